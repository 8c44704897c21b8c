package org.canvasgate.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Duration;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.task.Task;
import org.canvasgate.committee.CaseRound;
import org.canvasgate.committee.Gate;
import org.canvasgate.committee.Notices;
import org.canvasgate.committee.Panels;
import org.canvasgate.committee.Recusal;
import org.canvasgate.committee.Recusals;
import org.canvasgate.committee.Seat;
import org.canvasgate.committee.conflict.Conflicts;
import org.canvasgate.committee.objection.Objections;
import org.canvasgate.committee.roster.Profile;
import org.canvasgate.committee.roster.Profiles;
import org.canvasgate.form.Problem;
import org.canvasgate.form.Refusal;
import org.canvasgate.handover.EndingTerms;
import org.canvasgate.handover.Handover;
import org.canvasgate.handover.HandoverBook;
import org.canvasgate.handover.Handovers;
import org.canvasgate.handover.Moved;
import org.canvasgate.handover.Plan;
import org.canvasgate.handover.Preview;
import org.canvasgate.handover.Scope;
import org.canvasgate.identity.People;
import org.canvasgate.identity.Role;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Officials rotate: what one person has in hand passes to another, and back. */
@StoryTest
class HandoverStoriesTest extends Story {
  /** Somebody with few cases: the planner of the other stories has hundreds to hand over. */
  static final String PLANNER = "busplanner";

  private static final String NEW_PLANNER = "planner2";
  private static final String NEW_MEMBER = "member7";
  private static final String REPRESENTATIVE = "body";
  private static final String NEW_REPRESENTATIVE = "body2";

  @Autowired Handovers handovers;
  @Autowired HandoverBook book;
  @Autowired EndingTerms terms;
  @Autowired Panels panels;
  @Autowired Profiles profiles;
  @Autowired Conflicts conflicts;
  @Autowired Recusals recusals;
  @Autowired Notices notices;
  @Autowired People people;
  @Autowired Objections objections;
  @Autowired RuntimeService runtime;

  @BeforeEach
  void peopleOfTheseStories() {
    arrives(PLANNER, Role.PLANNERS);
    arrives(NEW_REPRESENTATIVE, Role.BODIES);
  }

  @Override
  String planner() {
    return PLANNER;
  }

  private void arrives(String person, Role... roles) {
    people.create(
        new People.Person(person, "Somebody", "New", null), "Stories-of-gates-9", List.of(roles));
  }

  /** Each case is another service, so that nobody is partial by what they did in other stories. */
  @Override
  void propose(Map<String, Object> form) {
    super.propose(with(form, "nameEn", "Bus " + UUID.randomUUID(), "nameKo", null));
  }

  @Override
  void propose() {
    propose(Proposed.complete());
  }

  // --- helpers

  private Plan now(String from, String to) {
    return new Plan(from, to, Scope.EVERYTHING, today(), SAID, true);
  }

  private Handover handOver(String from, String to) {
    return handovers.plan(now(from, to), SECRETARY);
  }

  private static List<String> keys(Refusal refusal) {
    return refusal.problems().stream().map(Problem::key).toList();
  }

  private Refusal refusedPlan(Plan plan) {
    return catchThrowableOfType(Refusal.class, () -> handovers.plan(plan, SECRETARY));
  }

  /** What became of the matters of this story's case. */
  private List<Moved> ofCase(Handover handover) {
    return book.items(handover.id()).stream()
        .filter(moved -> id.equals(moved.item().proposalId()))
        .filter(moved -> !moved.item().kind().equals("notice"))
        .toList();
  }

  private Preview.Line line(Preview preview, String kind) {
    return preview.lines().stream()
        .filter(l -> l.item().kind().equals(kind) && id.equals(l.item().proposalId()))
        .findFirst()
        .orElseThrow();
  }

  private CaseRound review() {
    return new CaseRound(id, Gate.REVIEW, 0, 1);
  }

  // --- a planner

  @Test
  void aPlannersCasePassesWithItsTaskAndGoesOnWithTheSuccessor() {
    propose(Proposed.withoutCosts());
    Task task = task(PLANNER, "complete-proposal");
    Preview preview = handovers.preview(now(PLANNER, NEW_PLANNER));
    assertThat(line(preview, "proposal").passes()).isTrue();
    assertThat(line(preview, "proposal").item().tasks())
        .extracting(todo -> todo.step())
        .containsExactly("complete-proposal");
    assertThat(proposals.get(id).planner()).as("a preview changes nothing").isEqualTo(PLANNER);
    assertThat(fact("planner")).isEqualTo(PLANNER);

    Handover handover = handOver(PLANNER, NEW_PLANNER);
    assertThat(handover.state()).isEqualTo(Handover.State.DONE);
    assertThat(proposals.get(id).planner()).isEqualTo(NEW_PLANNER);
    assertThat(fact("planner")).isEqualTo(NEW_PLANNER);
    assertThat(mayNot(PLANNER, task, Proposed.complete())).isTrue();
    assertThat(
            count(
                "select count(*) from notice where recipient = ? and notice_key = ?",
                NEW_PLANNER,
                "handover/" + handover.id() + "/to"))
        .isEqualTo(1);
    does(NEW_PLANNER, "complete-proposal", Proposed.complete());
    appoint(PANEL);
    allAnswer("score-canvas", poor());
    does(CHAIR, "confirm-review", outcome("reject"));
    assertThat(told("notice.verdict.review.reject")).containsExactly(NEW_PLANNER);
    assertThat(proposals.revisions(id))
        .extracting(revision -> revision.submittedBy())
        .containsExactly(PLANNER, NEW_PLANNER);
    handOver(NEW_PLANNER, PLANNER);
  }

  @Test
  void tasksThatComeAfterwardsAreTheSuccessorsInEveryRunningPart() {
    passReview();
    waitsFor("draft-responsibilities");
    handOver(PLANNER, NEW_PLANNER);
    does(NEW_PLANNER, "draft-responsibilities", Agreed.draft());
    bothAccept();
    does(CHAIR, "confirm-consultation", outcome("agreed"));
    does(NEW_PLANNER, "write-plan", Planned.sound());
    vote(approve());
    does(CHAIR, "confirm-plan", outcome("approved"));
    assertThat(task(NEW_PLANNER, "start-operation").getAssignee()).isEqualTo(NEW_PLANNER);
    handOver(NEW_PLANNER, PLANNER);
  }

  @Test
  void whoeverOnceHadTheCaseIsPartialInIt() {
    propose();
    Handover handover = handOver(PLANNER, NEW_PLANNER);
    handovers.reverse(handover.id(), SECRETARY);
    assertThat(conflicts.of(id, List.of(NEW_PLANNER)))
        .as("had it for a while")
        .extracting(conflict -> conflict.kind().key())
        .containsExactly("planner");
    assertThat(conflicts.parties(id)).contains(PLANNER, NEW_PLANNER);
  }

  @Test
  void aSuccessorWhoSitsOnThePanelDoesNotTakeTheCase() {
    arrives("judge", Role.PLANNERS, Role.COMMITTEE);
    propose();
    appoint(List.of("member4", "member5", "judge"));
    Handover handover = handOver(PLANNER, "judge");
    assertThat(ofCase(handover))
        .singleElement()
        .satisfies(
            moved -> {
              assertThat(moved.state()).isEqualTo(Moved.State.STAYED);
              assertThat(moved.reason().key()).isEqualTo("handover.stays.judges");
            });
    assertThat(proposals.get(id).planner()).isEqualTo(PLANNER);
    assertThat(notices.to(List.of("secretariat"), 500))
        .extracting(notice -> notice.message())
        .contains("notice.handover.stayed");
    handovers.reverse(handover.id(), SECRETARY);
  }

  @Test
  void whatTheSuccessorHasNotTouchedGoesBackAndTheRestStays() {
    propose(Proposed.withoutCosts());
    String untouched = id;
    propose(Proposed.withoutCosts());
    String touched = id;
    Handover handover = handOver(PLANNER, NEW_PLANNER);
    clock.moveBy(Duration.ofHours(1));
    does(NEW_PLANNER, "complete-proposal", Proposed.complete());

    handovers.reverse(handover.id(), SECRETARY);
    assertThat(proposals.get(touched).planner()).isEqualTo(NEW_PLANNER);
    assertThat(ofCase(handover))
        .singleElement()
        .satisfies(
            moved -> {
              assertThat(moved.state()).isEqualTo(Moved.State.KEPT);
              assertThat(moved.reason().key()).isEqualTo("handover.kept.worked-on");
            });
    id = untouched;
    assertThat(proposals.get(id).planner()).isEqualTo(PLANNER);
    assertThat(fact("planner")).isEqualTo(PLANNER);
    assertThat(ofCase(handover))
        .singleElement()
        .satisfies(moved -> assertThat(moved.state()).isEqualTo(Moved.State.RETURNED));
    does(PLANNER, "complete-proposal", Proposed.complete());
    Refusal twice =
        catchThrowableOfType(Refusal.class, () -> handovers.reverse(handover.id(), SECRETARY));
    assertThat(keys(twice)).containsExactly("handover.not-done");
  }

  @Test
  void aHandoverIsReversedOnlyForAsLongAsTheTableSays() {
    propose();
    Handover handover = handOver(PLANNER, NEW_PLANNER);
    clock.moveBy(Duration.ofDays(31));
    Refusal late =
        catchThrowableOfType(Refusal.class, () -> handovers.reverse(handover.id(), SECRETARY));
    assertThat(keys(late)).containsExactly("handover.too-late");
    handOver(NEW_PLANNER, PLANNER);
  }

  // --- an operator

  @Test
  void aServicePassesToTheNextOperatorWhoReportsOnIt() {
    operate();
    Handover handover = handOver(OPERATOR, SECOND_OPERATOR);
    assertThat(ofCase(handover))
        .extracting(moved -> moved.item().kind())
        .containsExactly("service");
    assertThat(proposals.service(id).orElseThrow().operator()).isEqualTo(SECOND_OPERATOR);
    assertThat(fact("operator")).isEqualTo(SECOND_OPERATOR);
    untilReEvaluation();
    does(SECOND_OPERATOR, "report-actuals", figures(1, 1));
    handOver(SECOND_OPERATOR, OPERATOR);
  }

  @Test
  void aPartOfACaseThatBeganInTheVeryMomentIsBroughtIntoLine() {
    propose(Proposed.withoutCosts());
    Task task = task(PLANNER, "complete-proposal");
    handOver(PLANNER, NEW_PLANNER);
    acting.asEngine(
        () -> {
          runtime.setVariable(task.getProcessInstanceId(), "planner", PLANNER);
          tasks.setAssignee(task.getId(), PLANNER);
          return null;
        });
    handovers.settle();
    assertThat(fact("planner")).isEqualTo(NEW_PLANNER);
    assertThat(task(NEW_PLANNER, "complete-proposal").getId()).isEqualTo(task.getId());
    handOver(NEW_PLANNER, PLANNER);
  }

  // --- a member

  @Test
  void aSeatPassesInAnOpenWindowAndWhatWasCastStaysThePredecessors() {
    propose();
    appoint(PANEL);
    String voted = PANEL.get(0);
    does(voted, "score-canvas", good());
    handovers.plan(new Plan(voted, NEW_MEMBER, Scope.COMMITTEE, today(), SAID, true), SECRETARY);
    assertThat(panels.of(review()).sitting()).contains(NEW_MEMBER).doesNotContain(voted);
    assertThat(open("score-canvas"))
        .as("the ballot is in; nobody casts it again")
        .extracting(Task::getAssignee)
        .doesNotContain(NEW_MEMBER);
    String waiting = PANEL.get(1);
    Task task = task(waiting, "score-canvas");
    handovers.plan(new Plan(waiting, "member6", Scope.COMMITTEE, today(), SAID, true), SECRETARY);
    assertThat(mayNot(waiting, task, good())).isTrue();
    does("member6", "score-canvas", good());
    does(PANEL.get(2), "score-canvas", good());
    waitsFor("confirm-review");
    assertThat(
            jdbc.sql("select member from ballot where proposal_id = ? order by member")
                .param(id)
                .query(String.class)
                .list())
        .containsExactly(voted, PANEL.get(2), "member6");
    assertThat(fact("quorumMet")).isEqualTo(true);
    assertThat(panels.of(review()).seats())
        .as("both are on record")
        .extracting(Seat::member)
        .contains(voted, NEW_MEMBER, waiting, "member6");
  }

  @Test
  void anUntouchedSeatGoesBackAndATouchedOneStays() {
    propose();
    appoint(PANEL);
    String member = PANEL.get(0);
    Plan plan = new Plan(member, NEW_MEMBER, Scope.COMMITTEE, today(), SAID, true);
    Handover first = handovers.plan(plan, SECRETARY);
    handovers.reverse(first.id(), SECRETARY);
    assertThat(panels.of(review()).sitting()).contains(member).doesNotContain(NEW_MEMBER);
    assertThat(task(member, "score-canvas")).isNotNull();
    assertThat(ofCase(first))
        .singleElement()
        .satisfies(moved -> assertThat(moved.state()).isEqualTo(Moved.State.RETURNED));

    Handover second =
        handovers.plan(
            new Plan(member, "member6", Scope.COMMITTEE, today(), SAID, true), SECRETARY);
    does("member6", "score-canvas", good());
    handovers.reverse(second.id(), SECRETARY);
    assertThat(panels.of(review()).sitting()).contains("member6").doesNotContain(member);
    assertThat(ofCase(second))
        .singleElement()
        .satisfies(moved -> assertThat(moved.reason().key()).isEqualTo("handover.kept.answered"));
  }

  @Test
  void aPartyAndARecusedPersonTakeNoSeatAndTheRestStaysToo() {
    arrives("both", Role.PLANNERS, Role.COMMITTEE);
    propose();
    appoint(PANEL);
    recusals.add(id, NEW_MEMBER, Recusal.Kind.EXCLUDED_BY_LAW, SAID, SECRETARY);
    Preview recused =
        handovers.preview(new Plan(PANEL.get(0), NEW_MEMBER, Scope.COMMITTEE, today(), SAID, true));
    assertThat(line(recused, "seat").stays().key()).isEqualTo("handover.stays.recused");
    handOver(PLANNER, "both");
    Preview party =
        handovers.preview(new Plan(PANEL.get(0), "both", Scope.COMMITTEE, today(), SAID, true));
    assertThat(line(party, "seat").stays().key()).isEqualTo("handover.stays.conflict");
    Preview seated =
        handovers.preview(
            new Plan(PANEL.get(0), PANEL.get(1), Scope.COMMITTEE, today(), SAID, true));
    assertThat(line(seated, "seat").stays().key()).isEqualTo("handover.stays.on-panel");
    handOver("both", PLANNER);
  }

  @Test
  void aMemberGivesNobodyTheirOwnSeat() {
    propose();
    appoint(PANEL);
    Preview own =
        handovers.preview(
            new Plan(PANEL.get(0), NEW_MEMBER, Scope.EVERYTHING, today(), SAID, false));
    assertThat(line(own, "seat").stays().key()).isEqualTo("handover.stays.office-only");
  }

  // --- a body

  @Test
  void theVoiceOfABodyPassesWithTheQuestionThatWasTaken() {
    passReview();
    draft();
    Task asked =
        open("answer-consultation").stream()
            .filter(each -> group(each).equals("body-" + Agreed.ANSWERS))
            .findFirst()
            .orElseThrow();
    cast.on(asked);
    acting.as(REPRESENTATIVE, () -> tasks.claim(asked.getId(), REPRESENTATIVE));
    Handover handover = handOver(REPRESENTATIVE, NEW_REPRESENTATIVE);
    assertThat(people.groups(NEW_REPRESENTATIVE)).contains("body-" + Agreed.ANSWERS);
    assertThat(people.groups(REPRESENTATIVE)).doesNotContain("body-" + Agreed.ANSWERS);
    submit(NEW_REPRESENTATIVE, asked, Agreed.answer(Agreed.ANSWERS, "accepted"));
    assertThat(stage.isOpen(asked)).isFalse();

    handovers.reverse(handover.id(), SECRETARY);
    assertThat(people.groups(NEW_REPRESENTATIVE))
        .as("answered for this one")
        .contains("body-" + Agreed.ANSWERS)
        .doesNotContain("body-" + Agreed.PAYS);
    assertThat(people.groups(REPRESENTATIVE)).contains("body-" + Agreed.PAYS);
    people.represent(REPRESENTATIVE, Agreed.ANSWERS, Agreed.ANSWERS);
    people.leave(NEW_REPRESENTATIVE, "body-" + Agreed.ANSWERS);
  }

  // --- conditions and objections

  @Test
  void aConditionPassesWithItsTaskAndGoesBackUntilItIsReportedOn() {
    propose();
    appoint(PANEL);
    allAnswer("score-canvas", good());
    does(CHAIR, "confirm-review", with(outcome("pass"), condition("Set a fare.", "planner")));
    Handover first = handOver(PLANNER, NEW_PLANNER);
    assertThat(ofCase(first))
        .extracting(moved -> moved.item().kind())
        .containsExactly("proposal", "condition");
    assertThat(task(NEW_PLANNER, "report-condition")).isNotNull();
    handovers.reverse(first.id(), SECRETARY);
    assertThat(task(PLANNER, "report-condition")).isNotNull();

    Handover second = handOver(PLANNER, NEW_PLANNER);
    clock.moveBy(Duration.ofHours(1));
    does(NEW_PLANNER, "report-condition", Map.of("done", SAID, "evidence", SAID));
    handovers.reverse(second.id(), SECRETARY);
    assertThat(ofCase(second))
        .filteredOn(moved -> moved.item().kind().equals("condition"))
        .singleElement()
        .satisfies(moved -> assertThat(moved.reason().key()).isEqualTo("handover.kept.reported"));
    handOver(NEW_PLANNER, PLANNER);
  }

  @Test
  void theSuccessorMayObjectToAVerdictInTimeAndThePredecessorNoMore() {
    propose();
    appoint(PANEL);
    allAnswer("score-canvas", poor());
    does(CHAIR, "confirm-review", outcome("reject"));
    Task task = task(PLANNER, "file-objection");
    handOver(PLANNER, NEW_PLANNER);
    Map<String, Object> grounds = Map.of("choice", "object", "grounds", SAID, "evidence", SAID);
    assertThat(mayNot(PLANNER, task, grounds)).isTrue();
    does(NEW_PLANNER, "file-objection", grounds);
    assertThat(objections.of(id))
        .singleElement()
        .satisfies(objection -> assertThat(objection.party()).isEqualTo(NEW_PLANNER));
    handOver(NEW_PLANNER, PLANNER);
  }

  // --- tasks and notices

  @Test
  void aTaskTakenFromTheSecretariatPassesAndGoesBackWhileItIsOpen() {
    String other = "secretary2";
    arrives(other, Role.SECRETARIAT);
    propose();
    Task task = task(SECRETARY, "appoint-panel");
    acting.as(SECRETARY, () -> tasks.claim(task.getId(), SECRETARY));
    Handover handover = handovers.plan(now(SECRETARY, other), "admin");
    assertThat(task(other, "appoint-panel").getAssignee()).isEqualTo(other);
    handovers.reverse(handover.id(), "admin");
    assertThat(task(SECRETARY, "appoint-panel").getAssignee()).isEqualTo(SECRETARY);
  }

  @Test
  void unreadNoticesAreToldToTheSuccessorToo() {
    propose();
    notices.seen(PLANNER);
    clock.moveBy(Duration.ofHours(1));
    appoint(PANEL);
    allAnswer("score-canvas", middling());
    does(CHAIR, "confirm-review", with(outcome("revise"), "changes", SAID));
    assertThat(told("notice.verdict.review.revise")).containsExactly(PLANNER);
    Handover handover = handOver(PLANNER, NEW_PLANNER);
    assertThat(told("notice.verdict.review.revise")).containsExactly(PLANNER, NEW_PLANNER);
    handovers.reverse(handover.id(), SECRETARY);
    assertThat(told("notice.verdict.review.revise")).containsExactly(PLANNER, NEW_PLANNER);
    does(PLANNER, "revise-proposal", Proposed.revised());
  }

  // --- when

  @Test
  void aScheduledHandoverWaitsForItsDayAndRunsOnceOnManyNodes() throws Exception {
    propose(Proposed.withoutCosts());
    LocalDate day = today().plusDays(3);
    Handover planned =
        handovers.plan(
            new Plan(PLANNER, NEW_PLANNER, Scope.EVERYTHING, day, SAID, true), SECRETARY);
    assertThat(planned.state()).isEqualTo(Handover.State.SCHEDULED);
    assertThat(keys(refusedPlan(now(PLANNER, NEW_PLANNER))))
        .containsExactly("handover.already-scheduled");
    assertThat(handovers.carryOutDue()).as("its day has not come").isZero();
    assertThat(proposals.get(id).planner()).isEqualTo(PLANNER);
    clock.moveTo(day.atStartOfDay(clock.getZone()).plusMinutes(1).toInstant());
    Callable<Integer> node = handovers::carryOutDue;
    ExecutorService nodes = Executors.newFixedThreadPool(4);
    try {
      int carriedOut = 0;
      for (var ran : nodes.invokeAll(List.of(node, node, node, node))) carriedOut += ran.get();
      assertThat(carriedOut).isEqualTo(1);
    } finally {
      nodes.shutdownNow();
    }
    assertThat(book.find(planned.id()).orElseThrow().state()).isEqualTo(Handover.State.DONE);
    assertThat(ofCase(planned)).hasSize(1);
    does(NEW_PLANNER, "complete-proposal", Proposed.complete());
    handOver(NEW_PLANNER, PLANNER);
  }

  @Test
  void aScheduledHandoverThatCanNoLongerBeDoneIsStoppedAndTheSecretariatHearsOfIt() {
    String leaver = "planner3";
    arrives(leaver, Role.PLANNERS);
    propose();
    LocalDate day = today().plusDays(1);
    Handover planned =
        handovers.plan(new Plan(PLANNER, leaver, Scope.EVERYTHING, day, SAID, true), SECRETARY);
    people.leave(leaver, Role.PLANNERS.key());
    clock.moveBy(Duration.ofDays(1));
    assertThat(handovers.carryOutDue()).isEqualTo(1);
    Handover stopped = book.find(planned.id()).orElseThrow();
    assertThat(stopped.state()).isEqualTo(Handover.State.STOPPED);
    assertThat(stopped.problem().key()).isEqualTo("handover.lacks-role");
    assertThat(proposals.get(id).planner()).isEqualTo(PLANNER);
    assertThat(notices.to(List.of("secretariat"), 500))
        .extracting(notice -> notice.message())
        .contains("notice.handover.stopped");
  }

  @Test
  void aHandoverIsCalledOffBeforeItsDayAndNeverAfter() {
    propose();
    Handover planned =
        handovers.plan(
            new Plan(PLANNER, NEW_PLANNER, Scope.EVERYTHING, today().plusDays(1), SAID, true),
            SECRETARY);
    handovers.cancel(planned.id(), SECRETARY);
    clock.moveBy(Duration.ofDays(1));
    assertThat(handovers.carryOutDue()).isZero();
    assertThat(proposals.get(id).planner()).isEqualTo(PLANNER);
    Refusal late =
        catchThrowableOfType(Refusal.class, () -> handovers.cancel(planned.id(), SECRETARY));
    assertThat(keys(late)).containsExactly("handover.not-scheduled");
  }

  // --- refusals

  @Test
  void aHandoverThatCannotBeIsRefusedWithItsReasonsAndNothingPasses() {
    propose();
    assertThat(keys(refusedPlan(now(PLANNER, "nobody"))))
        .containsExactly("handover.unknown-successor");
    assertThat(keys(refusedPlan(now("nobody", PLANNER))))
        .containsExactly("handover.unknown-person");
    assertThat(keys(refusedPlan(now(PLANNER, PLANNER)))).containsExactly("handover.same-person");
    Refusal noRole = refusedPlan(now(PLANNER, SECOND_OPERATOR));
    assertThat(keys(noRole)).containsExactly("handover.lacks-role");
    assertThat(((Problem) noRole.problems().get(0).arguments()[1]).key())
        .isEqualTo("group.planners");
    assertThat(
            keys(
                refusedPlan(
                    new Plan(
                        PLANNER, NEW_PLANNER, Scope.EVERYTHING, today().minusDays(1), " ", true))))
        .containsExactly("handover.day-past", "form.missing");
    assertThat(keys(refusedPlan(now("admin", SECRETARY)))).containsExactly("handover.nothing");
    assertThat(proposals.get(id).planner()).isEqualTo(PLANNER);
  }

  // --- terms

  @Test
  void aTermThatEndsIsAnnouncedAndItsSeatsPassOnTheDayAfter() {
    propose();
    appoint(List.of("member3", "member4", "member5"));
    LocalDate last = today().plusDays(20);
    profiles.save(new Profile("member5", null, null, Set.of(), null, last.plusDays(60), null));
    assertThat(terms.ending()).extracting(EndingTerms.Ending::member).doesNotContain("member5");
    profiles.save(new Profile("member5", null, null, Set.of(), null, last, null));
    profiles.save(new Profile("member6", null, null, Set.of(), null, last.minusDays(1), null));
    try {
      assertThat(terms.ending())
          .filteredOn(ending -> ending.member().equals("member5"))
          .singleElement()
          .satisfies(ending -> assertThat(ending.over()).isFalse());
      Preview outgoing =
          handovers.preview(
              new Plan("member5", "member6", Scope.COMMITTEE, last.plusDays(1), SAID, true));
      assertThat(line(outgoing, "seat").stays().key()).isEqualTo("handover.stays.term");
      Handover planned =
          handovers.plan(
              new Plan("member5", NEW_MEMBER, Scope.COMMITTEE, last.plusDays(1), SAID, true),
              SECRETARY);
      assertThat(terms.ending())
          .as("a successor is named")
          .extracting(EndingTerms.Ending::member)
          .doesNotContain("member5");
      clock.moveTo(last.plusDays(1).atStartOfDay(clock.getZone()).toInstant());
      handovers.carryOutDue();
      assertThat(ofCase(planned))
          .singleElement()
          .satisfies(moved -> assertThat(moved.state()).isEqualTo(Moved.State.MOVED));
      assertThat(panels.of(review()).sitting())
          .containsExactlyInAnyOrder("member3", "member4", NEW_MEMBER);
    } finally {
      profiles.save(Profile.unknown("member5"));
      profiles.save(Profile.unknown("member6"));
    }
  }

  // --- at the same moment

  @Test
  void aPredecessorWhoAnswersAtTheSameMomentIsEitherBeforeOrAfter() throws Exception {
    propose();
    appoint(PANEL);
    String member = PANEL.get(0);
    Task task = task(member, "score-canvas");
    ExecutorService both = Executors.newFixedThreadPool(2);
    try {
      var results =
          both.invokeAll(
              List.<Callable<Boolean>>of(
                  () -> !mayNot(member, task, good()),
                  () ->
                      handovers
                              .plan(
                                  new Plan(
                                      member, NEW_MEMBER, Scope.COMMITTEE, today(), SAID, true),
                                  SECRETARY)
                              .state()
                          == Handover.State.DONE));
      boolean answered = results.get(0).get();
      assertThat(results.get(1).get()).isTrue();
      var open = new HashSet<>(open("score-canvas").stream().map(Task::getAssignee).toList());
      assertThat(open.contains(NEW_MEMBER))
          .as("the task is done by one or waits for the other")
          .isEqualTo(!answered);
      assertThat(open).doesNotContain(member);
    } finally {
      both.shutdownNow();
    }
  }
}
