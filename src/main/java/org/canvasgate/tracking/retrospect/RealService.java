package org.canvasgate.tracking.retrospect;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.canvasgate.canvas.Block;
import org.canvasgate.canvas.Keys;
import org.canvasgate.proposal.ProposalDraft;
import org.canvasgate.proposal.ProposalFile;
import org.canvasgate.tracking.retrospect.PlanningFacts.Amount;
import org.canvasgate.tracking.retrospect.PlanningFacts.Money;
import org.canvasgate.tracking.retrospect.PlanningFacts.Part;
import org.canvasgate.tracking.retrospect.PlanningFacts.Use;

/**
 * A real service: all that is recorded of it, and what of that was known when it was planned.
 *
 * @param record that of the sample data
 * @param facts what was known
 */
record RealService(ProposalDraft record, PlanningFacts facts) {
  private static final String SERVICES = "/sample/services.json";
  private static final String FACTS = "/retrospect/planning-facts.json";

  RealService {
    if (!record.id().equals(facts.id()))
      throw new IllegalArgumentException(
          "The facts of %s do not belong to %s.".formatted(facts.id(), record.id()));
  }

  /** The sixteen services of the sample data, in their order. */
  static List<RealService> all() {
    List<ProposalDraft> services = ProposalFile.read(bytes(SERVICES), SERVICES);
    JsonNode facts = json(FACTS);
    List<RealService> records = new ArrayList<>();
    for (int i = 0; i < services.size(); i++)
      records.add(new RealService(services.get(i), facts(facts.path(i))));
    return List.copyOf(records);
  }

  private static PlanningFacts facts(JsonNode json) {
    List<Part> parts = new ArrayList<>();
    json.path("blocks")
        .fields()
        .forEachRemaining(
            block -> block.getValue().forEach(part -> parts.add(part(block.getKey(), part))));
    List<Money> money = new ArrayList<>();
    json.path("funding").forEach(line -> money.add(money(line)));
    JsonNode figures = json.path("figures");
    return new PlanningFacts(
        json.path("id").asText(),
        text(json, "planned"),
        json.path("programme").asText(),
        Keys.find(Fate.class, json.path("fate").asText()),
        json.path("contested").asBoolean(),
        json.path("why_en").asText(),
        json.path("why_ko").asText(),
        List.copyOf(parts),
        amount(figures.path("construction_cost"), "level"),
        amount(figures.path("annual_operating_cost"), "level"),
        List.copyOf(money));
  }

  private static Part part(String block, JsonNode json) {
    String from = text(json, "from");
    return new Part(
        Block.of(block),
        level(json, "level"),
        json.path("text").asText(),
        from == null ? "canvas." + block : from);
  }

  private static Money money(JsonNode json) {
    return new Money(
        json.path("line").asInt(),
        level(json, "level"),
        Keys.find(Use.class, json.path("use").asText()),
        amount(json, "amountLevel"));
  }

  private static Amount amount(JsonNode json, String level) {
    return json.path("amount").isNumber()
        ? new Amount(
            level(json, level),
            json.path("amount").asDouble(),
            text(json, "quote"),
            text(json, "from"))
        : null;
  }

  private static Level level(JsonNode json, String name) {
    return Keys.find(Level.class, json.path(name).asText());
  }

  private static String text(JsonNode json, String name) {
    return json.path(name).isTextual() ? json.path(name).asText() : null;
  }

  private static JsonNode json(String resource) {
    try {
      return new ObjectMapper().readTree(bytes(resource));
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }

  private static byte[] bytes(String resource) {
    try (InputStream file = RealService.class.getResourceAsStream(resource)) {
      return file.readAllBytes();
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }
}
