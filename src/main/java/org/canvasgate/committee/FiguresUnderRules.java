package org.canvasgate.committee;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalDate;
import java.util.Map;
import java.util.Set;
import org.canvasgate.canvas.Block;

/**
 * Computes a gate's own figures again from what a record holds, under other tables than those that
 * held then. One bean for each gate whose figures rest on tables of their own.
 */
public interface FiguresUnderRules {

  /** The part of the record that is read, as {@link RecordPart#name()}. */
  String part();

  /** The tables on which the figures rest. */
  Set<String> tables();

  /**
   * The figures under these rules.
   *
   * @param part as it was recorded
   * @param rules answers in place of the tables
   * @param on the day whose rules are asked for; null for the day on which they were asked then
   */
  Found under(JsonNode part, Rules rules, LocalDate on);

  /**
   * What comes out.
   *
   * @param score the gate's own score, 0 to 100; null is unknown
   * @param evidence points, 0 to 100, that the figures give to a block of the canvas
   * @param facts as the gate's delegate would give them to its tables
   */
  record Found(Double score, Map<Block, Double> evidence, Map<String, Object> facts) {}
}
