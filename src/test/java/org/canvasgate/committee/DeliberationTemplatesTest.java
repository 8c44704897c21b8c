package org.canvasgate.committee;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.canvasgate.canvas.Block;
import org.canvasgate.canvas.Rating;
import org.canvasgate.canvas.ServiceKind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.context.support.ResourceBundleMessageSource;
import org.thymeleaf.context.Context;
import org.thymeleaf.spring6.SpringTemplateEngine;
import org.thymeleaf.templateresolver.ClassLoaderTemplateResolver;

/** What is read of a discussion and of a robustness card, in both languages. */
class DeliberationTemplatesTest {
  private static final Quorum WRITTEN =
      new Quorum(
          new Quorum.Threshold(2 / 3.0, false),
          1,
          new Quorum.Threshold(0.5, true),
          false,
          true,
          Quorum.Procedure.WRITTEN);

  private final CommitteeFixture committee = new CommitteeFixture();
  private final RobustnessView view = new RobustnessView(committee.members);

  @ParameterizedTest
  @ValueSource(strings = {"en", "ko"})
  void aCardSaysWhereTheScoreStandsWhateverItsBand(String language) throws IOException {
    for (int[] ratings : new int[][] {{5, 5, 5, 5}, {4, 4, 4, 3}, {1, 2, 1, 2}, {5}}) {
      String html = draw("robustness", language, view.model(scored(ratings), false));
      assertThat(html).contains("<svg", "cg-word");
    }
    assertThat(draw("robustness", "en", view.model(scored(4, 4, 4, 3), false)))
        .contains(
            "68.8 points, 1.2 short of the pass mark of 70 and 8.8 above the reject mark of 60");
    assertThat(draw("robustness", "en", view.model(scored(5, 5, 5, 5), false)))
        .contains("solid", "100.0 points, 30.0 above the pass mark of 70");
    assertThat(draw("robustness", "en", view.model(scored(1, 2, 1, 2), false)))
        .contains("short of the reject mark of 60");
  }

  @Test
  void aCriticalBlockThatHoldsItBackIsNamedAsTheReason() throws IOException {
    List<Rating> ratings = new ArrayList<>();
    for (String member : List.of("a", "b", "c"))
      for (Block block : Block.values())
        ratings.add(Rating.of(member, block, block == Block.KEY_RESOURCES ? 1 : 5));
    assertThat(draw("robustness", "en", view.model(card(ratings), false)))
        .contains("A critical block under its mark keeps it from passing");
  }

  @ParameterizedTest
  @ValueSource(strings = {"en", "ko"})
  void aVoteIsSaidAndDrawnHoweverItCameOut(String language) throws IOException {
    String[] names = {"no", "tie", "lost", "won"};
    int[][] votes = {{1, 0, 0}, {3, 3, 1}, {2, 4, 0}, {6, 1, 0}};
    for (int i = 0; i < votes.length; i++) {
      String html = draw("robustness", language, view.model(voted(votes[i]), false));
      assertThat(html).as(names[i]).contains("<svg", "f-approve");
    }
    assertThat(draw("robustness", "en", view.model(voted(6, 1, 0), false)))
        .contains("Carried: 6 approve, 1 return, 0 abstain, of 7 who might vote.")
        .contains("Votes that, cast otherwise, would have turned it: 3.");
  }

  @Test
  void namesAreDrawnOnlyWhereTheReaderMayKnowThem() throws IOException {
    RobustnessCard card = voted(4, 3, 0);
    assertThat(draw("robustness", "en", view.model(card, false))).doesNotContain("Member a");
    assertThat(draw("robustness", "en", view.model(card, true))).contains("Member a");
  }

  @ParameterizedTest
  @ValueSource(strings = {"en", "ko"})
  void theDiscussionAndWhatItChangedAreDrawn(String language) throws IOException {
    CaseRound round = new CaseRound("p", Gate.REVIEW, 0, 1);
    List<Ballot> ballots = List.of(ballot(1, null, "a", 1), ballot(1, null, "b", 5));
    Map<String, Object> model = new HashMap<>();
    model.put("blocks", Discussed.of(round, ballots, "a"));
    model.put("question", "Who <b>pays</b>?");
    model.put("agreement", org.canvasgate.canvas.Agreement.of(ratings(ballots), 100, 1));
    String html = draw("discussion", language, model);
    assertThat(html)
        .contains("<circle", "class=\"own\"", "Who &lt;b&gt;pays")
        .doesNotContain("<b>pays");
    assertThat(draw("discussion", "en", model)).contains("two raters differ by 4.0 on average");

    List<Ballot> after = List.of(changed("a", 3), ballot(2, null, "c", 4));
    RoundChanges changes =
        RoundChanges.of(new CaseRound("p", Gate.REVIEW, 0, 2), after, ballots).orElseThrow();
    assertThat(draw("rounds", language, Map.of("changes", changes)))
        .contains("a contract was shown", "<circle");
    assertThat(draw("rounds", "en", Map.of("changes", changes)))
        .contains("by members who had not rated before it: 1.");
  }

  @Test
  void whoHasNotRatedAloneReadsWhyThereIsNothing() throws IOException {
    assertThat(
            draw("discussion", "en", Map.of("blocks", List.of(), "question", "q", "alone", true)))
        .contains("You have not yet rated this on your own.")
        .doesNotContain("<circle");
  }

  private static Ballot ballot(int round, Integer discussed, String member, int value) {
    return new Ballot(
        round,
        member,
        1,
        discussed,
        CommitteeFixture.all(member, value).stream().map(BallotLine::given).toList());
  }

  private static Ballot changed(String member, int value) {
    return new Ballot(
        2,
        member,
        1,
        1,
        List.of(
            new BallotLine(
                Rating.of(member, Block.CHANNELS, value), "a contract was shown", null)));
  }

  private static List<Rating> ratings(List<Ballot> ballots) {
    return ballots.stream().flatMap(ballot -> ballot.ratings().stream()).toList();
  }

  private RobustnessCard scored(int... everywhere) {
    List<Rating> ratings = new ArrayList<>();
    for (int i = 0; i < everywhere.length; i++)
      ratings.addAll(CommitteeFixture.all(String.valueOf((char) ('a' + i)), everywhere[i]));
    return card(ratings);
  }

  private RobustnessCard card(List<Rating> ratings) {
    CaseRound round = committee.open("p");
    committee.robustness.scored(
        committee.evaluation.of(round, ServiceKind.PUBLIC, ratings, Map.of(), null, Map.of()),
        ServiceKind.PUBLIC);
    return committee.robustness.of(round).orElseThrow();
  }

  /** Approvals, returns and abstentions of a panel of seven. */
  private RobustnessCard voted(int... votes) {
    VoteValue[] values = {VoteValue.APPROVE, VoteValue.RETURN, VoteValue.ABSTAIN};
    Map<String, VoteValue> cast = new LinkedHashMap<>();
    for (int i = 0; i < votes.length; i++)
      for (int n = 0; n < votes[i]; n++)
        cast.put(String.valueOf((char) ('a' + cast.size())), values[i]);
    CaseRound round = committee.windows.open("v", Gate.MAINTENANCE, 0, "vote-plan").round();
    committee.robustness.voted(
        round,
        List.of("a", "b", "c", "d", "e", "f", "g"),
        Set.copyOf(cast.keySet()),
        cast.entrySet().stream().map(v -> new Vote(v.getKey(), v.getValue(), null, null)).toList(),
        WRITTEN);
    return committee.robustness.of(round).orElseThrow();
  }

  /** Drawn as a form shows it; nothing may be left unsaid. */
  private static String draw(String panel, String language, Map<String, Object> model)
      throws IOException {
    String html =
        engine().process("panel/" + panel, new Context(Locale.forLanguageTag(language), model));
    assertThat(html).doesNotContain("??").doesNotContain("null");
    String folder = System.getProperty("canvasgate.pictures");
    if (folder != null)
      Files.writeString(
          Path.of(folder, panel + "_" + language + "_" + Math.abs(html.hashCode()) + ".html"),
          "<!doctype html><meta charset=utf-8><body style='font-family:sans-serif;width:700px'>"
              + html);
    return html;
  }

  private static SpringTemplateEngine engine() {
    var words = new ResourceBundleMessageSource();
    words.setBasenames("messages/committee");
    words.setDefaultEncoding("UTF-8");
    words.setFallbackToSystemLocale(false);
    var files = new ClassLoaderTemplateResolver();
    files.setPrefix("templates/");
    files.setSuffix(".html");
    files.setCharacterEncoding("UTF-8");
    var engine = new SpringTemplateEngine();
    engine.setTemplateResolver(files);
    engine.setTemplateEngineMessageSource(words);
    return engine;
  }
}
