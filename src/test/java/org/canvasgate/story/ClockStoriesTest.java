package org.canvasgate.story;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.camunda.bpm.engine.task.Task;
import org.canvasgate.record.Verification;
import org.canvasgate.testing.process.CausesFaults;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** The clock of the machine is put forward and back, and a year has a day more. */
@StoryTest
@CausesFaults
class ClockStoriesTest extends Story {
  private static final ZoneId KOREA = ZoneId.of("Asia/Seoul");
  private static final String REMINDER = "notice.reminder.score";
  private static final String ESCALATION = "notice.escalation.score";

  @Autowired Verification verification;

  @Test
  void aClockThatIsPutBackTellsNobodyTwiceAndTheWindowStillCloses() {
    proposeAndAppoint();
    Instant grace = date("windowGrace");
    goTo("windowReminder");
    List<String> reminded = told(REMINDER);
    assertThat(reminded).containsExactlyElementsOf(PANEL);

    clock.moveBy(Duration.ofDays(-3));
    settle();
    goTo(clock.instant().plus(Duration.ofDays(3)).plusSeconds(120));
    assertThat(told(REMINDER)).containsExactlyElementsOf(reminded);

    Task silent = open("score-canvas").get(0);
    goTo(grace.minusSeconds(60));
    assertThat(stage.isOpen(silent)).as("nobody loses a day of the window").isTrue();
    goTo(grace);
    assertThat(stage.isOpen(silent)).isFalse();
    assertThat(told(ESCALATION)).containsExactly(CHAIR, "secretariat");
  }

  @Test
  void aClockThatJumpsOverAWholeWindowRemindsEscalatesAndClosesOnceEach() {
    proposeAndAppoint();
    clock.moveTo(date("windowGrace").plus(Duration.ofDays(400)));
    settle();
    assertThat(open("score-canvas")).isEmpty();
    assertThat(told(REMINDER).size()).isLessThanOrEqualTo(PANEL.size());
    assertThat(told(ESCALATION).size()).isLessThanOrEqualTo(2);
    waitsFor("appoint-panel");
    // The clock is mended: the case goes on from where it stands.
    clock.moveBy(Duration.ofDays(-400));
    appoint(OTHERS);
    allAnswer("score-canvas", good());
    does(CHAIR, "confirm-review", outcome("pass"));
    waitsFor("draft-responsibilities");
  }

  @Test
  void recordsKeepTheirOrderByNumberWhenTheClockIsPutBackBetweenThem() {
    passReview();
    clock.moveBy(Duration.ofDays(-20));
    draft();
    bothAccept();
    does(CHAIR, "confirm-consultation", outcome("agreed"));
    assertThat(
            jdbc.sql(
                    """
                    select gate from record_entry where proposal_id = ? and subject = 'verdict'
                    order by number\
                    """)
                .param(id)
                .query(String.class)
                .list())
        .containsExactly("review", "consultation");
    assertThat(verification.verify(List.of()).problems()).isEmpty();
  }

  @Test
  void aServiceThatBeginsOnALeapDayIsEvaluatedOnTheLastOfFebruary() {
    clock.moveTo(Instant.parse("2028-02-16T01:00:00Z"));
    approvePlan();
    LocalDate leap = LocalDate.of(2028, 2, 29);
    goTo(leap.atTime(10, 0).atZone(KOREA).toInstant());
    assertThat(today()).isEqualTo(leap);
    startOperation();
    LocalDate first = date("nextEvaluationOn").atZone(KOREA).toLocalDate();
    assertThat(first).isBetween(LocalDate.of(2029, 2, 28), LocalDate.of(2029, 3, 2));
    untilReEvaluation();
    assertThat(open()).as("the re-evaluation has begun").containsExactly("report-actuals");
  }

  @Test
  void aWindowOverALeapDayCountsItAsADay() {
    // Monday the 21st to Monday the 28th, and Monday the 28th over Tuesday the 29th.
    clock.moveTo(Instant.parse("2027-02-22T01:00:00Z"));
    proposeAndAppoint();
    Duration usual = Duration.between(clock.instant(), date("windowDue"));
    clock.moveTo(Instant.parse("2028-02-21T01:00:00Z"));
    proposeAndAppoint();
    LocalDate due = date("windowDue").atZone(KOREA).toLocalDate();
    assertThat(windowWorkingDays(LocalDate.of(2028, 2, 21), due))
        .isEqualTo(
            windowWorkingDays(
                LocalDate.of(2027, 2, 22),
                Instant.parse("2027-02-22T01:00:00Z").plus(usual).atZone(KOREA).toLocalDate()));
    assertThat(due.isLeapYear()).isTrue();
  }

  /** Days on which offices are open, by the application's own calendar of holidays. */
  private long windowWorkingDays(LocalDate from, LocalDate until) {
    List<LocalDate> holidays = jdbc.sql("select day from holiday").query(LocalDate.class).list();
    return from.plusDays(1)
        .datesUntil(until.plusDays(1))
        .filter(day -> day.getDayOfWeek().getValue() < 6 && !holidays.contains(day))
        .count();
  }
}
