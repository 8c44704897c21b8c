package org.canvasgate.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.util.List;
import java.util.Map;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.camunda.bpm.engine.task.Task;
import org.canvasgate.committee.Ballots;
import org.canvasgate.committee.CaseRound;
import org.canvasgate.committee.Gate;
import org.canvasgate.committee.Recusal;
import org.canvasgate.committee.Recusals;
import org.canvasgate.committee.conflict.Chairs;
import org.canvasgate.committee.conflict.Challenge;
import org.canvasgate.committee.conflict.Challenges;
import org.canvasgate.committee.conflict.Recusing;
import org.canvasgate.form.Refusal;
import org.canvasgate.testing.Visitor;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Who is kept off a case in the middle of it, and what they try nevertheless. */
@StoryTest
class RecusalStoriesTest extends WindowStory {
  private static final Pattern NEXT = Pattern.compile("rel=\"next\" href=\"([^\"]+)\"");
  private static final String PASSWORD = "canvasgate-sample";
  private static final String ARTICLE = "A relative of a party";

  @LocalServerPort int port;
  @Autowired Recusing recusing;
  @Autowired Recusals recusals;
  @Autowired Challenges challenges;
  @Autowired Chairs chairs;
  @Autowired Ballots ballots;

  @AfterEach
  void thePlannerIsNoChairAnyMore() {
    acting.asEngine(
        () -> {
          identity.deleteMembership(PLANNER, "chairs");
          return null;
        });
  }

  @ParameterizedTest
  @EnumSource(names = "CONSULT", mode = EnumSource.Mode.EXCLUDE)
  void aMemberRecusedASecondAgoCannotAnswerAndTheWindowGoesOn(Asked asked) {
    until(asked);
    String member = PANEL.get(1);
    Task open = task(member, asked.step);
    exclude(member);
    assertThat(refusal(member, open, answerOf(asked, open))).containsExactly("committee.recused");
    assertThat(waitedFor(asked)).containsExactly(PANEL.get(0), PANEL.get(2));
    assertThat(
            count("select count(*) from ballot where proposal_id = ? and member = ?", id, member)
                + count(
                    "select count(*) from vote where proposal_id = ? and member = ?", id, member))
        .isEqualTo(
            asked == Asked.VOTE_PLAN || asked == Asked.VOTE_RESPONSIBILITY
                ? 1
                : asked == Asked.RATE ? 2 : 0);
    allAnswer(asked.step, answerOf(asked, open(asked.step).get(0)));
    assertThat(open()).as("the window has closed").doesNotContain(asked.keep());
  }

  @Test
  void theWindowClosesWhenTheOnlyOneStillAwaitedIsRecused() {
    proposeAndAppoint();
    does(PANEL.get(0), "score-canvas", good());
    does(PANEL.get(2), "score-canvas", good());
    exclude(PANEL.get(1));
    waitsFor("confirm-review");
    assertThat(fact("quorumMet")).isEqualTo(true);
    assertThat(times("end-all-answered-score")).isEqualTo(1);
  }

  @Test
  void aBallotThatIsInWhenItsMemberIsRecusedIsKeptAndNotCounted() {
    proposeAndAppoint();
    does(PANEL.get(0), "score-canvas", good());
    does(PANEL.get(1), "score-canvas", ballot(block -> 1));
    exclude(PANEL.get(1));
    does(PANEL.get(2), "score-canvas", good());
    assertThat(fact("canvasScore")).isEqualTo(75.0);
    CaseRound round = new CaseRound(id, Gate.REVIEW, 0, 1);
    assertThat(ballots.ratings(round)).noneMatch(r -> r.evaluator().equals(PANEL.get(1)));
    assertThat(ballots.kept(round)).anyMatch(r -> r.evaluator().equals(PANEL.get(1)));
  }

  @Test
  void aPanelRecusedAltogetherDecidesNothing() {
    proposeAndAppoint();
    PANEL.forEach(this::exclude);
    waitsFor("appoint-panel");
    took("gateway-review-recommendation-to-appoint-panel");
  }

  @Test
  void whoStepsAsideInTheBallotLosesTheChairsTaskToo() {
    proposeAndAppoint();
    exclude(CHAIR);
    does(PANEL.get(0), "score-canvas", recusal());
    does(PANEL.get(1), "score-canvas", good());
    does(PANEL.get(2), "score-canvas", good());
    assertThat(chairs.of(id)).as("the chair and the deputy are off").isEmpty();
    assertThat(told("notice.no-chair")).contains("secretariat");
  }

  @RepeatedTest(4)
  void aBallotAndARecusalAtTheSameMomentNeverCountTogether() throws Exception {
    proposeAndAppoint();
    String member = PANEL.get(1);
    Task mine = task(member, "score-canvas");
    CyclicBarrier ready = new CyclicBarrier(2);
    ExecutorService two = Executors.newFixedThreadPool(2);
    Future<Throwable> ballot =
        two.submit(
            () -> {
              ready.await(60, TimeUnit.SECONDS);
              return catchThrowable(
                  () -> acting.as(member, () -> forms.submitTaskForm(mine.getId(), good())));
            });
    Future<Throwable> recusal =
        two.submit(
            () -> {
              ready.await(60, TimeUnit.SECONDS);
              return catchThrowable(() -> exclude(member));
            });
    Throwable refused = ballot.get(60, TimeUnit.SECONDS);
    assertThat(recusal.get(60, TimeUnit.SECONDS)).as("the recusal holds in any case").isNull();
    two.shutdownNow();
    if (refused != null) assertThat(refused).hasMessageContaining("kept off this case");
    does(PANEL.get(0), "score-canvas", good());
    does(PANEL.get(2), "score-canvas", good());
    waitsFor("confirm-review");
    assertThat(ballots.ratings(new CaseRound(id, Gate.REVIEW, 0, 1)))
        .noneMatch(rating -> rating.evaluator().equals(member));
  }

  @Test
  void aRecusedChairLosesTheTaskInHandAndTheDeputyTakesTheChair() {
    proposeAndAppoint();
    allAnswer("score-canvas", good());
    Task inHand = task(CHAIR, "confirm-review");
    acting.as(CHAIR, () -> tasks.claim(inHand.getId(), CHAIR));
    exclude(CHAIR);
    assertThat(mayNotSee(CHAIR, inHand)).isTrue();
    assertThat(refusal(CHAIR, inHand, outcome("pass"))).containsExactly("committee.recused");
    assertThat(
            new Visitor(port).basic(CHAIR, PASSWORD).get("/engine-rest/task?maxResults=500").body())
        .doesNotContain(inHand.getId());
    String deputy = PANEL.get(0);
    assertThat(
            new Visitor(port)
                .basic(deputy, PASSWORD)
                .get("/engine-rest/task?maxResults=500")
                .body())
        .contains(inHand.getId());
    does(deputy, "confirm-review", outcome("pass"));
    waitsFor("draft-responsibilities");
    assertThat(
            count(
                "select count(*) from verdict where decided_by = ? and proposal_id = ?",
                deputy,
                id))
        .isEqualTo(1);
  }

  /** An administrator has every right in the engine, and the chair is a seat and not a right. */
  @Test
  void nobodyElseTakesTheChairWhateverRightsTheyHave() {
    proposeAndAppoint();
    allAnswer("score-canvas", good());
    Task task = task(CHAIR, "confirm-review");
    assertThat(refusal("admin", task, outcome("pass"))).containsExactly("committee.not-the-chair");
  }

  @Test
  void aChairWhoProposedTheServiceIsNotOfferedItsVerdict() {
    acting.asEngine(
        () -> {
          identity.createMembership(PLANNER, "chairs");
          return null;
        });
    proposeAndAppoint();
    allAnswer("score-canvas", good());
    assertThat(chairs.of(id)).containsExactly(CHAIR);
    Task task = task(CHAIR, "confirm-review");
    assertThat(mayNot(PLANNER, task, outcome("pass"))).isTrue();
  }

  @Test
  void whereNobodyTakesTheChairTheCaseWaitsAndTheSecretariatNamesSomebody() {
    proposeAndAppoint();
    exclude(CHAIR);
    exclude(PANEL.get(0));
    does(PANEL.get(1), "score-canvas", good());
    does(PANEL.get(2), "score-canvas", good());
    waitsFor("confirm-review");
    assertThat(stage.open(id)).allMatch(t -> t.getAssignee() == null);
    assertThat(told("notice.no-chair")).contains("secretariat");
    assertThat(catchThrowable(() -> chairs.name(id, PANEL.get(0), SAID, SECRETARY)))
        .hasMessageContaining("conflict.not-without-conflict");
    assertThat(catchThrowable(() -> chairs.name(id, OPERATOR, SAID, SECRETARY)))
        .hasMessageContaining("conflict.no-member");
    assertThat(catchThrowable(() -> chairs.name(id, "member7", SAID, "member7")))
        .as("whoever names themselves")
        .isInstanceOf(Refusal.class);
    chairs.name(id, "member7", SAID, SECRETARY);
    does("member7", "confirm-review", outcome("pass"));
    waitsFor("draft-responsibilities");
  }

  @Test
  void aChallengedChairDoesNotDecideTheChallengeAndNoVerdictComesBeforeIt() {
    proposeAndAppoint();
    allAnswer("score-canvas", good());
    challenges.raise(id, CHAIR, "The chair owns the operator.", PLANNER);
    assertThat(catchThrowable(() -> challenges.raise(id, CHAIR, SAID, PLANNER)))
        .hasStackTraceContaining("conflict.challenged-already");
    isRefused(CHAIR, "confirm-review", outcome("pass"), "conflict.challenge-undecided");
    Challenge open = challenges.of(id).get(0);
    assertThat(catchThrowable(() -> challenges.decide(id, open.id(), false, SAID, CHAIR)))
        .isInstanceOf(Refusal.class)
        .hasMessageContaining("conflict.not-yours-to-decide");
    assertThat(told("notice.challenge")).containsExactly(PANEL.get(0));
    challenges.decide(id, open.id(), true, "They do.", PANEL.get(0));
    assertThat(recusals.of(id))
        .singleElement()
        .satisfies(
            recusal -> {
              assertThat(recusal.kind()).isEqualTo(Recusal.Kind.CHALLENGED);
              assertThat(recusal.person()).isEqualTo(CHAIR);
              assertThat(recusal.decidedBy()).isEqualTo(PANEL.get(0));
            });
    assertThat(told("notice.challenge.upheld")).containsExactly(PLANNER);
    does(PANEL.get(0), "confirm-review", outcome("pass"));
  }

  @Test
  void aRejectedChallengeLeavesTheMemberOnThePanel() {
    proposeAndAppoint();
    String member = PANEL.get(1);
    challenges.raise(id, member, "They said no before.", PLANNER);
    Challenge open = challenges.of(id).get(0);
    assertThat(catchThrowable(() -> challenges.decide(id, open.id(), false, SAID, PANEL.get(0))))
        .as("the deputy has no say while there is a chair")
        .hasMessageContaining("conflict.not-yours-to-decide");
    challenges.decide(id, open.id(), false, "An opinion is no conflict.", CHAIR);
    assertThat(recusals.of(id)).isEmpty();
    allAnswer("score-canvas", good());
    does(CHAIR, "confirm-review", outcome("pass"));
  }

  @Test
  void onlyAPartyChallengesAndOnlyWhoJudges() {
    proposeAndAppoint();
    assertThat(catchThrowable(() -> challenges.raise(id, CHAIR, SAID, PANEL.get(1))))
        .hasMessageContaining("conflict.no-party");
    assertThat(catchThrowable(() -> challenges.raise(id, "member7", SAID, PLANNER)))
        .hasMessageContaining("conflict.not-challengeable");
  }

  @Test
  void whoIsKeptOffReadsNothingOfTheCaseButItsProposal() {
    proposeAndAppoint();
    allAnswer("score-canvas", good());
    String member = PANEL.get(1);
    Visitor reader = signedIn(member);
    String before = reader.get("/proposals/" + id).body();
    assertThat(before).contains("Canvas score").contains("Step aside from this case");
    reader.submit(
        "/proposals/" + id,
        "/proposals/" + id + "/recusals/step-aside",
        Map.of("reason", "I will join the operator."));
    String after = reader.get("/proposals/" + id).body();
    assertThat(after)
        .contains("Bus on call", "You are kept off this case", "I will join the operator.")
        .doesNotContain("Canvas score", "Step aside from this case", "??");
    assertThat(signedIn(PANEL.get(2)).get("/proposals/" + id).body()).contains("Canvas score");
    assertThat(recusals.of(id))
        .singleElement()
        .satisfies(r -> assertThat(r.kind()).isEqualTo(Recusal.Kind.STEPPED_ASIDE));
  }

  @Test
  void whoIsKeptOffDoesNotReadHowManyAnswersAreMissing() {
    proposeAndAppoint();
    String member = PANEL.get(1);
    assertThat(signedIn(member).get("/proposals/" + id).body()).contains("3 answers missing");
    exclude(member);
    assertThat(signedIn(PANEL.get(2)).get("/proposals/" + id).body()).contains("2 answers missing");
    assertThat(signedIn(member).get("/proposals/" + id).body())
        .contains("Score the canvas blind")
        .doesNotContain("answers missing");
    assertThat(boardRow(PANEL.get(2))).contains("2 answers missing");
    assertThat(boardRow(member)).contains("Score the canvas blind").doesNotContain("missing");
  }

  /** The line of this case on the board, on whichever page of it. */
  private String boardRow(String reader) {
    Visitor visitor = signedIn(reader);
    String address = "/board?view=table";
    while (true) {
      String rows = visitor.get(address).body();
      int at = rows.indexOf("/proposals/" + id + "\"");
      if (at >= 0) return rows.substring(at, rows.indexOf("</tr>", at));
      Matcher next = NEXT.matcher(rows);
      assertThat(next.find()).as("%s is on no page of the board of %s", id, reader).isTrue();
      address = next.group(1).replace("&amp;", "&");
    }
  }

  @Test
  void thePagesRefuseWhatSomebodyHasNoRightTo() {
    proposeAndAppoint();
    Visitor member = signedIn(PANEL.get(1));
    Map<String, String> form =
        Map.of("person", PANEL.get(2), "ground", "relative", "reason", SAID, "decision", "upheld");
    for (String deed :
        List.of("recusals/exclude", "challenges", "acting-chair", "conflicts/dismiss"))
      assertThat(member.submit("/proposals/" + id, "/proposals/" + id + "/" + deed, form))
          .satisfies(
              answer -> {
                assertThat(answer.statusCode()).as(deed).isEqualTo(422);
                assertThat(answer.body()).contains("You cannot do this").doesNotContain("??");
              });
    assertThat(recusals.of(id)).isEmpty();
    Visitor secretary = signedIn(SECRETARY);
    assertThat(
            secretary
                .submit("/proposals/" + id, "/proposals/" + id + "/recusals/exclude", form)
                .statusCode())
        .isEqualTo(302);
    assertThat(recusals.of(id))
        .singleElement()
        .satisfies(
            r -> {
              assertThat(r.kind()).isEqualTo(Recusal.Kind.EXCLUDED_BY_LAW);
              assertThat(r.ground()).contains("당사자와 친족", "10(1)2");
            });
  }

  private Visitor signedIn(String user) {
    Visitor visitor = new Visitor(port);
    visitor.signIn(user, PASSWORD);
    return visitor;
  }

  private void exclude(String person) {
    recusing.exclude(id, person, ARTICLE, SAID, SECRETARY);
    settle();
  }

  private boolean mayNotSee(String user, Task task) {
    return catchThrowable(
            () -> acting.as(user, () -> forms.getTaskFormVariables(task.getId()).size()))
        != null;
  }
}
