package org.canvasgate.maintenance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.canvasgate.canvas.Block;
import org.canvasgate.committee.Gate;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WritePlanFormTest {
  private MaintenanceRoom room;

  @BeforeEach
  void openRoom() {
    room = new MaintenanceRoom();
  }

  @Test
  void aPlanIsKeptAsItWasWritten() {
    assertThat(write(PlanForms.full())).containsEntry("planRound", 1);

    FiledPlan filed = latest();
    Plan plan = filed.plan();
    assertThat(filed.submittedBy()).isEqualTo("kim");
    assertThat(filed.unit()).isEqualTo(MoneyUnit.KRW_100M);
    assertThat(filed.requirements()).isEqualTo("The fee is paid by the quarter.");
    assertThat(plan.currency()).isEqualTo("KRW");
    assertThat(plan.entity()).isEqualTo(EntityKind.PUBLIC_CORPORATION);
    assertThat(plan.operatingCostByYear()).containsExactly(48.0, 48.0, 48.0, 48.0, 48.0);
    assertThat(plan.funding(2029))
        .containsExactlyInAnyOrder(
            new Funding(2029, FundingSource.CENTRAL, 0.0, false),
            new Funding(2029, FundingSource.LOCAL, 30.0, true),
            new Funding(2029, FundingSource.FEES, 10.0, false));
    assertThat(plan.staff()).isEqualTo(new Staff(3.0, 2.0, true));
    assertThat(filed.promiseOfUsage())
        .contains(
            new Promise("promise-1", "Rides a day", Block.CUSTOMER_SEGMENTS, 350, "rides", true));
    assertThat(plan.promises()).hasSize(2);
  }

  @Test
  void whatIsKeptFillsTheFormAgain() {
    write(PlanForms.full());
    Map<String, Object> again = new HashMap<>(room.view(WritePlanForm.class));
    again.keySet().retainAll(PlanFields.ALL);
    assertThat(write(again)).containsEntry("planRound", 2);
    assertThat(latest().plan())
        .isEqualTo(room.the(Plans.class).of(room.id(), 1).orElseThrow().plan());
  }

  @Test
  void anEmptyCellInAUsedRowIsNotKnownAndNotZero() {
    write(PlanForms.with("fees_3", null));
    assertThat(latest().plan().funding(2029))
        .contains(new Funding(2029, FundingSource.FEES, null, false));
  }

  @Test
  void anEmptyRowIsASourceThatThePlanDoesNotCountOn() {
    write(PlanForms.full());
    assertThat(latest().plan().funding()).noneMatch(f -> f.source() == FundingSource.PRIVATE);
  }

  @Test
  void aSourceWithoutAnyAmountCanBeCountedOnAllTheSame() {
    write(PlanForms.with("unknownSources", List.of("private")));
    assertThat(latest().plan().funding(2031))
        .contains(new Funding(2031, FundingSource.PRIVATE, null, false));
  }

  @Test
  void aPlanOfWhichNothingIsKnownIsKeptAsUnknown() {
    write(PlanForms.nothingKnown());
    Plan plan = latest().plan();
    assertThat(plan.operatingCostByYear()).hasSize(5).containsOnlyNulls();
    assertThat(plan.constructionCost()).isNull();
    assertThat(plan.funding()).isEmpty();
    assertThat(plan.staff()).isEqualTo(Staff.UNKNOWN);
    assertThat(room.view(WritePlanForm.class)).containsEntry("costUnknown", true);
  }

  @ParameterizedTest
  @CsvSource({
    "firstYear, 27, maintenance.first-year",
    "firstYear, 2027.5, form.whole-number",
    "years, 6, form.number-out-of-range",
    "moneyUnit, gold, form.unknown-choice",
    "constructionCost, -1, form.number-out-of-range",
    "cost_2, -48, form.number-out-of-range",
    "cost_2, 4800000000, form.number-out-of-range",
    "fees_1, -1, form.number-out-of-range",
    "fees_1, NaN, form.number-out-of-range",
    "fees_1, much, form.number-out-of-range",
    "costUnknown, true, maintenance.cost-known-and-unknown",
    "unknownSources, lottery, form.unknown-choice",
    "secured_private, true, maintenance.secured-without-money",
    "dedicatedFte, -1, form.number-out-of-range",
    "tenureYears, 60, form.number-out-of-range",
    "handover, perhaps, form.unknown-choice",
    "promise_1_text, , maintenance.promise-without-text",
    "promise_1_target, , maintenance.promise-without-target",
    "promise_1_target, -5, form.number-out-of-range",
    "promise_1_block, , maintenance.promise-without-block",
    "promise_1_block, elsewhere, form.unknown-choice",
    "promise_1_direction, , maintenance.promise-without-direction",
    "usagePromise, 4, maintenance.usage-promise-empty",
    "usagePromise, nine, maintenance.usage-promise-empty",
    "years, 4, maintenance.year-outside-plan",
  })
  void aMistakeIsRefusedAndNothingIsKept(String field, String value, String problem) {
    assertThat(room.refusedFor(WritePlanForm.class, "kim", PlanForms.with(field, value)))
        .contains(problem);
    assertThat(room.the(Plans.class).latest(room.id())).isEmpty();
  }

  @Test
  void aPlanWithoutAnyCostNeedsToSayThatItIsNotKnown() {
    Map<String, Object> form = PlanForms.nothingKnown();
    form.remove("costUnknown");
    assertThat(room.refusedFor(WritePlanForm.class, "kim", form))
        .containsExactly("maintenance.no-cost");
  }

  @Test
  void aYearWithoutAnyFigureBetweenOthersIsRefused() {
    Map<String, Object> form =
        PlanForms.with("cost_3", null, "central_3", null, "local_3", null, "fees_3", null);
    assertThat(room.refused(WritePlanForm.class, "kim", form, Locale.ENGLISH))
        .singleElement()
        .asString()
        .startsWith("2029 has neither");
  }

  @Test
  void everyMistakeIsToldAtOnceInTheReadersLanguage() {
    Map<String, Object> form =
        PlanForms.with("cost_1", -1, "fees_2", -1, "promise_2_target", null, "years", null);
    assertThat(room.refused(WritePlanForm.class, "kim", form, Locale.ENGLISH))
        .hasSize(4)
        .anyMatch(s -> s.startsWith("Operating cost, year 1:"))
        .anyMatch(s -> s.startsWith("User fees, year 2:"))
        .anyMatch(s -> s.startsWith("Promise 2 has no target."));
    assertThat(room.refused(WritePlanForm.class, "kim", form, Locale.KOREAN))
        .hasSize(4)
        .anyMatch(s -> s.startsWith("운영비, 1차 연도"))
        .anyMatch(s -> s.startsWith("약속 2에 목표가 없습니다."));
  }

  @Test
  void theFirstPlanStartsFromWhatTheProposalSays() {
    assertThat(room.view(WritePlanForm.class))
        .containsEntry("firstYear", 2027)
        .containsEntry("moneyUnit", "krw-100m")
        .containsEntry("constructionCost", 243.0)
        .containsEntry("returned", false)
        .doesNotContainKey("cost_1");
  }

  @Test
  void aPlanOfSixHundredYearsCannotBeSlippedInByAnotherKey() {
    assertThat(room.refusedFor(WritePlanForm.class, "kim", PlanForms.with("cost_6", 1)))
        .containsExactly("form.unknown-fields");
    assertThat(room.refusedFor(WritePlanForm.class, "kim", PlanForms.with("sustainability", 100)))
        .containsExactly("form.unknown-fields");
  }

  @Test
  void theRequirementsOfTheOperatingEntityAreListedInBothLanguages() {
    assertThat(room.draw(RequirementsPanel.class, Locale.ENGLISH))
        .contains(
            "an entrusted public corporation", "The fee that the city pays", "Decree art. 22");
    assertThat(room.draw(RequirementsPanel.class, Locale.KOREAN)).contains("위탁 운영비 지급 계획");
    room.fact("entity", null);
    assertThat(room.draw(RequirementsPanel.class, Locale.KOREAN)).contains("알 수 없습니다");
  }

  private Map<String, Object> write(Map<String, Object> form) {
    return room.submit(WritePlanForm.class, "kim", form);
  }

  private FiledPlan latest() {
    return room.the(Plans.class).latest(room.id()).orElseThrow();
  }

  @Test
  void whatTheChairWantsChangedStandsAboveTheNextPlan() {
    write(PlanForms.full());
    room.the(org.canvasgate.committee.Verdicts.class)
        .give(
            new org.canvasgate.committee.CaseRound(room.id(), Gate.MAINTENANCE, 0, 1),
            "returned",
            "return",
            null,
            null,
            "ahn",
            Map.of("changes", "Say who pays from 2029 on."));
    assertThat(room.view(WritePlanForm.class))
        .containsEntry("returned", true)
        .containsEntry("changes", "Say who pays from 2029 on.")
        .containsEntry("cost_1", 48.0);
  }
}
