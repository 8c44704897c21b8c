package org.canvasgate.story;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.camunda.bpm.engine.identity.Group;
import org.camunda.bpm.engine.identity.User;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The windows in which people answer are all drawn alike, and all keep the same promises. */
abstract class WindowStories extends WindowStory {
  private static final String SUBSTITUTE = "member4";
  private static final String CLERK = "clerk";

  @ParameterizedTest
  @EnumSource
  void aWindowRemindsThenEscalatesThenClosesByItself(Asked asked) {
    until(asked);
    Task first = open(asked.step).get(0);
    Task silent = open(asked.step).get(1);
    Set<String> missing = new TreeSet<>(waitedFor(asked));
    missing.remove(who(first));
    answer(asked, first);

    goTo(date("windowReminder").minusSeconds(60));
    assertThat(told("notice.reminder." + asked.window)).isEmpty();
    goTo("windowReminder");
    assertThat(clock.instant()).isBefore(date("windowDue"));
    assertThat(told("notice.reminder." + asked.window)).containsExactlyElementsOf(missing);

    goTo(date("windowDue").minusSeconds(60));
    assertThat(told("notice.escalation." + asked.window)).isEmpty();
    goTo("windowDue");
    assertThat(told("notice.escalation." + asked.window)).containsExactly(CHAIR, "secretariat");
    assertThat(open()).contains(asked.late(), asked.step).doesNotContain(asked.keep());

    goTo(date("windowGrace").minusSeconds(60));
    assertThat(stage.isOpen(silent)).isTrue();
    goTo("windowGrace");
    assertThat(stage.isOpen(silent)).isFalse();
    assertThat(open()).contains(asked.whenTooFew);
    took(
        "remind-timer-%s-to-remind-%s".formatted(asked.window, asked.window),
        "due-timer-%s-to-escalate-%s".formatted(asked.window, asked.window),
        "grace-timer-%s-to-end-closed-%s".formatted(asked.window, asked.window));
    neverTook(
        "%s-to-gateway-window-%s".formatted(asked.keep(), asked.window),
        "%s-to-gateway-window-%s".formatted(asked.late(), asked.window));
    assertThat(told("notice.reminder." + asked.window)).containsExactlyElementsOf(missing);
  }

  @ParameterizedTest
  @EnumSource
  void whoAnswersInTheGracePeriodStillCounts(Asked asked) {
    until(asked);
    goTo("windowDue");
    open(asked.step).forEach(task -> answer(asked, task));
    assertThat(open()).doesNotContain(asked.late(), asked.keep());
    took("%s-to-end-all-answered-%s".formatted(asked.step, asked.window));
    neverTook("grace-timer-%s-to-end-closed-%s".formatted(asked.window, asked.window));
  }

  @ParameterizedTest
  @EnumSource
  void theSecretariatGivesMoreTimeTwiceAndThenClosesEarly(Asked asked) {
    until(asked);
    Instant due = date("windowDue");
    Instant reminder = date("windowReminder");
    does(SECRETARY, asked.keep(), extension());
    assertThat(date("windowDue")).isAfter(due);
    assertThat(date("windowReminder")).isAfter(reminder).isBefore(date("windowDue"));
    assertThat(date("windowGrace")).isAfter(date("windowDue"));
    assertThat(fact("windowExtensionsLeft")).isEqualTo(1);
    assertThat(open(asked.step))
        .allSatisfy(task -> assertThat(task.getDueDate().toInstant()).isEqualTo(date("windowDue")));
    // The day on which it would have been due, had nobody extended.
    goTo(due);
    assertThat(told("notice.escalation." + asked.window)).isEmpty();

    goTo("windowDue");
    does(SECRETARY, asked.late(), extension());
    assertThat(date("windowDue")).isAfter(clock.instant());
    Instant last = date("windowDue");
    isRefused(SECRETARY, asked.keep(), extension(), "committee.no-extension-left");
    assertThat(date("windowDue")).isEqualTo(last);

    int waiting = open(asked.step).size();
    assertThat(waiting).isPositive();
    does(SECRETARY, asked.keep(), Map.of("action", "close", "reason", SAID));
    assertThat(open()).contains(asked.whenTooFew);
    took(
        "%s-to-gateway-window-%s".formatted(asked.keep(), asked.window),
        "%s-to-gateway-window-%s".formatted(asked.late(), asked.window),
        "gateway-window-%s-to-%s".formatted(asked.window, asked.keep()),
        "gateway-window-%s-to-end-closed-%s".formatted(asked.window, asked.window));
    neverTook(
        "grace-timer-%s-to-end-closed-%s".formatted(asked.window, asked.window),
        "%s-to-end-all-answered-%s".formatted(asked.step, asked.window));
  }

  @ParameterizedTest
  @EnumSource
  void aSubstituteAnswersInAnothersPlace(Asked asked) {
    until(asked);
    Task task = open(asked.step).get(0);
    String absent = asked == Asked.CONSULT ? cast.on(task) : task.getAssignee();
    String substitute = asked == Asked.CONSULT ? clerk(who(task)) : SUBSTITUTE;
    does(SECRETARY, asked.keep(), substitution(who(task), substitute));
    assertThat(open(asked.keep())).hasSize(1);
    assertThat(mayNot(absent, task, answerOf(asked, task))).isTrue();
    Task handed = task(substitute, asked.step);
    assertThat(handed.getId()).isEqualTo(task.getId());
    submit(substitute, handed, answerOf(asked, task));
    open(asked.step).forEach(each -> answer(asked, each));
    assertThat(open()).doesNotContain(asked.keep(), asked.step);
    took(
        "gateway-window-%s-to-%s".formatted(asked.window, asked.keep()),
        "%s-to-end-all-answered-%s".formatted(asked.step, asked.window));
    neverTook("gateway-window-%s-to-end-closed-%s".formatted(asked.window, asked.window));
  }

  @Test
  void theEmptyPlaceOfARecusedMemberIsFilledWhileTheOthersAnswer() {
    until(Asked.SCORE);
    does("member1", "score-canvas", recusal());
    does(SECRETARY, "keep-window-score", substitution("member1", SUBSTITUTE));
    assertThat(open("score-canvas"))
        .extracting(Task::getAssignee)
        .containsExactlyInAnyOrder("member2", "member3", SUBSTITUTE);
    assertThat(open("keep-window-score")).hasSize(1);
    open("score-canvas").forEach(task -> answer(Asked.SCORE, task));
    assertThat(open()).doesNotContain("score-canvas", "keep-window-score");
    took("score-canvas-to-end-all-answered-score");
    assertThat(
            count(
                "select count(*) from seat where member = ? and substitute_for = 'member1'",
                SUBSTITUTE))
        .isPositive();
  }

  @ParameterizedTest
  @EnumSource
  void aSubstituteWhoComesAfterTheReminderIsRemindedToo(Asked asked) {
    until(asked);
    Task task = open(asked.step).get(0);
    String substitute = asked == Asked.CONSULT ? clerk(who(task)) : SUBSTITUTE;
    goTo("windowReminder");
    List<String> before = told("notice.reminder." + asked.window);
    does(SECRETARY, asked.keep(), substitution(who(task), substitute));
    List<String> expected = new java.util.ArrayList<>(before);
    expected.add(substitute);
    assertThat(told("notice.reminder." + asked.window))
        .containsExactlyInAnyOrderElementsOf(expected);
  }

  @ParameterizedTest
  @EnumSource
  void aSubstituteWhoComesAfterTheDueDateHasTheGracePeriodAndNobodyIsToldOfTheDateTwice(
      Asked asked) {
    until(asked);
    Task task = open(asked.step).get(0);
    String substitute = asked == Asked.CONSULT ? clerk(who(task)) : SUBSTITUTE;
    goTo("windowDue");
    Instant grace = date("windowGrace");
    does(SECRETARY, asked.late(), substitution(who(task), substitute));
    assertThat(open()).contains(asked.late(), asked.step);
    assertThat(date("windowGrace")).isEqualTo(grace);
    assertThat(told("notice.escalation." + asked.window)).containsExactly(CHAIR, "secretariat");
    goTo(grace.minusSeconds(60));
    submit(substitute, task(substitute, asked.step), answerOf(asked, task));
    goTo(grace);
    assertThat(open()).contains(asked.whenTooFew);
    took(
        "%s-to-gateway-window-%s".formatted(asked.late(), asked.window),
        "grace-timer-%s-to-end-closed-%s".formatted(asked.window, asked.window));
  }

  @ParameterizedTest
  @EnumSource
  void nobodyButTheSecretariatKeepsAWindow(Asked asked) {
    until(asked);
    Task keep = task(SECRETARY, asked.keep());
    for (String other : List.of(CHAIR, PLANNER, PANEL.get(0), "body"))
      assertThat(mayNot(other, keep, Map.of("action", "close", "reason", SAID))).as(other).isTrue();
    assertThat(stage.isOpen(keep)).isTrue();
  }

  private static Map<String, Object> extension() {
    return Map.of("action", "extend", "days", 5, "reason", SAID);
  }

  private static Map<String, Object> substitution(String member, String substitute) {
    return Map.of(
        "action", "substitute", "member", member, "substitute", substitute, "reason", SAID);
  }

  /** Somebody who represents bodies, though none of those that are asked. */
  @Test
  void nobodyAnswersForABodyOfWhichTheyAreNoRepresentative() {
    until(Asked.CONSULT);
    Task task = open(Asked.CONSULT.step).get(0);
    clerk("bodies");
    isRefused(
        SECRETARY,
        Asked.CONSULT.keep(),
        substitution(who(task), CLERK),
        "committee.not-of-the-body");
  }

  /** Somebody who represents a body, besides whoever does already. */
  private String clerk(String body) {
    acting.asEngine(
        () -> {
          identity.createGroupQuery().groupMember(CLERK).list().stream()
              .map(Group::getId)
              .forEach(group -> identity.deleteMembership(CLERK, group));
          identity.deleteUser(CLERK);
          User user = identity.newUser(CLERK);
          user.setLastName("Clerk");
          user.setPassword("told by the fireside");
          identity.saveUser(user);
          identity.createMembership(CLERK, "bodies");
          if (!body.equals("bodies")) identity.createMembership(CLERK, body);
          return null;
        });
    return CLERK;
  }
}
