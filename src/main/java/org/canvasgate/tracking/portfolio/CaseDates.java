package org.canvasgate.tracking.portfolio;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.canvasgate.proposal.Status;
import org.canvasgate.tracking.portfolio.Spell.End;

/**
 * The days of a case that its times are counted from, all in Korea; null where it has not come so
 * far.
 *
 * @param proposed when the proposal came in
 * @param complete when what is now under review came in; null while intake asks for more
 * @param review the last verdict of the business-model review, null where there is none
 * @param consultation the last verdict on who is responsible
 * @param maintenance the last verdict on the maintenance plan
 * @param operating when the service was registered
 * @param status the case's status
 * @param closed when it came to that status
 */
record CaseDates(
    LocalDate proposed,
    LocalDate complete,
    Decision review,
    Decision consultation,
    Decision maintenance,
    LocalDate operating,
    String status,
    LocalDate closed) {

  /**
   * A verdict that counts.
   *
   * @param end whether the case goes on or ends; waiting where it is sent back to be mended
   */
  record Decision(LocalDate day, End end) {}

  /**
   * How working days between two days are counted; a seam, so that the rule can be tested with
   * plain numbers.
   */
  interface Calendar {
    int between(LocalDate from, LocalDate to);
  }

  /** The case's times, phase by phase, the last one open where the case is. */
  List<Spell> spells(LocalDate today, Calendar calendar) {
    List<Spell> spells = new ArrayList<>();
    LocalDate came = proposed;
    for (Phase phase : Phase.values()) {
      Decision left = left(phase);
      if (left == null || left.end() == End.WAITING || openAgain(left)) {
        End end = stillThere();
        LocalDate until = end == End.WAITING ? today : closed;
        spells.add(new Spell(phase, days(came, until, calendar), end));
        return spells;
      }
      spells.add(new Spell(phase, days(came, left.day(), calendar), left.end()));
      if (left.end() == End.STOPPED) return spells;
      came = left.day();
    }
    return spells;
  }

  /** A rejection to which one can still object is not the end yet. */
  private boolean openAgain(Decision left) {
    return left.end() == End.STOPPED && status.equals(Status.EVALUATING);
  }

  private Decision left(Phase phase) {
    return switch (phase) {
      case INTAKE -> complete == null ? null : new Decision(complete, End.PASSED);
      case REVIEW -> review;
      case CONSULTATION -> consultation;
      case MAINTENANCE -> maintenance;
      case PREPARATION -> operating == null ? null : new Decision(operating, End.PASSED);
      case OPERATION -> null;
    };
  }

  /** How a phase ended that no verdict ended: intake closes a case, a planner takes it back. */
  private End stillThere() {
    return switch (status) {
      case Status.WITHDRAWN -> End.WITHDRAWN;
      case Status.INCOMPLETE, Status.REJECTED, Status.RETIRED -> End.STOPPED;
      default -> End.WAITING;
    };
  }

  /** A clock that was set back must not give negative times. */
  private static int days(LocalDate from, LocalDate to, Calendar calendar) {
    return to.isBefore(from) ? 0 : calendar.between(from, to);
  }
}
