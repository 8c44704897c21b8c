package org.canvasgate.proposal;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.canvasgate.canvas.Block;
import org.canvasgate.canvas.Canvas;
import org.canvasgate.canvas.Item;
import org.canvasgate.canvas.ServiceKind;

/**
 * A draft as a document: one shape for the files that people load, the start form's {@code
 * document} and the content column of a revision. Reading expects what the schema has passed.
 */
final class ProposalDocument {
  private static final ObjectMapper JSON = new ObjectMapper();

  private ProposalDocument() {}

  static String write(ProposalDraft draft) {
    return toJson(draft).toString();
  }

  /** Reads what {@link #write} wrote. */
  static ProposalDraft read(String json) {
    try {
      return fromJson(JSON.readTree(json));
    } catch (com.fasterxml.jackson.core.JsonProcessingException broken) {
      throw new IllegalStateException("A stored proposal is no JSON.", broken);
    }
  }

  static ObjectNode toJson(ProposalDraft draft) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("id", draft.id());
    json.put("name_en", draft.nameEn());
    json.put("name_ko", draft.nameKo());
    json.put("city", draft.city());
    json.put("sector", draft.field());
    json.put("kind", draft.kind().key());
    json.put("summary", draft.summary());
    json.put("lead_body", draft.leadBody());
    json.set("other_bodies", texts(draft.otherBodies()));
    json.set("construction_cost", cost(draft.constructionCost()));
    json.put("annual_operating_cost", draft.annualOperatingCost());
    draft.funding().forEach(line -> json.withArray("funding").add(funding(line)));
    json.put("period", draft.period());
    json.put("users_or_usage", draft.usage());
    json.set("outcome", outcome(draft.outcome()));
    json.set("canvas", canvas(draft.canvas()));
    json.set("sources", texts(draft.sources()));
    json.put("sample", draft.sample());
    return json;
  }

  static ProposalDraft fromJson(JsonNode json) {
    return new ProposalDraft(
        text(json, "id"),
        text(json, "name_en"),
        text(json, "name_ko"),
        text(json, "city"),
        ServiceKind.of(text(json, "kind")),
        ServiceField.ofSector(text(json, "sector")).key(),
        text(json, "summary"),
        text(json, "lead_body"),
        list(json.path("other_bodies"), JsonNode::asText),
        cost(json.path("construction_cost")),
        number(json, "annual_operating_cost"),
        list(json.path("funding"), ProposalDocument::funding),
        text(json, "period"),
        text(json, "users_or_usage"),
        new Canvas(blocks(json.path("canvas"))),
        list(json.path("sources"), JsonNode::asText),
        outcome(json.path("outcome")),
        json.path("sample").asBoolean());
  }

  /** The items of each block, before anybody has looked whether their links lead anywhere. */
  static Map<Block, List<Item>> blocks(JsonNode canvas) {
    Map<Block, List<Item>> blocks = new EnumMap<>(Block.class);
    canvas
        .fields()
        .forEachRemaining(block -> blocks.put(Block.of(block.getKey()), items(block.getValue())));
    return blocks;
  }

  private static List<Item> items(JsonNode block) {
    if (block.isTextual()) return CanvasLines.claim(block.asText());
    return list(block, ProposalDocument::item);
  }

  private static Item item(JsonNode item) {
    if (item.isTextual()) return Item.of(CanvasLines.oneLine(item.asText()));
    return new Item(
        CanvasLines.oneLine(item.path("text").asText()),
        list(item.path("evidence"), evidence -> CanvasLines.oneLine(evidence.asText())),
        list(item.path("links"), link -> CanvasLines.link(link.asText())));
  }

  private static ObjectNode canvas(Canvas canvas) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    for (Block block : Block.values()) {
      String name = block.key().replace('-', '_');
      List<Item> items = canvas.items(block);
      if (items.isEmpty()) json.putNull(name);
      else items.forEach(item -> json.withArray(name).add(item(item)));
    }
    return json;
  }

  private static ObjectNode item(Item item) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("text", item.text());
    json.set("evidence", texts(item.evidence()));
    json.set("links", texts(item.links().stream().<String>map(CanvasLines::format).toList()));
    return json;
  }

  private static Cost cost(JsonNode json) {
    if (!json.isObject()) return Cost.UNKNOWN;
    return new Cost(
        number(json, "amount"), text(json, "currency"), text(json, "unit"), text(json, "basis"));
  }

  private static ObjectNode cost(Cost cost) {
    return JsonNodeFactory.instance
        .objectNode()
        .put("amount", cost.amount())
        .put("currency", cost.currency())
        .put("unit", cost.unit())
        .put("basis", cost.basis());
  }

  private static FundingLine funding(JsonNode json) {
    return new FundingLine(
        text(json, "kind"), number(json, "amount"), text(json, "share"), text(json, "note"));
  }

  private static ObjectNode funding(FundingLine line) {
    return JsonNodeFactory.instance
        .objectNode()
        .put("kind", line.kind())
        .put("amount", line.amount())
        .put("share", line.share())
        .put("note", line.note());
  }

  private static Outcome outcome(JsonNode json) {
    return json.isObject() ? new Outcome(text(json, "status"), text(json, "sentence")) : null;
  }

  static JsonNode outcome(Outcome outcome) {
    if (outcome == null) return JsonNodeFactory.instance.nullNode();
    return JsonNodeFactory.instance
        .objectNode()
        .put("status", outcome.status())
        .put("sentence", outcome.sentence());
  }

  private static ArrayNode texts(List<String> texts) {
    ArrayNode array = JsonNodeFactory.instance.arrayNode();
    texts.forEach(array::add);
    return array;
  }

  private static String text(JsonNode json, String name) {
    JsonNode value = json.path(name);
    return value.isTextual() && !value.asText().isBlank() ? value.asText().strip() : null;
  }

  private static Double number(JsonNode json, String name) {
    JsonNode value = json.path(name);
    return value.isNumber() ? value.asDouble() : null;
  }

  private static <T> List<T> list(JsonNode array, Function<JsonNode, T> reader) {
    List<T> list = new ArrayList<>();
    array.forEach(
        element -> {
          if (!element.isTextual() || !element.asText().isBlank()) list.add(reader.apply(element));
        });
    return list;
  }
}
