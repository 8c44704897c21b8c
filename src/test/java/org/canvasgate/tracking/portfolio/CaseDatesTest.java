package org.canvasgate.tracking.portfolio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import org.canvasgate.proposal.Status;
import org.canvasgate.tracking.portfolio.CaseDates.Decision;
import org.canvasgate.tracking.portfolio.Spell.End;
import org.junit.jupiter.api.Test;

/** Which times a case's days make; days are counted plainly here. */
class CaseDatesTest {
  private static final LocalDate START = LocalDate.of(2026, 3, 2);
  private static final LocalDate TODAY = START.plusDays(100);

  @Test
  void aRunningServiceHasBeenThroughEveryPhase() {
    assertThat(
            spells(
                new CaseDates(
                    START,
                    on(4),
                    passed(20),
                    passed(50),
                    passed(70),
                    on(90),
                    Status.OPERATING,
                    on(90))))
        .containsExactly(
            new Spell(Phase.INTAKE, 4, End.PASSED),
            new Spell(Phase.REVIEW, 16, End.PASSED),
            new Spell(Phase.CONSULTATION, 30, End.PASSED),
            new Spell(Phase.MAINTENANCE, 20, End.PASSED),
            new Spell(Phase.PREPARATION, 20, End.PASSED),
            new Spell(Phase.OPERATION, 10, End.WAITING));
  }

  @Test
  void aCaseThatIsSentBackIsStillWhereItWas() {
    assertThat(
            spells(
                new CaseDates(
                    START,
                    on(1),
                    new Decision(on(30), End.WAITING),
                    null,
                    null,
                    null,
                    Status.EVALUATING,
                    START)))
        .containsExactly(
            new Spell(Phase.INTAKE, 1, End.PASSED), new Spell(Phase.REVIEW, 99, End.WAITING));
  }

  @Test
  void aRejectionThatCanBeObjectedToIsNotTheEnd() {
    var rejected = new Decision(on(30), End.STOPPED);
    assertThat(last(dates(rejected, Status.EVALUATING, START)))
        .isEqualTo(new Spell(Phase.REVIEW, 99, End.WAITING));
    assertThat(last(dates(rejected, Status.REJECTED, on(60))))
        .isEqualTo(new Spell(Phase.REVIEW, 29, End.STOPPED));
  }

  @Test
  void whatIsWithdrawnIsWatchedUntilThatDay() {
    assertThat(last(dates(null, Status.WITHDRAWN, on(11))))
        .isEqualTo(new Spell(Phase.REVIEW, 10, End.WITHDRAWN));
  }

  @Test
  void intakeClosesWhatStaysIncomplete() {
    assertThat(
            spells(new CaseDates(START, null, null, null, null, null, Status.INCOMPLETE, on(28))))
        .containsExactly(new Spell(Phase.INTAKE, 28, End.STOPPED));
  }

  @Test
  void phasesTellWhatBecameOfTheirCasesAndWhoIsLate() {
    List<Spell> spells =
        List.of(
            new Spell(Phase.REVIEW, 12, End.PASSED),
            new Spell(Phase.REVIEW, 25, End.STOPPED),
            new Spell(Phase.REVIEW, 21, End.WAITING),
            new Spell(Phase.REVIEW, 3, End.WAITING),
            new Spell(Phase.REVIEW, 6, End.WITHDRAWN));

    PhaseTime review = PhaseTime.of(spells, Map.of(Phase.REVIEW, 20)).get(Phase.REVIEW.ordinal());

    assertThat(review.came()).isEqualTo(5);
    assertThat(review.passed()).isEqualTo(1);
    assertThat(review.stopped()).isEqualTo(1);
    assertThat(review.withdrawn()).isEqualTo(1);
    assertThat(review.waiting()).isEqualTo(2);
    assertThat(review.late()).isEqualTo(1);
    // At risk on day 12 are three, of whom one leaves: two thirds take longer than 20 days.
    assertThat(review.overTarget()).isCloseTo(2.0 / 3, within(1e-12));
    assertThat(PhaseTime.of(spells, Map.of()).get(Phase.REVIEW.ordinal()).overTarget()).isNull();
  }

  private static CaseDates dates(Decision review, String status, LocalDate closed) {
    return new CaseDates(START, on(1), review, null, null, null, status, closed);
  }

  private static Spell last(CaseDates dates) {
    List<Spell> spells = spells(dates);
    return spells.get(spells.size() - 1);
  }

  private static List<Spell> spells(CaseDates dates) {
    return dates.spells(TODAY, (from, to) -> (int) ChronoUnit.DAYS.between(from, to));
  }

  private static Decision passed(int day) {
    return new Decision(on(day), End.PASSED);
  }

  private static LocalDate on(int day) {
    return START.plusDays(day);
  }
}
