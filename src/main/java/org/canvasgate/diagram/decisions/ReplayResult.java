package org.canvasgate.diagram.decisions;

import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * What came of evaluating past decisions again, as it is kept with the change.
 *
 * @param tables what each changed table would answer, one entry a table
 * @param gates what would be recommended, one entry a gate and question
 * @param scores how the canvas scores of these decisions would move
 * @param lines the decisions that would differ, the gravest first; no more than are shown
 * @param lineCount how many there are
 * @param services the services concerned, the gravest first; no more than are shown
 * @param serviceCount how many there are
 * @param beforeRecords decisions from before documents were kept: their inputs are not known
 * @param millis how long it took
 */
public record ReplayResult(
    List<Table> tables,
    List<Gate> gates,
    Scores scores,
    List<Line> lines,
    long lineCount,
    List<Service> services,
    long serviceCount,
    long beforeRecords,
    long millis) {

  /**
   * The past answers of one table.
   *
   * @param asked how often it was asked
   * @param same how often it would answer as it did
   * @param differs how often otherwise
   * @param alreadyOther of these, how often the table in force would, too, and the same: not this
   *     change makes the difference
   * @param unknown how often its inputs are not known
   * @param unknownNames by what is not known, how often
   * @param failed how often it would give no valid answer
   * @param failure what it says the first time; null where it never fails
   * @param turns by rule, what would become of its answers, the most frequent first
   * @param moreTurns answers that differ in yet other ways
   */
  public record Table(
      String table,
      long asked,
      long same,
      long differs,
      long alreadyOther,
      long unknown,
      Map<String, Long> unknownNames,
      long failed,
      String failure,
      List<Turn> turns,
      long moreTurns) {}

  /**
   * Answers that would turn in the same way.
   *
   * @param before ids of the rules that held, in the table's order
   * @param after ids of those that would
   * @param services some of the services, by id
   */
  public record Turn(
      List<String> before,
      List<String> after,
      List<Cell> cells,
      long count,
      List<String> services) {}

  /** An output that would differ; null is no value. */
  public record Cell(String output, String before, String after) {

    /** By how much it would rise; null where the two are not numbers. */
    public Double rise() {
      try {
        return before == null || after == null
            ? null
            : Double.valueOf(Double.parseDouble(after) - Double.parseDouble(before));
      } catch (NumberFormatException text) {
        return null;
      }
    }
  }

  /**
   * The decisions of one gate on one question.
   *
   * @param question the output that recommends: recommendation, or voteConclusion
   * @param followed of those that would differ, how many verdicts followed what was recommended
   */
  public record Gate(
      String gate,
      String question,
      long decided,
      long same,
      long differs,
      long alreadyOther,
      long followed,
      long unknown,
      Map<String, Long> unknownNames,
      List<Shift> shifts) {}

  /** Decisions of which something else would have been recommended; null is nothing. */
  public record Shift(String before, String after, long count, long followed) {}

  /**
   * How canvas scores would move, in points.
   *
   * @param mean over those that move; null where none does
   * @param bins by points moved, rounded away from zero and cut off at ten, how many
   */
  public record Scores(
      long same, long up, long down, long unknown, Double mean, Map<Integer, Long> bins) {}

  /**
   * A decision that would differ.
   *
   * @param number of its record
   * @param recorded what was recommended then; null is nothing
   * @param inForce what the tables in force would recommend
   * @param computed what the changed ones would
   * @param outcome what was decided, by people
   * @param unknown what is not known, so that nothing can be said; empty elsewhere
   */
  public record Line(
      long number,
      String proposalId,
      String gate,
      int cycle,
      int round,
      Instant recordedAt,
      String question,
      String recorded,
      String inForce,
      String computed,
      String outcome,
      boolean followed,
      Double scoreBefore,
      Double scoreAfter,
      String bandBefore,
      String bandAfter,
      Double gateScoreBefore,
      Double gateScoreAfter,
      List<String> unknown) {

    /** By how many points the canvas score would move; null where it is not known. */
    public Double moved() {
      return scoreBefore == null || scoreAfter == null
          ? null
          : Double.valueOf(scoreAfter - scoreBefore);
    }

    /** Whether something else would have been recommended. */
    boolean recommendsOther() {
      return unknown.isEmpty() && !java.util.Objects.equals(recorded, computed);
    }
  }

  /**
   * What would differ for one service.
   *
   * @param verdicts decisions of which something else would have been recommended
   * @param most by how many points its canvas score would move at most, either way
   */
  public record Service(String proposalId, long answers, long verdicts, double most) {}
}
