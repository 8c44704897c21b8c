package org.canvasgate.review;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import javax.sql.DataSource;
import org.canvasgate.canvas.Block;
import org.canvasgate.canvas.Canvas;
import org.canvasgate.canvas.Item;
import org.canvasgate.canvas.Link;
import org.canvasgate.canvas.Rating;
import org.canvasgate.canvas.ServiceKind;
import org.canvasgate.committee.Ballots;
import org.canvasgate.committee.Gate;
import org.canvasgate.committee.Independence;
import org.canvasgate.committee.Panels;
import org.canvasgate.committee.RatingDesk;
import org.canvasgate.committee.Rules;
import org.canvasgate.committee.Windows;
import org.canvasgate.committee.Wording;
import org.canvasgate.form.Submission;
import org.canvasgate.form.TaskContext;
import org.canvasgate.proposal.Cost;
import org.canvasgate.proposal.FundingLine;
import org.canvasgate.proposal.ProposalDraft;
import org.canvasgate.proposal.Proposals;
import org.canvasgate.proposal.Revision;
import org.canvasgate.testing.TableRules;
import org.canvasgate.testing.TestDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.support.ResourceBundleMessageSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.thymeleaf.context.Context;
import org.thymeleaf.spring6.SpringTemplateEngine;
import org.thymeleaf.templateresolver.ClassLoaderTemplateResolver;

/** A revised proposal as a member finds it who has rated it before. */
class ResubmissionsTest {
  private static final Cost COST = new Cost(243.0, "KRW", "억원 (KRW 100 million)", null);
  private static final FundingLine CITY = new FundingLine("local", 200.0, null, null);
  private static final FundingLine STATE = new FundingLine("central", 43.0, null, null);

  private AnnotationConfigApplicationContext house;

  @BeforeEach
  void open() {
    DataSource database = TestDatabase.migrated();
    house = new AnnotationConfigApplicationContext();
    house.registerBean(JdbcClient.class, () -> JdbcClient.create(database));
    house.registerBean(
        Clock.class,
        () -> Clock.fixed(Instant.parse("2026-11-23T01:00:00Z"), ZoneId.of("Asia/Seoul")));
    house.registerBean(Rules.class, TableRules::new);
    house.registerBean("messageSource", ResourceBundleMessageSource.class, this::words);
    house.register(
        Proposals.class,
        Windows.class,
        Panels.class,
        Ballots.class,
        Independence.class,
        RatingDesk.class,
        Wording.class,
        Resubmissions.class,
        ChangesPanel.class,
        ScoreCanvasForm.class);
    house.refresh();
    the(Proposals.class).register(draft(canvas("Commuters"), COST, List.of(CITY, STATE)), "kim");
    the(Panels.class).appoint("bus", Gate.REVIEW, 0, "new-committee", List.of("ahn"), null, "sec");
    openRound();
    the(ScoreCanvasForm.class).submit(task(1), new Submission(ballot()));
    the(Windows.class).close(new org.canvasgate.committee.CaseRound("bus", Gate.REVIEW, 0, 1));
  }

  @AfterEach
  void close() {
    house.close();
  }

  @Test
  void onlyTheChangedBlocksAreAskedAndTheFormShowsThemBeforeAndAfter() {
    revise(canvas("Tourists"), COST, List.of(STATE, CITY));
    TaskContext task = task(openRound());
    Map<String, Object> model = the(ChangesPanel.class).model(task, Locale.ENGLISH);
    assertThat(again(model))
        .extracting(ChangesPanel.Again::block)
        .as("the fare rests on the segment")
        .containsExactly(Block.CUSTOMER_SEGMENTS, Block.REVENUE_STREAMS);
    assertThat(again(model).get(0).own().value()).isEqualTo(4);
    assertThat(again(model).get(0).lines())
        .extracting(ChangesPanel.Line::kind, ChangesPanel.Line::was, ChangesPanel.Line::is)
        .containsExactly(tuple("added", null, "Tourists"), tuple("removed", "Commuters", null));
    assertThat(again(model).get(1).lines().get(0).why())
        .containsExactly("Rests on: Customer segments: Commuters → Customer segments: Tourists");
    assertThat((List<?>) model.get("standing")).hasSize(9);
    assertThat((List<?>) model.get("facts")).as("the order of money says nothing").isEmpty();
    for (String language : List.of("en", "ko")) assertDrawn(task, language);

    the(ScoreCanvasForm.class)
        .submit(
            task,
            new Submission(Map.of("score_customer_segments", "2", "score_revenue_streams", "1")));
    assertThat(
            the(Ballots.class)
                .own(new org.canvasgate.committee.CaseRound("bus", Gate.REVIEW, 0, 2), "ahn"))
        .hasSize(11)
        .contains(
            Rating.of("ahn", Block.CUSTOMER_SEGMENTS, 2), Rating.of("ahn", Block.CHANNELS, 4));
  }

  @Test
  void aCostBesideTheCanvasBelongsToTheCostStructure() {
    revise(canvas("Commuters"), new Cost(300.0, "KRW", "억원", null), List.of(CITY, STATE));
    TaskContext task = task(openRound());
    assertThat(the(ScoreCanvasForm.class).view(task, Locale.ENGLISH))
        .containsEntry("carried_cost_structure", false)
        .containsEntry("carried_revenue_streams", true);
    assertThat(the(ChangesPanel.class).model(task, Locale.KOREAN).get("facts").toString())
        .contains("243", "300");
    assertDrawn(task, "ko");
  }

  @Test
  void whereTheKindChangedEveryBlockIsRatedAgain() {
    Proposals proposals = the(Proposals.class);
    ProposalDraft d = draft(canvas("Commuters"), COST, List.of(CITY, STATE));
    proposals.revise(
        "bus", kind(d, ServiceKind.PRIVATE), Revision.Step.REVISE, "Now private", "kim");
    assertThat(the(Resubmissions.class).since("bus", 1).again()).hasSize(11);
  }

  @Test
  void whereNothingChangedAllRatingsStandAndCompletingConfirmsThem() {
    revise(canvas("Commuters"), COST, List.of(CITY, STATE));
    int round = openRound();
    the(ScoreCanvasForm.class).submit(task(round), new Submission(Map.of()));
    assertThat(
            the(Ballots.class)
                .own(new org.canvasgate.committee.CaseRound("bus", Gate.REVIEW, 0, round), "ahn"))
        .hasSize(11);
    assertDrawn(task(round), "en");
  }

  private void assertDrawn(TaskContext task, String language) {
    var files = new ClassLoaderTemplateResolver();
    files.setPrefix("templates/");
    files.setSuffix(".html");
    files.setCharacterEncoding("UTF-8");
    var engine = new SpringTemplateEngine();
    engine.setTemplateResolver(files);
    engine.setTemplateEngineMessageSource(house);
    Locale locale = Locale.forLanguageTag(language);
    assertThat(
            engine.process(
                "panel/changes", new Context(locale, the(ChangesPanel.class).model(task, locale))))
        .contains("<h3")
        .doesNotContain("??")
        .doesNotContain("null");
  }

  @SuppressWarnings("unchecked")
  private static List<ChangesPanel.Again> again(Map<String, Object> model) {
    return (List<ChangesPanel.Again>) model.get("again");
  }

  private void revise(Canvas canvas, Cost cost, List<FundingLine> funding) {
    the(Proposals.class)
        .revise("bus", draft(canvas, cost, funding), Revision.Step.REVISE, "Said who pays", "kim");
  }

  private int openRound() {
    return the(Windows.class).open("bus", Gate.REVIEW, 0, "score").round().round();
  }

  private static TaskContext task(int round) {
    return new TaskContext(
        "t", "score-canvas", "bus", "ahn", "ahn", Map.of("round", round, "window", "score"));
  }

  private static Map<String, Object> ballot() {
    Map<String, Object> values = new HashMap<>();
    for (Block block : Block.values()) values.put("score_" + block.key().replace('-', '_'), "4");
    return values;
  }

  private static Canvas canvas(String segment) {
    Map<Block, List<Item>> blocks = new EnumMap<>(Block.class);
    Arrays.stream(Block.values())
        .forEach(block -> blocks.put(block, List.of(Item.of("A claim on " + block.key()))));
    blocks.put(Block.CUSTOMER_SEGMENTS, List.of(Item.of(segment)));
    blocks.put(
        Block.REVENUE_STREAMS,
        List.of(new Item("A fare", List.of(), List.of(new Link(Block.CUSTOMER_SEGMENTS, 0)))));
    return new Canvas(blocks);
  }

  private static ProposalDraft draft(Canvas canvas, Cost cost, List<FundingLine> funding) {
    return new ProposalDraft(
        "bus",
        "Bus on call",
        null,
        "Storyville",
        ServiceKind.PUBLIC,
        "transport",
        "Minibuses called by app.",
        "City Hall",
        List.of(),
        cost,
        48.0,
        funding,
        null,
        null,
        canvas,
        List.of(),
        null,
        false);
  }

  private static ProposalDraft kind(ProposalDraft d, ServiceKind kind) {
    return new ProposalDraft(
        d.id(),
        d.nameEn(),
        d.nameKo(),
        d.city(),
        kind,
        d.field(),
        d.summary(),
        d.leadBody(),
        d.otherBodies(),
        d.constructionCost(),
        d.annualOperatingCost(),
        d.funding(),
        d.period(),
        d.usage(),
        d.canvas(),
        d.sources(),
        d.outcome(),
        d.sample());
  }

  private ResourceBundleMessageSource words() {
    var words = new ResourceBundleMessageSource();
    words.setBasenames("messages/committee", "messages/proposal", "messages/review");
    words.setDefaultEncoding("UTF-8");
    words.setFallbackToSystemLocale(false);
    return words;
  }

  private <T> T the(Class<T> type) {
    return house.getBean(type);
  }
}
