package org.canvasgate.tracking.portfolio;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.canvasgate.committee.CaseRound;
import org.canvasgate.committee.Gate;
import org.canvasgate.committee.Panels;
import org.canvasgate.committee.Recusal;
import org.canvasgate.committee.Recusals;
import org.canvasgate.committee.Verdicts;
import org.canvasgate.identity.People;
import org.canvasgate.identity.Role;
import org.canvasgate.maintenance.FiledPlan;
import org.canvasgate.maintenance.Funding;
import org.canvasgate.maintenance.FundingSource;
import org.canvasgate.maintenance.MoneyUnit;
import org.canvasgate.maintenance.Plan;
import org.canvasgate.maintenance.Plans;
import org.canvasgate.proposal.Intake;
import org.canvasgate.proposal.ProposalFile;
import org.canvasgate.proposal.Proposals;
import org.canvasgate.proposal.Revision;
import org.canvasgate.proposal.Status;
import org.canvasgate.testing.CanvasgateTest;
import org.canvasgate.testing.Visitor;
import org.canvasgate.tracking.Access;
import org.canvasgate.tracking.portfolio.Likenesses.Idea;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** The portfolio on the whole application: who sees which cases in it, and what is found alike. */
@CanvasgateTest
class PortfolioPagesTest {
  private static final String PASSWORD = "Bridge-over-4-gates";
  private static final String CITY = "Portfolio Bay";

  @LocalServerPort int port;
  @Autowired People people;
  @Autowired Intake intake;
  @Autowired Proposals proposals;
  @Autowired Panels panels;
  @Autowired Recusals recusals;
  @Autowired Portfolio portfolio;
  @Autowired Likenesses likenesses;
  @Autowired Access access;
  @Autowired Plans plans;
  @Autowired Verdicts verdicts;
  @Autowired Clock clock;

  @BeforeEach
  void cases() {
    create("folioplanner", Role.PLANNERS);
    create("foliostranger", Role.PLANNERS);
    create("foliomember", Role.COMMITTEE);
    create("foliochair", Role.CHAIRS);
    people.employ("folioplanner", "foliotown", "Folio Town");
    people.employ("foliostranger", "othertown", "Other Town");
    if (proposals.find("folio-parking").isPresent()) return;
    propose(
        "folio-parking",
        "Neighbours' shared parking",
        "동네 주차 공유",
        "an empty space is lent by its owner");
    propose(
        "folio-lending",
        "Shared parking for neighbours",
        "주차장 공유 서비스",
        "owners lend an empty space");
    propose("folio-dust", "Fine dust sensors", "미세먼지 측정망", "dust is measured where people breathe");
    panels.appoint(
        "folio-dust", Gate.REVIEW, 0, "new-committee", List.of("foliomember"), null, "secretary");
    proposals.changePlanner("folio-dust", "folioplanner");
  }

  @Test
  void countsTheCasesThatConcernTheReaderAndNoOthers() {
    assertThat(counted("foliochair")).isEqualTo(3);
    assertThat(counted("folioplanner")).isEqualTo(3);
    assertThat(counted("foliostranger")).isZero();
    assertThat(counted("foliomember")).isEqualTo(1);

    recusals.add("folio-dust", "foliomember", Recusal.Kind.STEPPED_ASIDE, "kin", "foliomember");
    assertThat(counted("foliomember")).as("a case that the member is kept off").isZero();
    assertThat(report("foliomember").keptOff()).isEqualTo(1);
    assertThat(report("foliomember").backlog()).isNull();
    assertThat(report("foliochair").backlog()).isNotNull();
  }

  @Test
  void whatIsPublishedIsComparedAndNotCounted() {
    assertThat(alikeFor("foliostranger")).isEmpty();
    proposals.status("folio-parking", Status.OPERATING);
    try {
      assertThat(alikeFor("foliostranger")).containsExactly("folio-parking");
      assertThat(counted("foliostranger")).isZero();
      assertThat(report("foliostranger").overlaps())
          .as("of a pair both have to be open to the reader")
          .isEmpty();
    } finally {
      proposals.status("folio-parking", Status.EVALUATING);
    }
  }

  @Test
  void twoServicesWithSimilarNamesAndPropositionsAreShownSideBySide() {
    assertThat(pairs()).contains("folio-lending/folio-parking");
    assertThat(pairs()).noneMatch(pair -> pair.contains("dust"));
  }

  @Test
  void aRevisedProposalIsComparedAnew() {
    propose("folio-moved", "Street lamps", "가로등", "light");
    assertThat(pairs()).noneMatch(pair -> pair.contains("folio-moved"));
    revise(
        "folio-moved",
        "Fine dust sensors at schools",
        "학교 미세먼지 측정망",
        "dust is measured where people breathe");
    assertThat(pairs()).contains("folio-dust/folio-moved");
    revise("folio-moved", "Street lamps", "가로등", "light");
    assertThat(pairs()).noneMatch(pair -> pair.contains("folio-moved"));
    proposals.status("folio-moved", Status.WITHDRAWN);
  }

  @Test
  void koreanIsFoundInSpiteOfASlip() {
    var sight = Sight.of(access.reader("folioplanner"), access);
    var slipped = new Idea("", "주차잔 공유 서비", "주차잔 공유 서비", "", "transport", CITY);
    assertThat(likenesses.like(slipped, sight, 5))
        .first()
        .extracting(overlap -> overlap.other().service().id())
        .isEqualTo("folio-lending");
  }

  @Test
  void anApprovedPlanIsMoneyCommittedAndItsGrantEnds() {
    propose("folio-bus", "Night bus", "심야 버스", "a way home after midnight");
    assertThat(report("folioplanner", "Portfolio Hill").committed()).isEmpty();
    var funding =
        List.of(
            new Funding(2027, FundingSource.CENTRAL, 8.0, true),
            new Funding(2027, FundingSource.LOCAL, 2.0, true),
            new Funding(2028, FundingSource.LOCAL, 6.0, false));
    var plan =
        new Plan(2027, 40.0, List.of(10.0, 10.0), funding, null, null, null, null, "KRW", null);
    plans.save(
        new FiledPlan(
            "folio-bus", 1, plan, MoneyUnit.KRW_100M, null, null, "folioplanner", clock.instant()));
    verdicts.give(
        new CaseRound("folio-bus", Gate.MAINTENANCE, 0, 1),
        "approved",
        "approve",
        null,
        null,
        "foliochair",
        Map.of());

    PortfolioReport report = report("folioplanner", "Portfolio Hill");
    assertThat(report.committed()).extracting(ServiceName::id).containsExactly("folio-bus");
    assertThat(report.firstGap()).isEqualTo(2028);
    assertThat(report.money().get(1).gap()).isEqualTo(4);
    assertThat(report.losses()).hasSize(1);
    assertThat(report.losses().get(0).loss().year()).isEqualTo(2028);
    assertThat(report.losses().get(0).amount()).isEqualTo(8);
    assertThat(report.losses().get(0).loss().coveredByOthers()).isEqualTo(0.6);

    Visitor planner = new Visitor(port).reads("ko");
    planner.signIn("folioplanner", PASSWORD);
    assertThat(planner.get("/portfolio").body())
        .contains("8억 원", "60%", "첫 부족 연도")
        .doesNotContain("??");
    proposals.status("folio-bus", Status.REJECTED);
    assertThat(report("folioplanner", "Portfolio Hill").committed()).isEmpty();
  }

  @Test
  void thePagesSayItInBothLanguages() {
    for (String language : List.of("en", "ko")) {
      Visitor chair = new Visitor(port).reads(language);
      chair.signIn("foliochair", PASSWORD);
      String page = chair.get("/portfolio?city=Portfolio+Bay").body();
      assertThat(page).contains("id=\"backlog\"", "folio-lending", "pf-map").doesNotContain("??");
      assertThat(chair.get("/portfolio/similar?name=shared+parking").body())
          .contains("folio-parking")
          .doesNotContain("??");
      assertThat(chair.get("/proposals/folio-parking").body())
          .contains("id=\"similar\"", "/proposals/folio-lending");
    }
    Visitor planner = new Visitor(port).reads("en");
    planner.signIn("folioplanner", PASSWORD);
    assertThat(planner.get("/portfolio").body())
        .contains("folio-lending")
        .doesNotContain("id=\"backlog\"");
    Visitor stranger = new Visitor(port).reads("en");
    stranger.signIn("foliostranger", PASSWORD);
    assertThat(stranger.get("/portfolio").body())
        .contains("no case here")
        .doesNotContain("folio-", CITY);
    assertThat(stranger.get("/portfolio/similar?name=shared+parking").body())
        .doesNotContain("folio-parking");
  }

  private List<String> pairs() {
    return report("folioplanner").overlaps().stream()
        .map(pair -> pair.one().service().id() + "/" + pair.other().service().id())
        .toList();
  }

  private Stream<String> alikeFor(String user) {
    var sight = Sight.of(access.reader(user), access);
    var idea = new Idea("", "Shared parking", "", "", "transport", CITY);
    return likenesses.like(idea, sight, 5).stream().map(pair -> pair.other().service().id());
  }

  private int counted(String user) {
    return report(user).cases();
  }

  private PortfolioReport report(String user) {
    return report(user, CITY);
  }

  private PortfolioReport report(String user, String city) {
    return portfolio.report(access.reader(user), new PortfolioFilter(city, null, null, null));
  }

  private void propose(String id, String name, String korean, String proposition) {
    intake.submit(
        ProposalFile.read(file(id, name, korean, proposition), "a.json").get(0), "folioplanner");
  }

  private void revise(String id, String name, String korean, String proposition) {
    proposals.revise(
        id,
        ProposalFile.read(file(id, name, korean, proposition), "a.json").get(0),
        Revision.Step.REVISE,
        "tried out",
        "folioplanner");
  }

  private static byte[] file(String id, String name, String korean, String proposition) {
    return """
        {"id": "%s", "name_en": "%s", "name_ko": "%s", "city": "%s", "sector": "transport",
          "kind": "public", "canvas": {"value_proposition": "%s", "key_resources": "poles",
          "cost_structure": "power", "social_environmental_benefit": "calm"}}"""
        .formatted(
            id,
            name,
            korean,
            Set.of("folio-moved", "folio-bus").contains(id) ? "Portfolio Hill" : CITY,
            proposition)
        .getBytes(StandardCharsets.UTF_8);
  }

  private void create(String id, Role role) {
    people.create(new People.Person(id, id, "Folio", null), PASSWORD, List.of(role));
  }
}
