package org.canvasgate.engine;

import static java.util.stream.Collectors.toCollection;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Calendar;
import java.util.GregorianCalendar;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.camunda.bpm.dmn.engine.DmnDecision;
import org.camunda.bpm.dmn.engine.DmnEngine;
import org.camunda.bpm.dmn.engine.impl.DefaultDmnEngineConfiguration;
import org.camunda.bpm.model.dmn.Dmn;
import org.camunda.bpm.model.dmn.instance.Decision;
import org.camunda.bpm.model.dmn.instance.DecisionTable;
import org.camunda.bpm.model.dmn.instance.Rule;
import org.canvasgate.committee.conflict.Conflict;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The decision tables, rule by rule, asked without the process engine. */
class DecisionTablesTest {
  private static final Path TABLES = Path.of("bpmn/decisions");
  private static final LocalDate TODAY = LocalDate.of(2026, 3, 2);

  /** The rules that the last question matched, by their ids. */
  private static final Set<String> MATCHED = new LinkedHashSet<>();

  private static final DmnEngine ENGINE = engine();
  private static final Map<String, DmnDecision> PARSED = new HashMap<>();

  /**
   * One question to a table.
   *
   * @param rules the ids of the rules that must hold
   * @param expected outputs of the only rule that holds; null where the case asks for rules only
   */
  private record Case(
      String table, Map<String, Object> inputs, List<String> rules, Map<String, Object> expected) {}

  @TestFactory
  Stream<DynamicTest> everyCaseGivesWhatTheTablePromises() {
    return cases().stream()
        .map(
            each ->
                dynamicTest(
                    each.table() + " " + each.inputs() + " -> " + each.rules(),
                    () -> {
                      List<Map<String, Object>> results = ask(each.table(), each.inputs());
                      assertThat(MATCHED).containsExactlyElementsOf(each.rules());
                      if (each.expected() != null)
                        assertThat(results).hasSize(1).first().isEqualTo(each.expected());
                    }));
  }

  @TestFactory
  Stream<DynamicTest> everyRuleOfEveryTableIsHitByACase() {
    return tables().stream()
        .map(
            table ->
                dynamicTest(
                    table,
                    () -> {
                      Set<String> hit = new TreeSet<>();
                      for (Case each : cases())
                        if (each.table().equals(table)) {
                          ask(table, each.inputs());
                          hit.addAll(MATCHED);
                        }
                      assertThat(hit).containsExactlyInAnyOrderElementsOf(ruleIds(table));
                    }));
  }

  @Test
  void everyCombinationOfFactsHasExactlyOneRecommendation() {
    Object[] truth = {true, false, null};
    Object[] left = {1, 0, -1, null};
    Object[] bands = {"pass", "revise", "reject", null};
    Object[] points = {0.0, 59.9, 60.0, 69.9, 70.0, 100.0, null};
    Object[] shares = {-0.1, 0.19, 0.2, 0.29, 0.3, 1.0, null};
    everyOneOf("intake-recommendation", facts("complete", truth, "completionsLeft", left));
    everyOneOf(
        "review-recommendation",
        facts(
            "quorumMet",
            truth,
            "panelsLeft",
            left,
            "agreementLow",
            truth,
            "deliberationsLeft",
            left,
            "band",
            bands,
            "revisionsLeft",
            left));
    everyOneOf("consultation-recommendation", facts("clear", truth, "mediationsLeft", left));
    everyOneOf(
        "plan-recommendation",
        facts(
            "soundness",
            new Object[] {"sound", "middling", "weak", null},
            "funded",
            new Object[] {"full", "gap", "unfunded", null},
            "band",
            bands,
            "unknownYears",
            left));
    Object[] some = {1, 0, null};
    everyOneOf(
        "plan-vote-conclusion",
        facts(
            "quorumMet",
            truth,
            "quorumPossible",
            truth,
            "panelsLeft",
            some,
            "revotesLeft",
            some,
            "carried",
            truth,
            "chairDecides",
            truth,
            "conditional",
            truth,
            "planReturnsLeft",
            some));
    everyOneOf(
        "responsibility-vote-conclusion",
        facts(
            "quorumMet",
            truth,
            "quorumPossible",
            truth,
            "panelsLeft",
            left,
            "revotesLeft",
            left,
            "carried",
            truth,
            "chairDecides",
            truth));
    everyOneOf(
        "operation-recommendation",
        facts(
            "quorumMet",
            truth,
            "panelsLeft",
            new Object[] {1, 0},
            "agreementLow",
            truth,
            "deliberationsLeft",
            new Object[] {1, 0},
            "band",
            bands,
            "promiseKeeping",
            points,
            "costOverrun",
            shares,
            "usageShortfall",
            shares));
    everyOneOf(
        "re-evaluation-interval",
        facts(
            "operationOutcome",
            new Object[] {"continue", "improve", "reassign", null},
            "band",
            bands,
            "sustainability",
            points,
            "promiseKeeping",
            points));
    everyOneOf("early-evaluation", facts("costOverrun", shares, "usageShortfall", shares));
  }

  @Test
  void everyCombinationHasOneWordForItsRobustness() {
    Object[] shares = {0.0, 0.5, 0.75, 0.9, 0.95, 1.0, null};
    everyOneOf(
        "robustness-label",
        facts(
            "measure",
            new Object[] {"score", "vote"},
            "people",
            new Object[] {0, 1, 2, 3, 25},
            "margin",
            new Object[] {0.0, 1.0, 1.9, 2.0, 40.0, null},
            "pivotal",
            new Object[] {0, 1, 2},
            "resampled",
            shares,
            "weightRoom",
            new Object[] {0.0, 0.05, 0.6, null}));
  }

  @Test
  void aFactThatNobodySetCountsAsUnknown() {
    assertThat(ask("re-evaluation-interval", in("band", "pass", "sustainability", 90.0)))
        .containsExactly(Map.of("intervalMonths", 12));
    assertThat(MATCHED).containsExactly("first-cycle");
  }

  @Test
  void theWeightsOfAKindSumToAHundred() {
    for (String kind : List.of("public", "private", "mixed")) {
      Map<String, Object> row = ask("canvas-weights", in("kind", kind, "on", TODAY)).get(0);
      assertThat(
              row.values().stream()
                  .filter(Number.class::isInstance)
                  .mapToDouble(w -> ((Number) w).doubleValue())
                  .sum())
          .isEqualTo(100);
      assertThat(row).hasSize(12).containsKey("source");
    }
  }

  @Test
  void aDayCanBeGivenAsDateOrAsText() {
    for (Object day :
        List.of(TODAY, "2026-03-02", new GregorianCalendar(2026, Calendar.MARCH, 2).getTime()))
      assertThat(ask("canvas-marks", in("on", day)).get(0)).containsEntry("passMark", 70.0);
  }

  @Test
  void noTableAnswersForADayBeforeItsFirstRule() {
    LocalDate before = LocalDate.of(1999, 12, 31);
    assertThat(ask("canvas-weights", in("kind", "public", "on", before))).isEmpty();
    assertThat(ask("canvas-marks", in("on", before))).isEmpty();
    assertThat(ask("sustainability-rules", in("on", before))).isEmpty();
  }

  @Test
  void everyTableIsKeptTenYearsAndEveryRuleExplainedInBothLanguages() {
    for (String table : tables()) {
      Decision decision = decision(table);
      assertThat(decision.getId()).isEqualTo(table);
      assertThat(decision.getCamundaHistoryTimeToLiveString()).isEqualTo("P3650D");
      assertThat(explained(decision.getDescription().getTextContent())).as(table).isTrue();
      for (Rule rule : decisionTable(table).getRules())
        assertThat(explained(rule.getDescription().getTextContent()))
            .as(table + " " + rule.getId())
            .isTrue();
    }
  }

  private static List<Case> cases() {
    List<Case> cases = new ArrayList<>();
    dated(cases);
    lookUps(cases);
    bodiesAndRequirements(cases);
    recommendations(cases);
    operation(cases);
    robustness(cases);
    mail(cases);
    return cases;
  }

  private static void robustness(List<Case> cases) {
    label(cases, "score", 2, 20.0, 0, 1.0, null, "few-people", "fragile", "few-people");
    label(cases, "vote", 5, null, 0, 1.0, null, "vote-without-quorum", "fragile", "no-quorum");
    label(cases, "vote", 7, 1.0, 4, 0.6, null, "one-vote", "fragile", "one-vote");
    label(cases, "score", 5, 20.0, 0, null, 0.5, "share-unknown", "close", "share-unknown");
    label(cases, "score", 5, 3.0, 1, 0.74, 0.5, "many-turn", "fragile", "resampled");
    label(cases, "score", 5, 3.0, 2, 0.8, 0.5, "several-members", "fragile", "pivotal");
    label(cases, "score", 5, 3.0, 1, 0.8, 0.5, "one-member", "close", "pivotal");
    label(cases, "vote", 7, 2.0, 0, 0.9, null, "some-turn", "close", "resampled");
    label(cases, "score", 5, 1.9, 0, 0.97, 0.5, "near-mark", "close", "margin");
    label(cases, "score", 5, 2.0, 0, 0.97, 0.04, "weight", "close", "weights");
    label(cases, "score", 5, 2.0, 0, 0.95, 0.05, "solid", "solid", "nothing");
    label(cases, "vote", 7, 3.0, 0, 0.99, null, "solid", "solid", "nothing");
    for (String[] each :
        new String[][] {
          {"kind", "kind", "*"},
          {"summary", "summary", "value-proposition"},
          {"leadBody", "lead-body", "key-partners"},
          {"otherBodies", "other-bodies", "key-partners"},
          {"constructionCost", "construction-cost", "cost-structure"},
          {"annualOperatingCost", "operating-cost", "cost-structure"},
          {"funding", "funding", "revenue-streams"},
          {"usage", "usage", "customer-segments"}
        })
      one(
          cases,
          "rescored-blocks",
          in("changed", each[0]),
          "rescore-" + each[1],
          in("block", each[2]));
  }

  private static void label(
      List<Case> cases,
      String measure,
      int people,
      Double margin,
      int pivotal,
      Double resampled,
      Double weightRoom,
      String rule,
      String label,
      String why) {
    one(
        cases,
        "robustness-label",
        in(
            "measure",
            measure,
            "people",
            people,
            "margin",
            margin,
            "pivotal",
            pivotal,
            "resampled",
            resampled,
            "weightRoom",
            weightRoom),
        "label-" + rule,
        in("label", label, "why", why));
  }

  private static void mail(List<Case> cases) {
    retry(cases, 1, "first", 1);
    retry(cases, 2, "second", 5);
    retry(cases, 3, "third", 30);
    retry(cases, 4, "later", 240);
    retry(cases, 45, "later", 240);
    retry(cases, 46, "given-up", null);
    for (String kind : List.of("summons", "verdict", "objection", "condition"))
      with(cases, "notice-delivery", in("kind", kind), kind);
    for (String kind : List.of("reminder", "escalation", "closed"))
      with(cases, "notice-delivery", in("kind", kind), "others");
    for (String status : List.of("operating", "retired"))
      with(cases, "publication", in("status", status), status);
    for (String status : List.of("evaluating", "rejected", "withdrawn", "incomplete"))
      with(cases, "publication", in("status", status), "others");
  }

  private static void retry(List<Case> cases, int attempts, String rule, Integer minutes) {
    Map<String, Object> expected = new HashMap<>();
    expected.put("waitMinutes", minutes);
    cases.add(new Case("mail-retries", in("attempts", attempts), List.of(rule), expected));
  }

  private static void dated(List<Case> cases) {
    weights(cases, "public", 10, 8, 10, 14, 6, 6, 10, 12, 4, 8, 12);
    weights(cases, "private", 8, 8, 8, 16, 8, 8, 12, 12, 14, 3, 3);
    weights(cases, "mixed", 9, 8, 9, 15, 7, 7, 11, 12, 9, 5, 8);
    with(cases, "plan-marks", in("on", TODAY), "plan-marks-from-2000");
    with(cases, "canvas-marks", in("on", TODAY), "marks-from-2000");
    with(cases, "canvas-marks", in("on", LocalDate.of(2000, 1, 1)), "marks-from-2000");
    with(cases, "objection-rules", in("on", TODAY), "objections-from-2000");
    with(cases, "condition-rules", in("on", TODAY), "conditions-from-2000");
    with(cases, "sustainability-rules", in("on", TODAY), "sustainability-from-2000");
  }

  private static void weights(List<Case> cases, String kind, int... expected) {
    String[] blocks = {
      "key_partners",
      "key_activities",
      "key_resources",
      "value_proposition",
      "customer_relationships",
      "channels",
      "customer_segments",
      "cost_structure",
      "revenue_streams",
      "social_environmental_cost",
      "social_environmental_benefit"
    };
    Map<String, Object> row = new HashMap<>();
    for (int i = 0; i < blocks.length; i++) row.put(blocks[i], (double) expected[i]);
    row.put(
        "source",
        "This project's default; the AURI brief asks that revenue not be over-weighed for public"
            + " services");
    cases.add(
        new Case(
            "canvas-weights", in("kind", kind, "on", TODAY), List.of(kind + "-from-2000"), row));
  }

  private static void lookUps(List<Case> cases) {
    Map<String, Integer> rounds =
        Map.of(
            "completion",
            2,
            "revision",
            2,
            "deliberation",
            1,
            "panel",
            2,
            "consultation",
            3,
            "plan-return",
            2,
            "revote",
            1,
            "extension",
            2);
    rounds.forEach((step, most) -> one(cases, "rounds", in("step", step), step, in("most", most)));
    for (Conflict.Kind kind : Conflict.Kind.values())
      with(cases, "conflict-rules", in("kind", kind.key()), kind.key());
    with(
        cases,
        "exclusion-grounds",
        in("committee", "new-committee"),
        "party",
        "relative",
        "expert",
        "agent",
        "involved",
        "private-interest");
    one(cases, "handover-days", in("purpose", "reversal"), "reversal", in("days", 30));
    Map<String, Integer> keys = Map.of("read", 365, "propose", 180, "tasks", 90);
    keys.forEach(
        (scope, days) ->
            one(cases, "machine-keys", in("scope", scope), scope, in("mostDays", days)));
    approval(cases, "layout", 0, false);
    approval(cases, "text", 0, false);
    approval(cases, "rule", 1, false);
    approval(cases, "flow", 1, true);
    approval(cases, "code", 1, true);
    one(cases, "draft-rules", in("kind", "task"), "task", in("days", 30, "kilobytes", 256));
    one(cases, "draft-rules", in("kind", "start"), "start", in("days", 90, "kilobytes", 256));
    Map.of(
            "pdf", 20, "png", 10, "jpg", 10, "xlsx", 10, "docx", 20, "hwpx", 20, "hwp", 20, "txt",
            2, "csv", 10)
        .forEach(
            (kind, most) ->
                one(
                    cases,
                    "document-limits",
                    in("what", kind),
                    kind,
                    in("mostMegabytes", most, "mostDocuments", null)));
    one(
        cases,
        "document-limits",
        in("what", "case"),
        "case",
        in("mostMegabytes", 200, "mostDocuments", 100));
    cases.add(new Case("document-limits", in("what", "exe"), List.of(), null));
    window(cases, "score", 10, 3, 5);
    window(cases, "rate", 10, 3, 5);
    window(cases, "consult", 15, 5, 5);
    window(cases, "vote-responsibility", 10, 3, 5);
    window(cases, "vote-plan", 10, 3, 5);
    window(cases, "actuals", 10, 3, 5);
    window(cases, "improvement", 60, 10, 5);
    with(
        cases,
        "panel-demands",
        in("committee", "project-council", "field", "other"),
        "several-fields");
    with(
        cases,
        "panel-demands",
        in("committee", "new-committee", "field", "transport"),
        "one-field");
    with(cases, "panel-weights", in("on", TODAY), "weights-of-the-choice-from-2000");
    with(cases, "panel-statistics", in("on", TODAY), "statistics-from-2000");
    with(cases, "portfolio-rules", in("on", TODAY), "portfolio-from-2000");
    Map.of("intake", 10, "review", 20, "consultation", 30, "maintenance", 30)
        .forEach(
            (phase, days) ->
                one(cases, "phase-targets", in("phase", phase), phase, in("workingDays", days)));
    with(cases, "phase-targets", in("phase", "preparation"));
    for (String committee : List.of("support-organisation", "project-council", "new-committee"))
      with(cases, "quorum", in("committee", committee), committee);
    String[] always = {"value-proposition", "cost-structure", "key-resources"};
    with(cases, "critical-blocks", in("kind", "private"), always);
    with(cases, "critical-blocks", in("kind", "mixed"), always);
    with(
        cases,
        "critical-blocks",
        in("kind", "public"),
        always[0],
        always[1],
        always[2],
        "social-environmental-benefit");
  }

  @Test
  void aCommitteeNeedsTwoThirdsAndTheProjectCouncilHasAtMostTwentyFive() {
    Map<String, Object> council = ask("quorum", in("committee", "project-council")).get(0);
    assertThat(council)
        .containsEntry("attendanceShare", 2.0 / 3)
        .containsEntry("attendanceRule", "at-least")
        .containsEntry("least", 2)
        .containsEntry("approvalShare", 0.5)
        .containsEntry("approvalRule", "more-than")
        .containsEntry("abstentions", "left-out")
        .containsEntry("tie", "chair")
        .containsEntry("procedure", "meeting")
        .containsEntry("largest", 25)
        .containsEntry("smallest", 3);
    assertThat((String) council.get("categories")).contains("resident", "ict-expert");
    for (String other : List.of("support-organisation", "new-committee"))
      assertThat(ask("quorum", in("committee", other)).get(0))
          .containsEntry("attendanceShare", 2.0 / 3)
          .containsEntry("approvalShare", 0.5)
          .containsEntry("tie", "fails")
          .containsEntry("procedure", "written")
          .containsEntry("largest", 15);
  }

  @Test
  void theMarksAreThoseOfTheMethod() {
    assertThat(ask("plan-marks", in("on", TODAY)).get(0))
        .containsEntry("soundMark", 70.0)
        .containsEntry("weakMark", 60.0)
        .containsEntry("fullCoverage", 100.0)
        .containsEntry("leastCoverage", 50.0);
    assertThat(ask("canvas-marks", in("on", TODAY)).get(0))
        .containsEntry("passMark", 70.0)
        .containsEntry("rejectMark", 60.0)
        .containsEntry("criticalMark", 40.0)
        .containsEntry("agreementMark", 0.667)
        .containsEntry("trimFrom", 5)
        .containsEntry("evidenceWeight", 0.5)
        .containsEntry("resamples", 1000);
    Map<String, Object> rules = ask("sustainability-rules", in("on", TODAY)).get(0);
    assertThat(rules)
        .containsEntry("costFullFrom", 0.09)
        .containsEntry("costFullTo", 0.2)
        .containsEntry("costZeroAt", 0.4)
        .containsEntry("leastKnownWeight", 0.5)
        .containsEntry("draws", 2000)
        .containsEntry("seed", 42);
    assertThat(
            Stream.of(
                    "coverage", "independence", "ownIncome", "diversity", "costRealism", "staffing")
                .mapToDouble(part -> (double) rules.get(part + "Weight"))
                .sum())
        .isEqualTo(100);
  }

  @Test
  void aVerdictCanBeObjectedToForThirtyDaysAndOnce() {
    assertThat(ask("objection-rules", in("on", TODAY)).get(0))
        .containsEntry("objectionDays", 30)
        .containsEntry("examinationDays", 14)
        .containsEntry("mostObjections", 1)
        .containsEntry("sameShare", 0.5);
  }

  private static void approval(List<Case> cases, String depth, int approvals, boolean fourEyes) {
    one(
        cases,
        "change-approval",
        in("depth", depth),
        depth,
        in("approvals", approvals, "by", "administrators", "fourEyes", fourEyes));
  }

  private static void window(List<Case> cases, String window, int days, int reminder, int grace) {
    one(
        cases,
        "windows",
        in("window", window),
        window,
        in("workingDays", days, "reminderDaysBefore", reminder, "graceDays", grace));
  }

  private static void bodiesAndRequirements(List<Case> cases) {
    body(cases, "administration", "general-affairs-bureau");
    body(cases, "transport", "transport-bureau", "road-management-division");
    body(cases, "health-welfare", "health-welfare-bureau");
    body(cases, "environment-energy-water", "environment-bureau");
    body(cases, "safety", "citizen-safety-office", "fire-headquarters");
    body(cases, "facilities", "facility-management-bureau");
    body(cases, "education", "education-office");
    body(cases, "culture-tourism-sport", "culture-tourism-sport-bureau");
    body(cases, "logistics", "logistics-division");
    body(cases, "work", "economy-employment-bureau");
    body(cases, "housing", "housing-bureau");
    body(cases, "other", "planning-coordination-office");
    require(cases, "city", "dedicated-unit");
    require(cases, "public-corporation", "entrustment-terms", "entrusted-payment", "profit-share");
    require(
        cases,
        "private-company",
        "entrustment-terms",
        "entrusted-payment",
        "profit-share",
        "roles-and-financing");
    require(
        cases,
        "joint-company",
        "entrustment-terms",
        "entrusted-payment",
        "profit-share",
        "roles-and-financing",
        "partner-shares");
    require(
        cases,
        "residents-organisation",
        "entrustment-terms",
        "entrusted-payment",
        "roles-and-financing",
        "citizen-participation",
        "step-in");
  }

  private static void body(List<Case> cases, String field, String... bodies) {
    with(
        cases,
        "affected-bodies",
        in("field", field),
        Stream.concat(Stream.of("smart-city-office", "budget-office"), Stream.of(bodies))
            .toArray(String[]::new));
  }

  private static void require(List<Case> cases, String entity, String... requirements) {
    Stream<String> always =
        Stream.of(
            "yearly-financing",
            "managing-entity",
            "operating-cost",
            "indirect-income",
            "council-deliberation",
            "exit-plan");
    with(
        cases,
        "entity-requirements",
        in("entity", entity),
        Stream.concat(always, Stream.of(requirements)).toArray(String[]::new));
  }

  private static void recommendations(List<Case> cases) {
    String intake = "intake-recommendation";
    recommend(cases, intake, in("complete", true, "completionsLeft", 0), "complete", "accept");
    recommend(
        cases, intake, in("complete", false, "completionsLeft", 1), "to-complete", "complete");
    recommend(cases, intake, in("complete", null, "completionsLeft", 2), "to-complete", "complete");
    recommend(cases, intake, in("complete", false, "completionsLeft", 0), "returned", "return");
    recommend(cases, intake, in("complete", false, "completionsLeft", null), "returned", "return");

    review(cases, panel(false, 1, false, 1), "pass", 2, "no-quorum", "reconvene");
    review(cases, panel(null, 1, false, 1), "pass", 2, "no-quorum", "reconvene");
    review(cases, panel(false, 0, true, 1), "pass", 2, "no-quorum-no-panel", "none");
    review(cases, panel(true, 1, true, 1), "reject", 2, "low-agreement", "deliberate");
    review(cases, panel(true, 1, true, 0), "pass", 2, "pass", "pass");
    review(cases, panel(true, 1, null, 1), "pass", 0, "pass", "pass");
    review(cases, panel(true, 0, false, 1), "revise", 1, "revise", "revise");
    review(cases, panel(true, 0, false, 1), "revise", 0, "revise-no-round", "reject");
    review(cases, panel(true, 0, false, 1), "reject", 2, "reject", "reject");
    review(cases, panel(true, 0, false, 1), null, 2, "unknown", "none");

    String consult = "consultation-recommendation";
    recommend(cases, consult, in("clear", true, "mediationsLeft", 0), "clear", "agree");
    recommend(cases, consult, in("clear", false, "mediationsLeft", 1), "mediate", "mediate");
    recommend(cases, consult, in("clear", null, "mediationsLeft", 1), "mediate", "mediate");
    recommend(cases, consult, in("clear", false, "mediationsLeft", 0), "committee", "committee");

    plan(cases, null, "full", "pass", 0, "unknown-sustainability", "return");
    plan(cases, "sound", null, "pass", 0, "unknown-coverage", "return");
    plan(cases, "weak", "full", "pass", 0, "weak", "return");
    plan(cases, "sound", "unfunded", "pass", 0, "unfunded", "return");
    plan(cases, "middling", "unfunded", "pass", 0, "unfunded", "return");
    plan(cases, "sound", "full", "reject", 0, "model-rejected", "return");
    plan(cases, "sound", "full", "pass", 0, "sound", "approve");
    plan(cases, "sound", "full", "pass", 1, "years-unknown", "approve-on-condition");
    plan(cases, "sound", "full", "pass", null, "years-unknown", "approve-on-condition");
    plan(cases, "middling", "full", "pass", 0, "middling", "approve-on-condition");
    plan(cases, "sound", "gap", "pass", 0, "gap", "approve-on-condition");
    plan(cases, "sound", "full", "revise", 0, "model-open", "approve-on-condition");
    plan(cases, "sound", "full", null, 0, "model-open", "approve-on-condition");

    Map<String, Object> missed = vote(false, true, 1, false, false);
    Map<String, Object> hopeless = vote(false, false, 1, false, false);
    Map<String, Object> carried = vote(true, true, 1, true, false);
    Map<String, Object> tied = vote(true, true, 1, false, true);
    Map<String, Object> lost = vote(true, true, 1, false, false);
    conclude(cases, hopeless, 1, false, 2, "reconvene", "reconvene");
    conclude(cases, vote(null, null, 1, null, null), 1, null, 2, "reconvene", "reconvene");
    conclude(cases, vote(false, false, 0, false, false), 1, false, 2, "no-panel", "none");
    conclude(cases, missed, 1, false, 2, "vote-again", "vote-again");
    conclude(cases, vote(null, true, 0, null, null), 1, null, 2, "vote-again", "vote-again");
    conclude(cases, missed, 0, false, 1, "no-quorum-return", "return");
    conclude(cases, missed, 0, false, 0, "no-quorum-reject", "reject");
    conclude(cases, carried, 1, false, 0, "approve", "approve");
    conclude(cases, carried, 1, null, 0, "approve", "approve");
    conclude(cases, carried, 0, true, 0, "approve-on-condition", "approve-on-condition");
    conclude(cases, tied, 0, false, 1, "tie", "tie");
    conclude(cases, tied, 0, true, 0, "tie", "tie");
    conclude(cases, lost, 1, false, 1, "return", "return");
    conclude(cases, vote(true, true, 1, null, null), 1, false, 1, "return", "return");
    conclude(cases, lost, 1, false, 0, "reject", "reject");

    String vote = "responsibility-vote-conclusion";
    recommend(cases, vote, with(hopeless, "revotesLeft", 1), "reconvene", "reconvene");
    recommend(
        cases,
        vote,
        with(vote(false, false, 0, false, false), "revotesLeft", 1),
        "no-panel",
        "none");
    recommend(cases, vote, with(missed, "revotesLeft", 1), "vote-again", "vote-again");
    recommend(cases, vote, with(missed, "revotesLeft", 0), "no-quorum", "reject");
    recommend(cases, vote, with(carried, "revotesLeft", 0), "agree", "agree");
    recommend(cases, vote, with(tied, "revotesLeft", 1), "tie", "tie");
    recommend(cases, vote, with(lost, "revotesLeft", 1), "reject", "reject");
  }

  private static void operation(List<Case> cases) {
    operate(cases, panel(false, 1, false, 0), "pass", 90.0, 0.0, 0.0, "no-quorum", "reconvene");
    operate(cases, panel(false, 0, false, 0), "pass", 90.0, 0.0, 0.0, "no-quorum-no-panel", "none");
    operate(cases, panel(true, 1, true, 1), "pass", 90.0, 0.0, 0.0, "low-agreement", "deliberate");
    Map<String, Object> settled = panel(true, 1, false, 1);
    operate(cases, settled, null, 90.0, 0.0, 0.0, "unknown-canvas", "none");
    operate(cases, settled, "reject", 59.9, null, null, "retire", "retire");
    operate(cases, settled, "reject", 60.0, null, null, "weak-model", "improve");
    operate(cases, settled, "reject", null, null, null, "weak-model", "improve");
    operate(cases, settled, "pass", 59.9, 0.5, 0.5, "reassign", "reassign");
    operate(cases, settled, "revise", 90.0, 0.0, 0.0, "middling-model", "improve");
    operate(cases, settled, "pass", 90.0, 0.2, 0.0, "over-cost", "improve");
    operate(cases, settled, "pass", 90.0, 0.19, 0.3, "under-use", "improve");
    operate(cases, settled, "pass", 60.0, 0.19, 0.29, "middling-promises", "improve");
    operate(cases, settled, "pass", 69.9, null, null, "middling-promises", "improve");
    operate(cases, settled, "pass", 70.0, 0.19, 0.29, "continue", "continue");
    operate(cases, settled, "pass", 70.0, null, null, "continue", "continue");
    operate(cases, settled, "pass", null, 0.19, null, "continue-on-cost", "continue");
    operate(cases, settled, "pass", null, null, 0.29, "continue-on-usage", "continue");
    operate(cases, settled, "pass", null, null, null, "nothing-reported", "none");

    interval(cases, "improve", "pass", 90.0, 90.0, "to-improve", 6);
    interval(cases, "reassign", "pass", 90.0, 90.0, "reassigned", 6);
    interval(cases, "continue", "reject", 90.0, 90.0, "model-rejected", 6);
    interval(cases, "continue", null, 90.0, 90.0, "model-unknown", 6);
    interval(cases, "continue", "pass", 59.9, 90.0, "not-sustainable", 6);
    interval(cases, "continue", "pass", 90.0, 59.9, "promises-broken", 6);
    interval(cases, "continue", "revise", 90.0, 90.0, "model-middling", 12);
    interval(cases, null, "pass", 90.0, null, "first-cycle", 12);
    interval(cases, "continue", "pass", null, 90.0, "sustainability-unknown", 12);
    interval(cases, "continue", "pass", 90.0, null, "promises-unknown", 12);
    interval(cases, "continue", "pass", 69.9, 90.0, "sustainability-middling", 12);
    interval(cases, "continue", "pass", 60.0, 90.0, "sustainability-middling", 12);
    interval(cases, "continue", "pass", 70.0, 69.9, "promises-middling", 12);
    interval(cases, "continue", "pass", 70.0, 70.0, "low-risk", 24);

    early(cases, 0.20, null, "over-cost", true);
    early(cases, 0.20, 0.30, "over-cost", true);
    early(cases, 0.19, 0.30, "under-use", true);
    early(cases, null, 0.30, "under-use", true);
    early(cases, 0.19, 0.29, "within", false);
    early(cases, -0.5, -0.5, "within", false);
    early(cases, 0.19, null, "usage-unknown", false);
    early(cases, null, 0.29, "cost-unknown", false);
    early(cases, null, null, "both-unknown", false);
  }

  private static Map<String, Object> panel(
      Boolean quorumMet, Integer panelsLeft, Boolean agreementLow, Integer deliberationsLeft) {
    return in(
        "quorumMet",
        quorumMet,
        "panelsLeft",
        panelsLeft,
        "agreementLow",
        agreementLow,
        "deliberationsLeft",
        deliberationsLeft);
  }

  private static void review(
      List<Case> cases,
      Map<String, Object> panel,
      String band,
      Integer revisionsLeft,
      String rule,
      String recommendation) {
    Map<String, Object> inputs = in("band", band, "revisionsLeft", revisionsLeft);
    inputs.putAll(panel);
    recommend(cases, "review-recommendation", inputs, rule, recommendation);
  }

  private static void plan(
      List<Case> cases,
      String soundness,
      String funded,
      String band,
      Integer unknownYears,
      String rule,
      String recommendation) {
    recommend(
        cases,
        "plan-recommendation",
        in("soundness", soundness, "funded", funded, "band", band, "unknownYears", unknownYears),
        rule,
        recommendation);
  }

  private static Map<String, Object> vote(
      Boolean quorumMet,
      Boolean quorumPossible,
      Integer panelsLeft,
      Boolean carried,
      Boolean chairDecides) {
    return in(
        "quorumMet",
        quorumMet,
        "quorumPossible",
        quorumPossible,
        "panelsLeft",
        panelsLeft,
        "carried",
        carried,
        "chairDecides",
        chairDecides);
  }

  private static Map<String, Object> with(Map<String, Object> vote, String fact, Object value) {
    Map<String, Object> inputs = new HashMap<>(vote);
    inputs.put(fact, value);
    return inputs;
  }

  private static void conclude(
      List<Case> cases,
      Map<String, Object> vote,
      Integer revotesLeft,
      Boolean conditional,
      Integer planReturnsLeft,
      String rule,
      String conclusion) {
    Map<String, Object> inputs = with(vote, "revotesLeft", revotesLeft);
    inputs.put("conditional", conditional);
    inputs.put("planReturnsLeft", planReturnsLeft);
    one(cases, "plan-vote-conclusion", inputs, rule, in("voteConclusion", conclusion));
  }

  private static void operate(
      List<Case> cases,
      Map<String, Object> panel,
      String band,
      Double promiseKeeping,
      Double costOverrun,
      Double usageShortfall,
      String rule,
      String recommendation) {
    Map<String, Object> inputs =
        in(
            "band",
            band,
            "promiseKeeping",
            promiseKeeping,
            "costOverrun",
            costOverrun,
            "usageShortfall",
            usageShortfall);
    inputs.putAll(panel);
    recommend(cases, "operation-recommendation", inputs, rule, recommendation);
  }

  private static void interval(
      List<Case> cases,
      String outcome,
      String band,
      Double sustainability,
      Double promiseKeeping,
      String rule,
      int months) {
    one(
        cases,
        "re-evaluation-interval",
        in(
            "operationOutcome",
            outcome,
            "band",
            band,
            "sustainability",
            sustainability,
            "promiseKeeping",
            promiseKeeping),
        rule,
        in("intervalMonths", months));
  }

  private static void early(
      List<Case> cases, Double costOverrun, Double usageShortfall, String rule, boolean early) {
    one(
        cases,
        "early-evaluation",
        in("costOverrun", costOverrun, "usageShortfall", usageShortfall),
        rule,
        in("early", early));
  }

  private static void recommend(
      List<Case> cases,
      String table,
      Map<String, Object> inputs,
      String rule,
      String recommendation) {
    one(cases, table, inputs, rule, in("recommendation", recommendation));
  }

  private static void one(
      List<Case> cases,
      String table,
      Map<String, Object> inputs,
      String rule,
      Map<String, Object> expected) {
    cases.add(new Case(table, inputs, List.of(rule), expected));
  }

  private static void with(
      List<Case> cases, String table, Map<String, Object> inputs, String... rules) {
    cases.add(new Case(table, inputs, List.of(rules), null));
  }

  private static Map<String, Object> in(Object... namesAndValues) {
    Map<String, Object> map = new HashMap<>();
    for (int i = 0; i < namesAndValues.length; i += 2)
      map.put((String) namesAndValues[i], namesAndValues[i + 1]);
    return map;
  }

  /** Every combination of the values of every fact. */
  private static List<Map<String, Object>> facts(Object... namesAndChoices) {
    List<Map<String, Object>> all = List.of(Map.of());
    for (int i = 0; i < namesAndChoices.length; i += 2) {
      String name = (String) namesAndChoices[i];
      List<Map<String, Object>> longer = new ArrayList<>();
      for (Map<String, Object> shorter : all)
        for (Object value : (Object[]) namesAndChoices[i + 1]) {
          Map<String, Object> one = new HashMap<>(shorter);
          one.put(name, value);
          longer.add(one);
        }
      all = longer;
    }
    return all;
  }

  private static void everyOneOf(String table, List<Map<String, Object>> inputs) {
    // Large grids are walked in steps that share no divisor with any fact's number of values.
    int step = inputs.size() > 10_000 ? 127 : inputs.size() > 1_000 ? 5 : 1;
    IntStream.iterate(0, i -> i < inputs.size(), i -> i + step)
        .mapToObj(inputs::get)
        .forEach(each -> assertThat(ask(table, each)).as(table + each).hasSize(1));
  }

  private static List<Map<String, Object>> ask(String table, Map<String, Object> inputs) {
    MATCHED.clear();
    DmnDecision decision =
        PARSED.computeIfAbsent(
            table,
            name -> {
              try (InputStream file = Files.newInputStream(TABLES.resolve(name + ".dmn"))) {
                return ENGINE.parseDecision(name, file);
              } catch (IOException unreadable) {
                throw new UncheckedIOException(unreadable);
              }
            });
    return ENGINE.evaluateDecisionTable(decision, inputs).getResultList();
  }

  private static DmnEngine engine() {
    DefaultDmnEngineConfiguration configuration = new DefaultDmnEngineConfiguration();
    configuration
        .getCustomPostDecisionTableEvaluationListeners()
        .add(
            event ->
                event.getMatchingRules().stream()
                    .map(rule -> rule.getId())
                    .collect(toCollection(() -> MATCHED)));
    return configuration.buildEngine();
  }

  private static List<String> tables() {
    try (Stream<Path> files = Files.list(TABLES)) {
      return files.map(file -> file.getFileName().toString().replace(".dmn", "")).sorted().toList();
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  private static Decision decision(String table) {
    return Dmn.readModelFromFile(TABLES.resolve(table + ".dmn").toFile())
        .getModelElementsByType(Decision.class)
        .iterator()
        .next();
  }

  private static DecisionTable decisionTable(String table) {
    return (DecisionTable) decision(table).getExpression();
  }

  private static Set<String> ruleIds(String table) {
    return decisionTable(table).getRules().stream().map(Rule::getId).collect(toSet());
  }

  /** English, a stroke, Korean. */
  private static boolean explained(String description) {
    String[] parts = description.split(" / ");
    return Arrays.stream(parts).limit(parts.length - 1L).noneMatch(DecisionTablesTest::korean)
        && parts.length >= 2
        && korean(parts[parts.length - 1]);
  }

  private static boolean korean(String text) {
    return text.codePoints()
        .anyMatch(c -> Character.UnicodeScript.of(c) == Character.UnicodeScript.HANGUL);
  }
}
