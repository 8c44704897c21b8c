package org.canvasgate.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.camunda.bpm.engine.task.Task;
import org.canvasgate.committee.condition.Condition;
import org.canvasgate.committee.condition.ConditionOwners;
import org.canvasgate.committee.condition.Conditions;
import org.canvasgate.committee.opinion.Opinions;
import org.canvasgate.form.CaseSection;
import org.canvasgate.form.Refusal;
import org.canvasgate.tracking.Withdrawals;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What a verdict asks for comes back as a task, and what members say against it stays with it. */
abstract class ConditionStories extends Story {
  private static final Map<String, Object> REPORT = Map.of("done", SAID, "evidence", SAID);
  private static final Map<String, Object> FULFILLED = Map.of("finding", "fulfilled");
  private static final String FARE = "Set a fare.";

  @Autowired Conditions conditions;
  @Autowired ConditionOwners owners;
  @Autowired Opinions opinions;
  @Autowired Withdrawals withdrawals;
  @Autowired List<CaseSection> sections;

  @Test
  void theOwnerReportsAndTheSecretariatSendsItBackOnceAndThenConfirms() {
    passOn(condition(FARE, "planner"));
    waitsFor("draft-responsibilities", "report-condition");
    assertThat(told("notice.condition.set")).containsExactly(PLANNER);
    assertThat(mayNot("planner2", task(PLANNER, "report-condition"), REPORT)).isTrue();
    isRefused(PLANNER, "report-condition", Map.of("done", SAID), "form.missing");
    does(PLANNER, "report-condition", REPORT);
    assertThat(told("notice.condition.reported")).containsExactly("secretariat");
    isRefused(
        SECRETARY,
        "confirm-condition",
        Map.of("finding", "returned"),
        "condition.return-needs-answer");
    does(SECRETARY, "confirm-condition", Map.of("finding", "returned", "answer", "By which law?"));
    assertThat(told("notice.condition.returned")).containsExactly(PLANNER);
    does(PLANNER, "report-condition", REPORT);
    does(CHAIR, "confirm-condition", FULFILLED);
    waitsFor("draft-responsibilities");
    Condition done = only();
    assertThat(done.state()).isEqualTo(Condition.State.FULFILLED);
    assertThat(done.reports()).extracting(Condition.Report::fulfilled).containsExactly(false, true);
    took("gateway-condition-fulfilled-to-gateway-condition-owner");
    assertThat(
            count(
                """
                select count(*) from record_entry
                where proposal_id = ? and kind = 'addendum' and subject = 'condition'""",
                id))
        .isEqualTo(1);
  }

  @Test
  void nobodyConfirmsTheirOwnReport() {
    passOn(condition(FARE, "secretariat"));
    waitsFor("draft-responsibilities", "report-condition-office");
    assertThat(told("notice.condition.set")).containsExactly("secretariat");
    does(SECRETARY, "report-condition-office", REPORT);
    isRefused(SECRETARY, "confirm-condition", FULFILLED, "condition.own-report");
    does(CHAIR, "confirm-condition", FULFILLED);
    assertThat(only().state()).isEqualTo(Condition.State.FULFILLED);
    took("gateway-condition-owner-to-report-condition-office");
  }

  @Test
  void theOwnerIsRemindedAndTheChairIsToldWhenTheDateHasPassed() {
    passOn(condition(FARE, "planner"));
    goTo("conditionReminder");
    assertThat(told("notice.condition.reminder")).containsExactly(PLANNER);
    assertThat(told("notice.condition.late")).isEmpty();
    goTo("conditionDue");
    assertThat(told("notice.condition.late")).containsExactly("chairs", "secretariat");
    does(PLANNER, "report-condition", REPORT);
    assertThat(only().state()).isEqualTo(Condition.State.REPORTED);
    took("remind-timer-condition-to-remind-condition", "due-timer-condition-to-escalate-condition");
  }

  @Test
  void aConditionEndsWithItsCase() {
    passOn(condition(FARE, "planner"));
    withdrawals.withdraw(proposals.get(id), PLANNER, SAID);
    settle();
    ended("withdrawn");
    assertThat(only().state()).isEqualTo(Condition.State.LAPSED);
    took("case-closed-to-lapse-condition");
  }

  @Test
  void whatFallsToTheOperatorFallsToThePlannerUntilThereIsOneAndThenFollowsTheOperator() {
    agree();
    does(PLANNER, "write-plan", Planned.sound());
    vote(approve());
    does(CHAIR, "confirm-plan", with(outcome("approved"), condition(FARE, "operator")));
    assertThat(assignee()).isEqualTo(PLANNER);
    startOperation();
    assertThat(assignee()).isEqualTo(OPERATOR);
    assertThat(only().owner()).isEqualTo(OPERATOR);
    owners.hand(only().id(), SECOND_OPERATOR);
    assertThat(assignee()).isEqualTo(SECOND_OPERATOR);
    assertThat(told("notice.condition.set")).containsExactly(OPERATOR, SECOND_OPERATOR, PLANNER);
    assertThat(conditions.ownedBy(SECOND_OPERATOR)).contains(only());
    assertThat(conditions.ownedBy(OPERATOR)).doesNotContain(only());
  }

  @Test
  void aPersonIsNamedAndARejectionHasNoConditions() {
    proposeAndAppoint();
    allAnswer("score-canvas", good());
    isRefused(
        CHAIR,
        "confirm-review",
        with(outcome("reject"), condition(FARE, "planner")),
        "condition.outcome-has-none");
    isRefused(
        CHAIR,
        "confirm-review",
        with(outcome("pass"), condition(FARE, "person:nobody")),
        "condition.unknown-owner");
    isRefused(
        CHAIR,
        "confirm-review",
        with(with(outcome("pass"), condition(FARE, "planner")), "condition_1_due", "2027-03-02"),
        "condition.due-too-early");
    does(CHAIR, "confirm-review", with(outcome("pass"), condition(FARE, "person:body")));
    assertThat(assignee()).isEqualTo("body");
  }

  // --- minority opinions

  @Test
  void aMemberAttachesAnOpinionOnceTheRoundIsClosedAndTheChairReadsIt() {
    proposeAndAppoint();
    cannotSay(PANEL.get(0), "while the round is open");
    allAnswer("score-canvas", good());
    opinions.give(id, PANEL.get(0), "The fare is too high.");
    cannotSay(PANEL.get(0), "a second time");
    cannotSay("member7", "without a seat");
    cannotSay(PLANNER, "as the planner");
    assertThat(opinions.all(id)).hasSize(1).allMatch(o -> !o.late());
    does(CHAIR, "confirm-review", outcome("pass"));
    opinions.give(id, PANEL.get(1), "I would have asked for more.");
    assertThat(opinions.all(id)).filteredOn(o -> o.late()).hasSize(1);
    assertThat(
            count(
                """
                select count(*) from record_entry
                where proposal_id = ? and kind = 'addendum' and subject = 'minority-opinion'""",
                id))
        .isEqualTo(1);
    assertThat(
            count(
                """
                select count(*) from record_entry
                where proposal_id = ? and subject = 'minority-opinion'
                  and document like '%"' || ? || '"%'""",
                id, PANEL.get(1)))
        .as("its author stands in it under a pseudonym only")
        .isZero();
    goTo(clock.instant().plus(java.time.Duration.ofDays(31)));
    cannotSay(PANEL.get(2), "after the period");
  }

  @Test
  void whoeverSteppedAsideSaysNothing() {
    proposeAndAppoint();
    does(PANEL.get(0), "score-canvas", recusal());
    allAnswer("score-canvas", good());
    cannotSay(PANEL.get(0), "when recused");
  }

  @Test
  void anOpinionIsReadByNameByThoseWhoJudgeAndWithoutTheNameByTheApplicant() {
    proposeAndAppoint();
    does(PANEL.get(2), "score-canvas", recusal());
    allAnswer("score-canvas", good());
    opinions.give(id, PANEL.get(0), "The fare is too high.");
    assertThat(section(PANEL.get(0), "committee").toString()).contains("The fare is too high.");
    for (String other : List.of(PANEL.get(1), SECRETARY, PLANNER))
      assertThat(section(other, "committee").toString())
          .as("before the verdict, " + other)
          .doesNotContain("The fare is too high.");
    does(CHAIR, "confirm-review", with(outcome("pass"), condition(FARE, "planner")));
    assertThat(section(PANEL.get(1), "committee").toString())
        .contains("The fare is too high.", PANEL.get(0));
    assertThat(section(PLANNER, "planners").toString())
        .contains("The fare is too high.")
        .doesNotContain(PANEL.get(0));
    jdbc.sql(
            """
            insert into recusal (proposal_id, person, kind, reason, decided_by, decided_at)
            values (?, ?, 'challenged', 'A party asked for it.', 'chair', now())
            on conflict do nothing""")
        .params(id, PANEL.get(2))
        .update();
    for (CaseSection section : sections)
      if (section.getClass().getPackageName().matches(".*(condition|opinion|objection)"))
        assertThat(section.model(id, PANEL.get(2), Set.of("committee"), Locale.ENGLISH))
            .as("whoever stepped aside sees nothing")
            .isEmpty();
  }

  private Map<String, Object> section(String reader, String group) {
    return sections.stream()
        .filter(section -> section.template().equals("committee/opinions"))
        .findFirst()
        .orElseThrow()
        .model(id, reader, Set.of(group), Locale.ENGLISH);
  }

  private void cannotSay(String member, String when) {
    assertThatThrownBy(() -> opinions.give(id, member, SAID))
        .as(when)
        .isInstanceOf(Refusal.class)
        .hasMessageContaining("opinion.not-open");
  }

  private void passOn(Map<String, Object> condition) {
    proposeAndAppoint();
    allAnswer("score-canvas", good());
    does(CHAIR, "confirm-review", with(outcome("pass"), condition));
  }

  private Condition only() {
    List<Condition> all = conditions.of(id);
    assertThat(all).hasSize(1);
    return all.get(0);
  }

  private String assignee() {
    List<Task> tasks = open("report-condition");
    assertThat(tasks).hasSize(1);
    return tasks.get(0).getAssignee();
  }
}
