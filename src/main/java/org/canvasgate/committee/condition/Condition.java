package org.canvasgate.committee.condition;

import java.time.LocalDate;
import java.util.List;
import org.canvasgate.committee.CaseRound;

/**
 * A condition of a verdict.
 *
 * @param id its number, over all cases
 * @param round the verdict's
 * @param number counts the conditions of one verdict, from 1
 * @param owner user id; null where the secretariat as a whole owns it
 * @param due last day, in Korea's calendar
 * @param reports what was reported, in that order
 */
public record Condition(
    long id,
    CaseRound round,
    int number,
    String text,
    OwnerRole role,
    String owner,
    LocalDate due,
    State state,
    List<Report> reports) {
  public Condition {
    reports = List.copyOf(reports);
  }

  /** How far a condition is. */
  public enum State {
    /** Set by a verdict that has not been recorded yet. */
    SET,
    OPEN,
    REPORTED,
    FULFILLED,
    /** The case ended before it was fulfilled. */
    LAPSED;

    public String key() {
      return org.canvasgate.canvas.Keys.of(this);
    }

    static State of(String key) {
      return org.canvasgate.canvas.Keys.find(State.class, key);
    }

    /** Whether somebody still has to do something. */
    public boolean pending() {
      return this == SET || this == OPEN || this == REPORTED;
    }
  }

  /**
   * What the owner reported.
   *
   * @param fulfilled whether that was enough; null until it is examined
   * @param answer what whoever examined it said; null until then
   */
  public record Report(
      String done, String evidence, String reportedBy, Boolean fulfilled, String answer) {}
}
