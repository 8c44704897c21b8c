package org.canvasgate.committee;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;

/**
 * What a room adds to the record of a decision: each bean of this kind gives one part of the
 * document that is frozen with the verdict. A part must hold all that a reader needs to follow the
 * decision, and nothing that can change its meaning later.
 */
public interface RecordPart {

  /** The part's name in the document, in kebab-case and the same for all gates. */
  String name();

  /**
   * The part for a decision, empty where it has none. Texts, numbers, booleans, lists and maps
   * only; whoever is named stands in it as a {@link Person}. A list of people, and a list of maps
   * that each have a {@code member} or an {@code evaluator}, is put in the order of the pseudonyms,
   * because the order of their ids would give them away; any other list stays in its order.
   */
  Map<String, Object> of(CaseRound round);

  /**
   * The figures of a part, computed again from the record alone. A part that holds figures puts
   * them under {@code figures} and computes them here; whoever checks a record compares the two.
   *
   * @param part this part as it was recorded, with pseudonyms
   * @param document the whole record
   */
  default Map<String, Object> figures(JsonNode part, JsonNode document) {
    return Map.of();
  }

  /**
   * Somebody named in a record. Outside the secretariat the record shows a pseudonym, the same for
   * the same person throughout one record.
   *
   * @param id user id
   */
  record Person(String id) {}
}
