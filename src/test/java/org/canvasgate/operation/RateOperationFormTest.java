package org.canvasgate.operation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.canvasgate.operation.OperationRoom.OPERATOR;
import static org.canvasgate.operation.OperationRoom.PANEL;
import static org.canvasgate.operation.OperationRoom.SERVICE;
import static org.canvasgate.operation.OperationRoom.ballot;
import static org.canvasgate.operation.OperationRoom.report;
import static org.canvasgate.operation.OperationRoom.task;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.canvasgate.canvas.Rating;
import org.canvasgate.committee.Ballots;
import org.canvasgate.committee.CaseRound;
import org.canvasgate.committee.Gate;
import org.canvasgate.committee.Panels;
import org.canvasgate.committee.Windows;
import org.canvasgate.form.TaskContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RateOperationFormTest {
  private static final String FORM = "rate-operation";
  private static final CaseRound FIRST = new CaseRound(SERVICE, Gate.OPERATION, 1, 1);

  private OperationRoom room;

  @BeforeEach
  void open() {
    room = new OperationRoom();
    room.openRating();
  }

  @AfterEach
  void close() {
    room.close();
  }

  @Test
  void aMembersRatingsAreKeptForTheRound() {
    Map<String, Object> values = ballot("4");
    values.put("score_channels", "na");
    values.put("comment_channels", "There is no channel but the stop.");
    room.submit(FORM, task(PANEL.get(0)), values);
    assertThat(room.get(Ballots.class).own(FIRST, PANEL.get(0)))
        .hasSize(11)
        .filteredOn(rating -> !rating.applicable())
        .extracting(Rating::comment)
        .containsExactly("There is no channel but the stop.");
  }

  @Test
  void aBlockLeftOutIsNamedWithEveryOther() {
    Map<String, Object> values = ballot("3");
    values.remove("score_channels");
    values.put("score_key_partners", "6");
    assertThat(room.refused(FORM, task(PANEL.get(0)), values)).hasSize(2);
    assertThat(room.get(Ballots.class).own(FIRST, PANEL.get(0))).isEmpty();
  }

  @Test
  void whoDoesNotSitOnThePanelCannotRate() {
    assertThat(room.refused(FORM, task("member-z"), ballot("5"))).hasSize(1);
    assertThat(room.get(Ballots.class).own(FIRST, "member-z")).isEmpty();
  }

  @Test
  void whoStepsAsideCountsNoLongerAndGivesNoRating() {
    room.submit(
        FORM,
        task(PANEL.get(1)),
        Map.of("recuse", true, "recusalReason", "I advise the operator."));
    assertThat(room.get(Panels.class).of(FIRST).sitting()).doesNotContain(PANEL.get(1));
    assertThat(room.get(Ballots.class).own(FIRST, PANEL.get(1))).isEmpty();
  }

  @Test
  void steppingAsideNeedsAReason() {
    assertThat(room.problems(FORM, task(PANEL.get(1)), Map.of("recuse", true)))
        .extracting("field")
        .containsExactly("recusalReason");
    assertThat(room.get(Panels.class).of(FIRST).sitting()).contains(PANEL.get(1));
  }

  @Test
  void theFormShowsRubricClaimAndEvidenceOfEachBlockInTheReadersLanguage() {
    room.submit("report-figures", task(OPERATOR), report());
    Map<String, Object> view = room.form(FORM).view(task(PANEL.get(0)), Locale.ENGLISH);
    assertThat(view)
        .containsEntry("deliberating", false)
        .containsEntry("claim_customer_segments", "Residents of the harbour")
        .containsEntry("claim_channels", "not known")
        .containsEntry(
            "evidence_customer_segments",
            "Evidence: the promises of this block stand at **75 of 100 points**.")
        .containsEntry(
            "evidence_key_activities", "Evidence: no promise of this block has a known figure.");
    assertThat((String) view.get("rubric_channels"))
        .startsWith("- **1** The channel")
        .contains("- **5** As 4");
    assertThat(
            (String) room.form(FORM).view(task(PANEL.get(0)), Locale.KOREAN).get("rubric_channels"))
        .startsWith("- **1** 채널");
  }

  @Test
  void aDeliberationStartsFromOnesOwnRatingsAndAChangeNeedsAReason() {
    room.submit(FORM, task(PANEL.get(0)), ballot("2"));
    room.submit(FORM, task(PANEL.get(1)), ballot("5"));
    room.get(Windows.class).close(FIRST);
    TaskContext again = task(PANEL.get(0), Map.of("round", room.openRound(), "deliberations", 1));
    assertThat(room.form(FORM).view(again, Locale.ENGLISH))
        .containsEntry("deliberating", true)
        .containsEntry("score_channels", "2");
    Map<String, Object> changed = new HashMap<>(ballot("2"));
    changed.put("score_channels", "3");
    changed.put("reason_key_partners", "A reason beside another block explains nothing here.");
    assertThat(room.refused(FORM, again, changed))
        .containsExactly(
            "You rate Channels otherwise than before the deliberation. Say why beside it, or keep"
                + " your rating.");
    changed.put("reason_channels", "The depot's records convinced me.");
    room.submit(FORM, again, changed);
    TaskContext other = task(PANEL.get(1), again.facts());
    room.submit(FORM, other, ballot("5"));
  }
}
