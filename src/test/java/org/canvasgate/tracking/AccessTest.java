package org.canvasgate.tracking;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.canvasgate.canvas.Block;
import org.canvasgate.canvas.Rating;
import org.canvasgate.canvas.ServiceKind;
import org.canvasgate.committee.CanvasEvaluation;
import org.canvasgate.committee.CaseRound;
import org.canvasgate.committee.Gate;
import org.canvasgate.committee.Panels;
import org.canvasgate.committee.Scorecards;
import org.canvasgate.committee.Verdicts;
import org.canvasgate.committee.Windows;
import org.canvasgate.identity.People;
import org.canvasgate.identity.Role;
import org.canvasgate.proposal.Intake;
import org.canvasgate.proposal.Proposal;
import org.canvasgate.proposal.ProposalFile;
import org.canvasgate.proposal.Proposals;
import org.canvasgate.proposal.Status;
import org.canvasgate.testing.CanvasgateTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Each kind of reader, before each kind of case. */
@CanvasgateTest
class AccessTest {
  private static final String PASSWORD = "Bridge-over-4-gates";
  private static int cases;

  @Autowired Access access;
  @Autowired People people;
  @Autowired Intake intake;
  @Autowired Proposals proposals;
  @Autowired Panels panels;
  @Autowired Windows windows;
  @Autowired Scorecards scorecards;
  @Autowired Verdicts verdicts;
  @Autowired CanvasEvaluation evaluation;

  private String id;

  @BeforeEach
  void aCase() {
    create("accessplanner", Role.PLANNERS);
    create("accesscolleague", Role.PLANNERS);
    create("accessstranger", Role.PLANNERS);
    create("accessseated", Role.COMMITTEE);
    create("accessspare", Role.COMMITTEE);
    create("accesschair", Role.CHAIRS);
    create("accessoperator", Role.OPERATORS);
    people.employ("accessplanner", "accesstown", "Access Town");
    people.employ("accesscolleague", "accesstown", "Access Town");
    people.employ("accessstranger", "othertown", "Other Town");
    String file =
        """
        {"name_en": "Lamp %d", "city": "Incheon", "sector": "transport", "kind": "public",
          "canvas": {"value_proposition": "light", "key_resources": "poles",
          "cost_structure": "power"}}"""
            .formatted(++cases);
    id =
        intake.submit(
            ProposalFile.read(file.getBytes(StandardCharsets.UTF_8), "a.json").get(0),
            "accessplanner");
    panels.appoint(id, Gate.REVIEW, 0, "new-committee", List.of("accessseated"), null, "secretary");
  }

  @Test
  void whatIsStillJudgedIsSeenByItsPartiesItsPanelAndThoseWhoRunTheCommittee() {
    assertThat(sees("accessplanner")).isTrue();
    assertThat(sees("accesscolleague")).isTrue();
    assertThat(sees("accessseated")).isTrue();
    assertThat(sees("accesschair")).isTrue();
    assertThat(sees("accessstranger")).isFalse();
    assertThat(sees("accessspare")).isFalse();
    assertThat(sees("accessoperator")).isFalse();
  }

  @Test
  void whatRunsIsPublishedWithoutThePeopleAtWorkOnIt() {
    proposals.status(id, Status.OPERATING);
    for (String stranger : List.of("accessstranger", "accessspare", "accessoperator")) {
      assertThat(sees(stranger)).isTrue();
      assertThat(access.publicOnly(reader(stranger), proposal())).isTrue();
      assertThat(access.groups(reader(stranger), proposal())).isEmpty();
    }
    assertThat(access.publicOnly(reader("accesscolleague"), proposal())).isFalse();
    assertThat(access.publicOnly(reader("accessseated"), proposal())).isFalse();
    assertThat(access.publishedStatuses())
        .containsExactlyInAnyOrder(Status.OPERATING, Status.RETIRED);
  }

  @Test
  void aColleagueWhoLeavesTheOrganisationSeesTheProposalNoLonger() {
    create("accessleaver", Role.PLANNERS);
    people.employ("accessleaver", "accesstown", "Access Town");
    assertThat(sees("accessleaver")).isTrue();
    assertThat(access.keys(reader("accessleaver"))).contains("planner:accessplanner");
    people.leave("accessleaver", "org-accesstown");
    assertThat(sees("accessleaver")).isFalse();
    assertThat(access.keys(reader("accessleaver")))
        .containsExactlyInAnyOrder(
            "planner:accessleaver", "operator:accessleaver", "member:accessleaver");
  }

  @Test
  void aScoreIsTheApplicantsOnlyWithTheVerdictAndNeverThatOfWhoIsKeptOff() {
    CaseRound round = scored();
    assertThat(cards("accesschair")).hasSize(1);
    assertThat(cards("accessseated")).hasSize(1);
    assertThat(cards("accessplanner")).isEmpty();
    assertThat(cards("accesscolleague")).isEmpty();
    verdicts.give(round, "pass", "pass", null, null, "accesschair", Map.of());
    assertThat(cards("accessplanner")).hasSize(1);
    assertThat(cards("accesscolleague")).hasSize(1);

    panels.recuse(round, "accessseated", "My brother builds the poles.");
    assertThat(access.recused(reader("accessseated"), proposal())).isTrue();
    assertThat(cards("accessseated")).isEmpty();
  }

  @Test
  void whoOfThePanelHasNotAnsweredIsToldToTheOfficeAlone() {
    var step =
        new CaseFlow.Waiting(
            "business-model-review",
            "score-canvas",
            "Score the canvas blind",
            List.of("accessseated"),
            List.of(),
            1,
            null);
    assertThat(told("accesschair", step).users()).containsExactly("accessseated");
    for (String other : List.of("accessplanner", "accesscolleague", "accessseated")) {
      assertThat(told(other, step).users()).isEmpty();
      assertThat(told(other, step).open()).isEqualTo(1);
    }
  }

  private CaseFlow.Waiting told(String user, CaseFlow.Waiting step) {
    return access.told(reader(user), proposal(), List.of(step)).get(0);
  }

  @Test
  void nobodyJudgesTheirOwnCaseOnThePagesEither() {
    create("accessboth", Role.PLANNERS);
    people.create(
        new People.Person("accessboth", "Min", "Kim", null), PASSWORD, Set.of(Role.CHAIRS));
    people.employ("accessboth", "accesstown", "Access Town");
    CaseRound round = scored();
    assertThat(cards("accessboth")).isEmpty();
    assertThat(access.groups(reader("accessboth"), proposal())).doesNotContain("chairs");
    verdicts.give(round, "pass", "pass", null, null, "accesschair", Map.of());
    assertThat(cards("accessboth")).hasSize(1);
  }

  private CaseRound scored() {
    CaseRound round = windows.open(id, Gate.REVIEW, 0, "score").round();
    List<Rating> ratings =
        Arrays.stream(Block.values())
            .map(block -> Rating.of("accessseated", block, 4, null))
            .toList();
    scorecards.save(evaluation.of(round, ServiceKind.PUBLIC, ratings, Map.of(), null, Map.of()));
    windows.close(round);
    return round;
  }

  private List<?> cards(String user) {
    return access.cards(reader(user), proposal());
  }

  private boolean sees(String user) {
    return access.find(reader(user), id).isPresent();
  }

  private Reader reader(String user) {
    return access.reader(user);
  }

  private Proposal proposal() {
    return proposals.get(id);
  }

  private void create(String user, Role role) {
    people.create(new People.Person(user, "Min", "Kim", null), PASSWORD, Set.of(role));
  }
}
