package org.canvasgate.operation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.canvasgate.operation.OperationRoom.CHAIR;
import static org.canvasgate.operation.OperationRoom.OPERATOR;
import static org.canvasgate.operation.OperationRoom.PANEL;
import static org.canvasgate.operation.OperationRoom.SEOUL;
import static org.canvasgate.operation.OperationRoom.SERVICE;
import static org.canvasgate.operation.OperationRoom.ballot;
import static org.canvasgate.operation.OperationRoom.report;
import static org.canvasgate.operation.OperationRoom.task;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyString;
import static org.mockito.Mockito.doAnswer;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import java.time.LocalDate;
import java.util.Date;
import java.util.HashMap;
import java.util.Map;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.canvasgate.canvas.Block;
import org.canvasgate.committee.Scorecard;
import org.canvasgate.committee.Scorecards;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Each delegate does its work once, however often the engine runs it. */
class DelegatesTest {
  private OperationRoom room;
  private final Map<String, Object> facts = new HashMap<>(task("system").facts());

  @BeforeEach
  void open() {
    room = new OperationRoom();
  }

  @AfterEach
  void close() {
    room.close();
  }

  @Test
  void ratingsAndPromisesTogetherMakeTheScorecard() throws Exception {
    rated("5", "5", "5");
    run("operationDelegate");
    assertThat(facts)
        .containsEntry("promiseKeeping", 87.5)
        .containsEntry("costOverrun", 0.5)
        .containsEntry("usageShortfall", 0.25)
        .containsEntry("band", "pass")
        .containsEntry("agreementLow", false)
        .containsEntry("quorumMet", true)
        .containsEntry("deliberationsLeft", 1)
        .containsEntry("panelsLeft", 1);
    Scorecard card = room.get(Scorecards.class).latest(SERVICE).orElseThrow();
    // The panel's 100 and the evidence's 75 points count half each.
    assertThat(card.canvas().block(Block.CUSTOMER_SEGMENTS).score()).isEqualTo(87.5);
    assertThat(card.canvas().block(Block.KEY_ACTIVITIES).evidence()).isNull();
    assertThat(card.gateScore()).isEqualTo(87.5);
  }

  @Test
  void aSecondRunKeepsTheFirstScorecardAndGivesTheSameFacts() throws Exception {
    rated("4", "3", "2");
    run("operationDelegate");
    Map<String, Object> first = new HashMap<>(facts);
    run("operationDelegate");
    assertThat(facts).isEqualTo(first);
    assertThat(room.get(Scorecards.class).all(SERVICE)).hasSize(1);
  }

  @Test
  void whatNobodyReportedIsNullThroughToTheScorecard() throws Exception {
    room.openRating();
    room.submit("rate-operation", task(PANEL.get(0)), ballot("3"));
    run("operationDelegate");
    assertThat(facts)
        .containsEntry("promiseKeeping", null)
        .containsEntry("costOverrun", null)
        .containsEntry("usageShortfall", null)
        .containsEntry("canvasScore", 50.0)
        .containsEntry("quorumMet", false);
    Scorecard card = room.get(Scorecards.class).latest(SERVICE).orElseThrow();
    assertThat(card.gateScore()).isNull();
    assertThat(card.parts()).containsEntry("costOverrun", null).containsEntry("promisesKnown", 0);
    assertThat(card.canvas().blocks().values()).allSatisfy(b -> assertThat(b.evidence()).isNull());
  }

  @Test
  void aRoundWithoutABallotHasNoScore() throws Exception {
    room.openRating();
    run("operationDelegate");
    assertThat(facts)
        .containsEntry("canvasScore", null)
        .containsEntry("band", null)
        .containsEntry("quorumMet", false);
  }

  @Test
  void theLatestInterimReportIsWeighed() throws Exception {
    room.submit("report-figures", task(OPERATOR), report());
    Map<String, Object> later = report();
    later.remove("actual_1");
    later.put("operatingCost", 20);
    room.submit("report-figures", task(OPERATOR), later);
    run("evidenceDelegate");
    assertThat(facts).containsEntry("costOverrun", 0.0).containsEntry("usageShortfall", null);
    Map<String, Object> first = new HashMap<>(facts);
    run("evidenceDelegate");
    assertThat(facts).isEqualTo(first);
  }

  @Test
  void theNextEvaluationIsOnAWorkingMorningInSeoul() throws Exception {
    holiday("2027-12-15");
    facts.put("intervalMonths", 6);
    run("scheduleDelegate");
    assertThat(facts)
        .containsEntry(
            "nextEvaluationOn",
            Date.from(LocalDate.of(2027, 12, 16).atTime(9, 0).atZone(SEOUL).toInstant()));
  }

  @Test
  void aWeekendIsPassedOver() throws Exception {
    facts.put("intervalMonths", 3);
    room.on(LocalDate.of(2027, 7, 16));
    run("scheduleDelegate");
    // 16 October 2027 is a Saturday.
    assertThat(LocalDate.ofInstant(((Date) facts.get("nextEvaluationOn")).toInstant(), SEOUL))
        .isEqualTo("2027-10-18");
  }

  @Test
  void aSecondRunOnALaterDayDoesNotMoveTheDate() throws Exception {
    facts.put("intervalMonths", 12);
    run("scheduleDelegate");
    Object first = facts.get("nextEvaluationOn");
    room.on(LocalDate.of(2027, 8, 2));
    run("scheduleDelegate");
    assertThat(facts.get("nextEvaluationOn")).isEqualTo(first);
  }

  @Test
  void theNextCycleBeginsExactlyOnce() throws Exception {
    run("nextCycleDelegate");
    assertThat(facts).containsEntry("cycle", 1);
    room.submit(
        "confirm-operation",
        task(CHAIR, Map.of("recommendation", "continue")),
        Map.of("outcome", "continue"));
    run("nextCycleDelegate");
    assertThat(facts).containsEntry("cycle", 2);
    run("nextCycleDelegate");
    assertThat(facts).containsEntry("cycle", 2);
  }

  private void rated(String... ratings) {
    room.submit("report-actuals", task(OPERATOR), report());
    room.openRating();
    for (int i = 0; i < ratings.length; i++) {
      room.submit("rate-operation", task(PANEL.get(i)), ballot(ratings[i]));
    }
  }

  private void holiday(String day) {
    room.get(JdbcClient.class)
        .sql(
            "insert into holiday (day, name_en, name_ko) values (?::date, 'Holiday', '공휴일')"
                + " on conflict do nothing")
        .param(day)
        .update();
  }

  private void run(String delegate) throws Exception {
    DelegateExecution execution = mock(DelegateExecution.class);
    when(execution.getProcessBusinessKey()).thenReturn(SERVICE);
    when(execution.getVariables()).thenReturn(facts);
    when(execution.getVariable(anyString())).thenAnswer(call -> facts.get(call.getArgument(0)));
    doAnswer(call -> facts.put(call.getArgument(0), call.getArgument(1)))
        .when(execution)
        .setVariable(anyString(), any());
    doAnswer(
            call -> {
              facts.putAll(call.getArgument(0));
              return null;
            })
        .when(execution)
        .setVariables(any());
    room.get(delegate, JavaDelegate.class).execute(execution);
  }
}
