package org.canvasgate.diagram.difference;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import org.canvasgate.diagram.model.Alteration;
import org.canvasgate.diagram.model.ChangeClass;
import org.canvasgate.diagram.model.ModelFile;
import org.canvasgate.testing.Messages;
import org.junit.jupiter.api.Test;

/** What an administrator reads about a change, on the files of this repository. */
class DifferencesTest {
  private static final String REVIEW = "bpmn/business-model-review.bpmn";
  private static final String MARKS = "bpmn/decisions/canvas-marks.dmn";
  private static final String RECOMMENDATION = "bpmn/decisions/review-recommendation.dmn";
  private static final String SCORE = "forms/score-canvas.form";

  private final DifferenceWords words = new DifferenceWords(Messages.all());

  @Test
  void aFileDoesNotDifferFromItself() {
    for (ModelFile file : OurFiles.all())
      assertThat(
              Differences.between(
                  file, new ModelFile(file.kind(), file.key(), new String(file.content()))))
          .isEmpty();
  }

  @Test
  void whiteSpaceIsNothingButLayout() {
    for (ModelFile file : OurFiles.all()) {
      var spaced =
          new ModelFile(file.kind(), file.key(), file.content().replace("\n  ", "\n     "));
      assertThat(Differences.depth(Differences.between(file, spaced)))
          .as(file.name())
          .isEqualTo(ChangeClass.LAYOUT);
      assertThat(Differences.between(file, spaced)).hasSize(1);
    }
  }

  @Test
  void theOrderOfAttributesIsNothingButLayout() {
    assertThat(
            said(
                REVIEW,
                "id=\"lane-panel\" name=\"Panel members\"",
                "name=\"Panel members\" id=\"lane-panel\"",
                ChangeClass.LAYOUT))
        .hasSize(1);
  }

  @Test
  void anotherGroupIsAChangeOfTheFlow() {
    assertThat(
            said(
                REVIEW,
                "camunda:candidateGroups=\"secretariat\" camunda:dueDate=\"P7D\"",
                "camunda:candidateGroups=\"chairs\" camunda:dueDate=\"P7D\"",
                ChangeClass.FLOW))
        .containsExactly("“Appoint the panel”: which group does it: secretariat → chairs");
  }

  @Test
  void aNameIsText() {
    assertThat(
            said(REVIEW, "name=\"Appoint the panel\"", "name=\"Name the panel\"", ChangeClass.TEXT))
        .containsExactly("“Name the panel”: the name: Appoint the panel → Name the panel");
    assertThat(said(REVIEW, "value=\"평가위원단 구성\"", "value=\"위원단 위촉\"", ChangeClass.TEXT))
        .containsExactly("“Appoint the panel”: the Korean name: 평가위원단 구성 → 위원단 위촉");
  }

  @Test
  void aNameThatIsEvaluatedIsCode() {
    assertThat(depth(REVIEW, "name=\"Appoint the panel\"", "name=\"${reviewDelegate.toString()}\""))
        .isEqualTo(ChangeClass.CODE);
  }

  @Test
  void whatTheServerExecutesIsCode() {
    assertThat(said(REVIEW, "${openWindowDelegate}", "${remindDelegate}", ChangeClass.CODE))
        .containsExactly(
            "“Open the scoring window”: which part of the server does it: ${openWindowDelegate} →"
                + " ${remindDelegate}");
    assertThat(
            depth(
                REVIEW,
                "<camunda:inputParameter name=\"window\">score",
                "<camunda:inputParameter name=\"window\">rate"))
        .isEqualTo(ChangeClass.CODE);
  }

  @Test
  void whatNobodyKnowsIsCode() {
    assertThat(
            said(
                REVIEW,
                "<bpmn:userTask id=\"appoint-panel\"",
                "<bpmn:userTask id=\"appoint-panel\" camunda:somethingNew=\"1\"",
                ChangeClass.CODE))
        .containsExactly(
            "“Appoint the panel”: userTask camunda:somethingNew: nothing → 1. This program does"
                + " not know what it does, so it counts as code.");
  }

  @Test
  void aRaisedMarkTellsWhatIsAnsweredNow() {
    assertThat(said(MARKS, "<text>70</text>", "<text>75</text>", ChangeClass.RULE))
        .hasSize(2)
        .first()
        .asString()
        .contains("answers Pass mark, points: 70 → 75");
    assertThat(said(MARKS, "<text>70</text>", "<text>75</text>", ChangeClass.RULE).get(1))
        .contains("used to answer “Pass mark, points: 70” and now answers “Pass mark, points: 75”");
  }

  @Test
  void aRuleThatHoldsNoLongerOpensAGap() {
    assertThat(
            said(
                RECOMMENDATION,
                "<inputEntry id=\"reject-if-band\">\n          <text>\"reject\"</text>",
                "<inputEntry id=\"reject-if-band\">\n          <text>\"never\"</text>",
                ChangeClass.RULE))
        .anyMatch(sentence -> sentence.contains("now has no answer"));
  }

  @Test
  void twoRulesThatHoldAtOnceAreNamed() {
    assertThat(
            said(
                "bpmn/decisions/rounds.dmn",
                "<text>\"revision\"</text>",
                "<text>\"completion\"</text>",
                ChangeClass.RULE))
        .anyMatch(sentence -> sentence.contains("several rules hold at once"))
        .anyMatch(sentence -> sentence.contains("now has no answer"));
  }

  @Test
  void aFieldThatMustBeFilledInIsARule() {
    assertThat(
            said(
                SCORE,
                "\"label\": \"I step aside from this case because of a conflict of interest\",",
                "\"label\": \"I step aside from this case because of a conflict of interest\","
                    + " \"validate\": {\"required\": true},",
                ChangeClass.RULE))
        .containsExactly(
            "“I step aside from this case because of a conflict of interest”: whether it must be"
                + " filled in: nothing → yes");
  }

  @Test
  void htmlThatIsMoreThanTextIsCode() {
    assertThat(depth(SCORE, "<p>The canvas is shown here.</p>", "<p>Here is the canvas.</p>"))
        .isEqualTo(ChangeClass.TEXT);
    assertThat(depth(SCORE, "<p>The canvas is shown here.</p>", "<p onclick='x'>The canvas.</p>"))
        .isEqualTo(ChangeClass.CODE);
  }

  @Test
  void aFileThatCannotBeReadIsCodeAndNoError() {
    for (ModelFile file : OurFiles.all()) {
      var broken = new ModelFile(file.kind(), file.key(), "<!DOCTYPE a [<!ENTITY b 'c'>]><a>&b;");
      assertThat(Differences.depth(Differences.between(file, broken))).isEqualTo(ChangeClass.CODE);
      assertThat(Differences.depth(Differences.between(broken, file))).isEqualTo(ChangeClass.CODE);
    }
  }

  @Test
  void aKoreanReaderReadsKoreanNames() {
    ModelFile before = OurFiles.file(REVIEW);
    var found =
        Differences.between(
            before, changed(before, "camunda:dueDate=\"P7D\"", "camunda:dueDate=\"P5D\""));
    assertThat(found).isNotEmpty();
    assertThat(words.sentence(found.get(0), Locale.KOREAN)).isEqualTo("“평가위원단 구성”: 마감: 7일 → 5일");
  }

  private ChangeClass depth(String name, String from, String to) {
    ModelFile before = OurFiles.file(name);
    return Differences.depth(Differences.between(before, changed(before, from, to)));
  }

  private List<String> said(String name, String from, String to, ChangeClass depth) {
    ModelFile before = OurFiles.file(name);
    List<Alteration> found = Differences.between(before, changed(before, from, to));
    List<String> sentences =
        found.stream().map(one -> words.sentence(one, Locale.ENGLISH)).toList();
    assertThat(Differences.depth(found)).as(sentences.toString()).isEqualTo(depth);
    return sentences;
  }

  private static ModelFile changed(ModelFile file, String from, String to) {
    int at = file.content().indexOf(from);
    assertThat(at).as(from).isNotNegative();
    return new ModelFile(
        file.kind(),
        file.key(),
        file.content().substring(0, at) + to + file.content().substring(at + from.length()));
  }
}
