package org.canvasgate.maintenance;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Set;
import org.canvasgate.committee.FiguresUnderRules;
import org.canvasgate.committee.Rules;
import org.springframework.stereotype.Component;

/** How sustainable a recorded plan would have been under other rules and marks. */
@Component
class PlanUnderRules implements FiguresUnderRules {
  private final ObjectMapper json;
  private final Clock clock;

  PlanUnderRules(ObjectMapper json, Clock clock) {
    this.json = json;
    this.clock = clock;
  }

  @Override
  public String part() {
    return PlanRecord.NAME;
  }

  @Override
  public Set<String> tables() {
    return Set.of(SustainabilityRuleBook.TABLE, SustainabilityRuleBook.MARKS);
  }

  @Override
  public Found under(JsonNode part, Rules rules, LocalDate on) {
    try {
      JsonNode given = part.path("given");
      LocalDate day =
          on != null
              ? on
              : LocalDate.ofInstant(
                  Instant.parse(given.path("submittedAt").asText()), clock.getZone());
      var book = new SustainabilityRuleBook(rules);
      Sustainability found =
          Sustainability.of(
              json.treeToValue(given.path("plan"), Plan.class), book.on(day).withoutSimulation());
      return new Found(
          found.total(),
          MaintenanceEvidence.of(found),
          MaintenanceEvaluation.figures(
              found.total(), found.coverage(), found.unknownYears().size(), book.marks(day)));
    } catch (JsonProcessingException changed) {
      throw new UncheckedIOException(changed);
    }
  }
}
