package org.canvasgate.consultation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.canvasgate.consultation.ConsultationRoom.PLANNER;
import static org.canvasgate.consultation.ConsultationRoom.asked;
import static org.canvasgate.consultation.ConsultationRoom.draft;
import static org.canvasgate.consultation.ConsultationRoom.get;
import static org.canvasgate.consultation.ConsultationRoom.listed;
import static org.canvasgate.consultation.ConsultationRoom.sentence;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.canvasgate.committee.Gate;
import org.canvasgate.committee.Panels;
import org.canvasgate.committee.Rules;
import org.canvasgate.committee.Step;
import org.canvasgate.committee.Verdicts;
import org.canvasgate.consultation.ConsultationRoom.Case;
import org.canvasgate.form.Problem;
import org.junit.jupiter.api.Test;

/** What the five forms take, and what they refuse with which sentence. */
class ConsultationFormsTest {
  private static final String DRAFT = "draft-responsibilities";
  private static final String ANSWER = "answer-consultation";
  private static final String MEDIATE = "mediate-responsibilities";
  private static final String VOTE = "vote-responsibility";
  private static final String CONFIRM = "confirm-consultation";

  // ---- draft-responsibilities

  @Test
  void a_draft_asks_every_body_for_its_duties_and_names_the_entity() {
    Case c = listed();
    Map<String, Object> draft = draft("transport");
    draft.put("payer_fund", "molit");
    draft.put("obstacles", "Passenger Transport Act, art. 3 | Transport Bureau\nNo stop at school");
    c.submit(DRAFT, PLANNER, draft);
    assertThat(c.facts).containsEntry("entity", "city");
    assertThat(c.now().open("molit")).extracting(r -> r.duty().key()).containsExactly("payer_fund");
    assertThat(c.now().open("transport")).hasSize(17);
    assertThat(c.now().obstacles())
        .containsExactly(
            new LegalObstacle("Passenger Transport Act, art. 3", "transport", false),
            new LegalObstacle("No stop at school", null, false));
    assertThat(c.now().entity().neededFte()).isEqualTo(4);
    assertThat(get(Consultations.class).silentBodies(c.round()))
        .extracting(Body::slug)
        .containsExactlyInAnyOrder("molit", "transport");
  }

  @Test
  void a_body_that_is_not_listed_can_be_added_by_name_and_asked_at_once() {
    Case c = listed();
    Map<String, Object> draft = draft("transport");
    draft.put("newBody1", "Incheon Research Institute | 인천연구원");
    draft.put("payer_retire", "newBody1");
    draft.put("obstacles", "Statistics Act | 인천연구원");
    c.submit(DRAFT, PLANNER, draft);
    assertThat(c.now().body("incheon-research-institute").orElseThrow().nameKo())
        .isEqualTo("인천연구원");
    assertThat(c.now().open("incheon-research-institute")).hasSize(1);
    assertThat(c.now().obstacles().get(0).body()).isEqualTo("incheon-research-institute");
    assertThat(get(ConsultationRoom.Groups.class).made).contains("incheon-research-institute");
  }

  @Test
  void people_needed_may_stay_unknown() {
    Case c = listed();
    Map<String, Object> draft = draft("transport");
    draft.remove("neededFte");
    c.submit(DRAFT, PLANNER, draft);
    assertThat(c.now().entity().neededFte()).isNull();
  }

  @Test
  void a_draft_that_asks_nobody_is_refused_with_everything_else_that_is_missing() {
    List<Problem> problems = listed().refused(DRAFT, PLANNER, Map.of());
    assertThat(problems)
        .extracting(Problem::key)
        .contains("consultation.nobody-asked", "form.missing");
    assertThat(problems)
        .extracting(Problem::field)
        .contains("entityKind", "operatingBody", "managingBody");
    inBothLanguages(problems, "consultation.nobody-asked");
  }

  @Test
  void an_additional_body_without_a_name_is_refused() {
    Map<String, Object> draft = draft("transport");
    draft.put("payer_fund", "newBody2");
    one(listed().refused(DRAFT, PLANNER, draft), "payer_fund", "consultation.new-body-unnamed");
  }

  @Test
  void a_name_without_letters_is_refused() {
    Map<String, Object> draft = draft("transport");
    draft.put("newBody1", "★");
    one(listed().refused(DRAFT, PLANNER, draft), "newBody1", "consultation.body-without-letters");
  }

  @Test
  void an_obstacle_of_an_unknown_body_is_refused() {
    Map<String, Object> draft = draft("transport");
    draft.put("obstacles", "Road Act | Nobody's Office");
    one(
        listed().refused(DRAFT, PLANNER, draft),
        "obstacles",
        "consultation.obstacle-of-unknown-body");
  }

  @Test
  void an_obstacle_without_words_is_refused() {
    Map<String, Object> draft = draft("transport");
    draft.put("obstacles", "| Transport Bureau");
    one(listed().refused(DRAFT, PLANNER, draft), "obstacles", "consultation.obstacle-without-text");
  }

  @Test
  void a_body_and_a_kind_that_do_not_exist_and_fewer_people_than_none_are_told_together() {
    Map<String, Object> draft = draft("transport");
    draft.put("payer_fund", "martians");
    draft.put("entityKind", "cooperative");
    draft.put("neededFte", -1);
    assertThat(listed().refused(DRAFT, PLANNER, draft))
        .extracting(Problem::field)
        .containsExactlyInAnyOrder("payer_fund", "entityKind", "neededFte");
  }

  @Test
  void nothing_of_a_refused_draft_is_kept() {
    Case c = listed();
    Map<String, Object> draft = draft("transport");
    draft.put("newBody1", "Brand New Office");
    draft.remove("entityKind");
    c.refused(DRAFT, PLANNER, draft);
    assertThat(c.now().entity()).isNull();
    assertThat(c.now().body("brand-new-office")).isEmpty();
  }

  // ---- answer-consultation

  @Test
  void a_body_sees_its_own_duties_and_nobody_elses_answer() {
    Case c = listed();
    Map<String, Object> draft = draft("transport");
    draft.put("payer_fund", "molit");
    draft.put("obstacles", "Road Act | molit\nBus Act | transport");
    c.submit(DRAFT, PLANNER, draft);
    c.openWindow(Step.CONSULT);
    c.answer("transport", with(c.all("transport", "objected"), "words", "secret words"));
    c.as(
        "molit",
        () -> {
          Map<String, Object> view = c.view(ANSWER, Locale.KOREAN);
          assertThat(view).containsEntry("bodyName", "국토교통부");
          assertThat(view).containsEntry("asked", List.of("payer_fund"));
          assertThat(view.toString()).contains("Road Act").doesNotContain("Bus Act", "secret");
        });
  }

  @Test
  void an_answer_is_kept_with_its_words_people_and_lifted_obstacles() {
    Case c = listed();
    Map<String, Object> draft = draft("transport");
    draft.put("payer_fund", "molit");
    draft.put("payer_build", "molit");
    draft.put("obstacles", "Road Act | molit");
    c.submit(DRAFT, PLANNER, draft);
    c.openWindow(Step.CONSULT);
    c.answer(
        "molit",
        Map.of(
            "stance_payer_fund", "accepted-on-condition",
            "words_payer_fund", "if the city pays half",
            "stance_payer_build", "objected",
            "words_payer_build", "no budget line",
            "pledgedFte", "1.5",
            "lifted", List.of("0"),
            "offers", List.of("payer_retire")));
    assertThat(c.now().of("molit"))
        .extracting(r -> r.duty().key(), Responsibility::stance, Responsibility::condition)
        .contains(
            org.assertj.core.groups.Tuple.tuple(
                "payer_fund", Stance.ACCEPTED_ON_CONDITION, "if the city pays half"),
            org.assertj.core.groups.Tuple.tuple("payer_build", Stance.OBJECTED, null),
            org.assertj.core.groups.Tuple.tuple("payer_retire", Stance.ACCEPTED, null));
    assertThat(c.now().obstacles().get(0).lifted()).isTrue();
    assertThat(c.now().pledgedFte()).isEqualTo(1.5);
    assertThat(c.now().silentBodies()).extracting(Body::slug).containsExactly("transport");
  }

  @Test
  void people_that_a_body_does_not_know_stay_unknown() {
    Case c = asked();
    c.acceptAll("transport");
    assertThat(c.now().pledges()).containsEntry("transport", null);
    assertThat(c.now().pledgedFte()).isNull();
  }

  @Test
  void every_duty_needs_an_answer() {
    Case c = asked();
    c.as(
        "transport",
        () ->
            assertThat(c.refused(ANSWER, "rep", Map.of()))
                .hasSize(18)
                .extracting(Problem::key)
                .containsOnly("form.missing"));
  }

  @Test
  void a_condition_and_a_reason_need_words() {
    Case c = asked();
    Map<String, Object> answer = c.all("transport", "accepted");
    answer.put("stance_payer_fund", "accepted-on-condition");
    answer.put("stance_payer_build", "objected");
    c.as(
        "transport",
        () -> {
          List<Problem> problems = c.refused(ANSWER, "rep", answer);
          assertThat(problems)
              .extracting(Problem::key)
              .containsExactly("consultation.condition-missing", "consultation.reason-missing");
          inBothLanguages(problems, "consultation.condition-missing");
          inBothLanguages(problems, "consultation.reason-missing");
        });
    assertThat(c.now().open("transport")).hasSize(18);
  }

  @Test
  void nobody_can_choose_to_be_silent_or_answer_what_others_are_asked() {
    Case c = listed();
    Map<String, Object> draft = draft("transport");
    draft.put("payer_fund", "molit");
    c.submit(DRAFT, PLANNER, draft);
    c.openWindow(Step.CONSULT);
    c.as(
        "molit",
        () -> {
          var answer = Map.<String, Object>of("stance_payer_fund", "silent");
          one(c.refused(ANSWER, "rep", answer), "stance_payer_fund", "form.unknown-choice");
          var others =
              Map.<String, Object>of(
                  "stance_payer_fund", "accepted", "stance_payer_build", "accepted");
          one(c.refused(ANSWER, "rep", others), "stance_payer_build", "consultation.not-asked");
        });
  }

  @Test
  void an_obstacle_or_a_duty_that_was_not_on_offer_is_refused() {
    Case c = asked();
    Map<String, Object> answer = c.all("transport", "accepted");
    answer.put("lifted", List.of("7"));
    answer.put("offers", List.of("payer_fund"));
    c.as(
        "transport",
        () ->
            assertThat(c.refused(ANSWER, "rep", answer))
                .extracting(Problem::field)
                .containsExactlyInAnyOrder("lifted", "offers"));
  }

  @Test
  void an_answer_after_the_window_is_refused() {
    Case c = asked();
    Map<String, Object> answer = c.all("transport", "accepted");
    c.score();
    c.as("transport", () -> one(c.refused(ANSWER, "rep", answer), "", "committee.window-closed"));
  }

  // ---- mediate-responsibilities

  @Test
  void a_mediation_opens_the_next_round_and_needs_a_note() {
    Case c = asked();
    c.score();
    one(c.refused(MEDIATE, "chair", draft("transport")), "mediationNote", "form.missing");
    Map<String, Object> mediated = with(draft("molit"), "mediationNote", "the ministry takes all");
    c.submit(MEDIATE, "chair", mediated);
    assertThat(c.facts).containsEntry("consultationRound", 2).containsEntry("entity", "city");
    assertThat(c.now().mediationNote()).isEqualTo("the ministry takes all");
    assertThat(c.now().silentBodies()).extracting(Body::slug).containsExactly("molit");
  }

  @Test
  void rounds_are_bounded() {
    Case c = asked();
    c.score();
    for (int round = 2; round <= 3; round++) {
      c.submit(MEDIATE, "chair", with(draft("transport"), "mediationNote", "again"));
      c.openWindow(Step.CONSULT);
      c.score();
    }
    assertThat(c.facts).containsEntry("mediationsLeft", 0);
    List<Problem> problems =
        c.refused(MEDIATE, "chair", with(draft("transport"), "mediationNote", "again"));
    one(problems, "", "consultation.no-round-left");
  }

  @Test
  void the_chair_starts_from_what_was_asked_but_chooses_anew_where_two_accepted() {
    Case c = listed();
    Map<String, Object> draft = draft("transport");
    draft.put("payer_fund", "molit");
    c.submit(DRAFT, PLANNER, draft);
    c.openWindow(Step.CONSULT);
    c.acceptAll("transport");
    c.answer("molit", Map.of("stance_payer_fund", "accepted", "offers", List.of("payer_build")));
    c.score();
    Map<String, Object> view = c.view(MEDIATE, Locale.ENGLISH);
    assertThat(view).containsEntry("payer_fund", "molit").doesNotContainKey("payer_build");
    assertThat(view).containsEntry("entityKind", "city").containsEntry("nextRound", 2);
  }

  // ---- vote-responsibility

  @Test
  void a_vote_counts_once_and_a_member_in_conflict_steps_aside() {
    Case c = voting();
    c.submit(VOTE, "m1", Map.of("vote", "approve"));
    one(
        c.refused(VOTE, "m1", Map.of("vote", "return", "comment", "no")),
        "",
        "committee.already-answered");
    one(c.refused(VOTE, "m2", Map.of("recuse", true)), "recusalReason", "form.missing");
    c.submit(VOTE, "m2", Map.of("recuse", true, "recusalReason", "I advised the bureau"));
    assertThat(get(Panels.class).current(c.id, Gate.REVIEW, 0).orElseThrow().sitting())
        .containsExactly("m1", "m3");
    one(c.refused(VOTE, "m2", Map.of("vote", "approve")), "", "committee.not-on-panel");
  }

  @Test
  void a_vote_on_condition_needs_the_condition_and_a_vote_against_a_reason() {
    Case c = voting();
    one(
        c.refused(VOTE, "m1", Map.of("vote", "approve-on-condition")),
        "condition",
        "consultation.vote-condition-missing");
    one(
        c.refused(VOTE, "m1", Map.of("vote", "return")),
        "comment",
        "consultation.vote-reason-missing");
    one(c.refused(VOTE, "m1", Map.of("vote", "maybe")), "vote", "form.unknown-choice");
  }

  // ---- confirm-consultation

  @Test
  void clear_responsibilities_are_agreed_without_a_vote() {
    Case c = asked();
    c.acceptAll("transport");
    c.score();
    c.facts.put("recommendation", "agree");
    c.submit(CONFIRM, "chair", Map.of("outcome", "agreed"));
    assertThat(c.facts).containsEntry("consultationOutcome", "agreed");
    var verdict = get(Verdicts.class).latest(c.id, Gate.CONSULTATION).orElseThrow();
    assertThat(verdict.details())
        .containsEntry("clarity", 100.0)
        .containsEntry("operatingBody", "교통국");
  }

  @Test
  void a_chair_who_proposed_the_service_does_not_confirm_its_verdict() {
    Case c = asked();
    c.acceptAll("transport");
    c.score();
    c.facts.put("recommendation", "agree");
    c.facts.put("planner", PLANNER);
    one(c.refused(CONFIRM, PLANNER, Map.of("outcome", "agreed")), "", "committee.own-case");
  }

  @Test
  void an_outcome_against_the_recommendation_needs_a_reason() {
    Case c = asked();
    c.acceptAll("transport");
    c.score();
    c.facts.put("recommendation", "agree");
    one(
        c.refused(CONFIRM, "chair", Map.of("outcome", "rejected")),
        "reason",
        "committee.departing-needs-reason");
    c.submit(CONFIRM, "chair", Map.of("outcome", "rejected", "reason", "the city withdrew"));
    assertThat(c.facts).containsEntry("consultationOutcome", "rejected");
  }

  @Test
  void unclear_responsibilities_are_agreed_only_after_a_vote_with_a_quorum() {
    Case c = voting();
    c.submit(VOTE, "m1", Map.of("vote", "approve"));
    count(c);
    assertThat(c.facts)
        .containsEntry("quorumMet", false)
        .containsEntry("recommendation", "vote-again");
    c.openWindow(Step.VOTE_RESPONSIBILITY);
    c.submit(VOTE, "m1", Map.of("vote", "approve"));
    count(c);
    assertThat(c.facts).containsEntry("quorumMet", false).containsEntry("recommendation", "reject");
    Map<String, Object> agreed = Map.of("outcome", "agreed", "reason", "urgent");
    List<Problem> problems = c.refused(CONFIRM, "chair", agreed);
    one(problems, "outcome", "consultation.unclear-needs-vote");

    Case voted = voting();
    for (String member : ConsultationRoom.MEMBERS)
      voted.submit(VOTE, member, Map.of("vote", "approve"));
    count(voted);
    assertThat(voted.facts).containsEntry("recommendation", "agree");
    voted.submit(CONFIRM, "chair", Map.of("outcome", "agreed"));
    assertThat(voted.facts).containsEntry("consultationOutcome", "agreed");
  }

  private static void count(Case c) {
    var round = org.canvasgate.committee.CaseRound.of(c.id, Gate.CONSULTATION, c.facts);
    c.facts.putAll(get(ResponsibilityConsultation.class).countVotes(round, 0));
    c.facts.putAll(get(Rules.class).one("responsibility-vote-conclusion", c.facts));
  }

  /** A case whose bodies stayed silent, before the committee. */
  private static Case voting() {
    Case c = asked();
    c.score();
    c.openWindow(Step.VOTE_RESPONSIBILITY);
    return c;
  }

  /** The same values, and every field of answers with the words given. */
  private static Map<String, Object> with(Map<String, Object> values, String key, String text) {
    Map<String, Object> all = new HashMap<>(values);
    if (!key.equals("words")) all.put(key, text);
    else values.keySet().forEach(k -> all.put(k.replace("stance_", "words_"), text));
    return all;
  }

  private static void one(List<Problem> problems, String field, String key) {
    assertThat(problems).extracting(Problem::field).containsExactly(field);
    assertThat(problems).extracting(Problem::key).containsExactly(key);
    if (key.startsWith("consultation.")) inBothLanguages(problems, key);
  }

  /** The sentence exists in both languages, filled in, and the two differ. */
  private static void inBothLanguages(List<Problem> problems, String key) {
    Problem problem = problems.stream().filter(p -> p.key().equals(key)).findFirst().orElseThrow();
    String english = sentence(problem, Locale.ENGLISH);
    String korean = sentence(problem, Locale.KOREAN);
    assertThat(english).endsWith(".").doesNotContain("{", "field.");
    assertThat(korean).endsWith(".").doesNotContain("{", "field.").isNotEqualTo(english);
  }
}
