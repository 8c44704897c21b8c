package org.canvasgate.operation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.canvasgate.operation.OperationRoom.OPERATOR;
import static org.canvasgate.operation.OperationRoom.OTHER_OPERATOR;
import static org.canvasgate.operation.OperationRoom.SERVICE;
import static org.canvasgate.operation.OperationRoom.report;
import static org.canvasgate.operation.OperationRoom.task;

import java.time.LocalDate;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.canvasgate.form.Problem;
import org.canvasgate.maintenance.FundingSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ReportFormsTest {
  private OperationRoom room;

  @BeforeEach
  void open() {
    room = new OperationRoom();
  }

  @AfterEach
  void close() {
    room.close();
  }

  @Test
  void anInterimReportIsKeptAsItWasSentAndWhatIsEmptyStaysUnknown() {
    assertThat(room.submit("report-figures", task(OPERATOR), report())).isEmpty();
    Report kept = room.get(Reports.class).latest(SERVICE, 1).orElseThrow();
    assertThat(kept.kind()).isEqualTo(ReportKind.INTERIM);
    assertThat(kept.sequence()).isEqualTo(1);
    assertThat(kept.reportedBy()).isEqualTo(OPERATOR);
    assertThat(kept.figures().operatingCost()).isEqualTo(30);
    assertThat(kept.figures().actuals())
        .containsExactly(
            new Actual("rides", 300.0), new Actual("wait", 12.0), new Actual("uptime", null));
    assertThat(kept.figures().staff()).isNull();
    assertThat(kept.figures().incidents()).isNull();
  }

  @Test
  void interimReportsAreCountedOn() {
    room.submit("report-figures", task(OPERATOR), report());
    room.submit("report-figures", task(OPERATOR), report());
    assertThat(room.get(Reports.class).all(SERVICE))
        .extracting(Report::sequence)
        .containsExactly(1, 2);
  }

  @Test
  void theReportOfACycleAlsoTellsPeopleIncidentsAndIncome() {
    Map<String, Object> values = new HashMap<>(report());
    values.putAll(Map.of("staff", 2.5, "incidents", 4, "income_fees", 1.5, "income_indirect", 0));
    room.submit("report-actuals", task(OPERATOR), values);
    Figures figures = room.get(Reports.class).latest(SERVICE, 1).orElseThrow().figures();
    assertThat(figures.staff()).isEqualTo(2.5);
    assertThat(figures.incidents()).isEqualTo(4);
    assertThat(figures.income())
        .containsExactlyInAnyOrderEntriesOf(
            Map.of(FundingSource.FEES, 1.5, FundingSource.INDIRECT, 0.0));
  }

  @Test
  void aCycleIsReportedOnce() {
    room.submit("report-actuals", task(OPERATOR), report());
    assertThat(room.refused("report-actuals", task(OPERATOR), report()))
        .containsExactly(
            "The report of cycle 1 is already in. Report what has changed with the next interim"
                + " report.");
  }

  @Test
  void anotherOperatorIsRefusedAndNothingIsSaved() {
    assertThat(room.refused("report-figures", task(OTHER_OPERATOR), report()))
        .singleElement()
        .asString()
        .startsWith("Only the operator who is named for this service may report on it");
    assertThat(room.refused("report-actuals", task(OTHER_OPERATOR), report())).hasSize(1);
    assertThat(room.get(Reports.class).all(SERVICE)).isEmpty();
  }

  @Test
  void nobodyReportsWhereNoOperatorIsNamed() {
    Map<String, Object> nobody = new HashMap<>();
    nobody.put("operator", null);
    assertThat(room.refused("report-figures", task(OPERATOR, nobody), report())).hasSize(1);
  }

  @Test
  void everyProblemIsToldAtOnceInBothLanguages() {
    Map<String, Object> values =
        Map.of(
            "year",
            2027,
            "monthsCovered",
            7,
            "operatingCost",
            -1,
            "actual_4",
            5,
            "actual_1",
            "many");
    List<Problem> problems = room.problems("report-figures", task(OPERATOR), values);
    assertThat(problems)
        .extracting(Problem::field)
        .containsExactlyInAnyOrder(
            "monthsCovered", "operatingCost", "actual_1", "actual_4", "comment");
    assertThat(problems)
        .filteredOn(problem -> problem.key().startsWith("operation."))
        .hasSize(3)
        .allSatisfy(
            problem -> {
              assertThat(room.sentence(problem, Locale.ENGLISH)).endsWith(".");
              assertThat(room.sentence(problem, Locale.KOREAN)).endsWith("시기 바랍니다.");
            });
    assertThat(room.get(Reports.class).all(SERVICE)).isEmpty();
  }

  @Test
  void monthsThatHaveNotBegunAreRefused() {
    Map<String, Object> values = new HashMap<>(report());
    values.put("monthsCovered", 7);
    assertThat(room.refused("report-figures", task(OPERATOR), values))
        .containsExactly(
            "In 2027 only 6 months have begun. Give how many months of the year the costs cover,"
                + " from 1 to 6.");
  }

  @Test
  void aYearThatThePlanDoesNotCoverIsTakenAndItsOverrunIsUnknown() {
    Map<String, Object> values = new HashMap<>(report());
    values.put("year", 2026);
    room.submit("report-figures", task(OPERATOR), values);
    assertThat(room.get(OperationalReEvaluation.class).evidence(SERVICE, 1))
        .containsEntry("costOverrun", null)
        .containsEntry("usageShortfall", 0.25);
  }

  @Test
  void aPromiseThatThePlanDoesNotMakeIsRefused() {
    Map<String, Object> values = new HashMap<>(report());
    values.put("actual_4", 1);
    assertThat(room.refused("report-figures", task(OPERATOR), values))
        .containsExactly(
            "The plan makes only 3 promises, so promise no. 4 cannot be reported. Leave that field"
                + " empty.");
  }

  @Test
  void anEmptyReportNeedsToSayWhy() {
    Map<String, Object> empty = Map.of("year", 2027, "monthsCovered", 6);
    assertThat(room.refused("report-actuals", task(OPERATOR), empty))
        .containsExactly(
            "Nothing is reported. Give at least one figure, or say in the comment why none is known.");
    Map<String, Object> explained = new HashMap<>(empty);
    explained.put("comment", "The meters were replaced; no figures until August.");
    room.submit("report-actuals", task(OPERATOR), explained);
    assertThat(room.get(Reports.class).latest(SERVICE, 1)).isPresent();
  }

  @Test
  void halfAnIncidentIsRefused() {
    Map<String, Object> values = new HashMap<>(report());
    values.put("incidents", 1.5);
    assertThat(room.refused("report-actuals", task(OPERATOR), values))
        .containsExactly(
            "The number of incidents must be a whole number. Leave it empty where it is not known.");
  }

  @Test
  void theFormSaysWhenTheNextEvaluationIsDueAndWhatWasPromised() {
    Date due =
        Date.from(LocalDate.of(2027, 12, 15).atTime(9, 0).atZone(OperationRoom.SEOUL).toInstant());
    var task = task(OPERATOR, Map.of("nextEvaluationOn", due));
    Map<String, Object> english = room.form("report-figures").view(task, Locale.ENGLISH);
    assertThat(english)
        .containsEntry("serviceName", "Harbour shuttle")
        .containsEntry("nextEvaluation", "December 15, 2027")
        .containsEntry("promise_1", "Rides a day")
        .containsEntry("promise_1_target", "promised: at least 400 rides")
        .containsEntry("promise_2_target", "promised: at most 15 minutes")
        .containsEntry("costUnit", "KRW 100 million")
        .containsEntry("plannedCost", "40 × KRW 100 million")
        .doesNotContainKey("promise_4");
    assertThat(room.form("report-figures").view(task, Locale.KOREAN))
        .containsEntry("serviceName", "항만 셔틀")
        .containsEntry("nextEvaluation", "2027년 12월 15일")
        .containsEntry("promise_1_target", "약속: 400 rides 이상")
        .containsEntry("costUnit", "억원");
  }

  @Test
  void aYearWithoutPlannedCostIsShownAsUnknown() {
    room.on(LocalDate.of(2028, 3, 2));
    assertThat(room.form("report-actuals").view(task(OPERATOR), Locale.ENGLISH))
        .containsEntry("plannedCost", "not known");
  }
}
