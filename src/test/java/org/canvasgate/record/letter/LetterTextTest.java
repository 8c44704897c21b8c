package org.canvasgate.record.letter;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.canvasgate.form.Problem;
import org.canvasgate.record.letter.LetterText.Kind;
import org.canvasgate.record.letter.LetterText.Part;
import org.canvasgate.record.letter.LetterText.Table;
import org.junit.jupiter.api.Test;

/** What the secretariat can write into a letter, and what it is told when it cannot be read. */
class LetterTextTest {
  private final LetterValues values =
      new LetterValues()
          .put(Placeholder.SERVICE, "버스 안내")
          .put(Placeholder.CHANGES, "첫째\n둘째")
          .put(Placeholder.CONDITIONS, new Table(List.of("a", "b"), List.of(List.of("1", "2"))));

  @Test
  void valuesStandWhereTheyAreNamed() {
    assertThat(texts("귀하의 「{{service}}」에 대하여 {{ service }}"))
        .containsExactly("귀하의 「버스 안내」에 대하여 버스 안내");
    assertThat(LetterText.parse("s", "통지:\n {{service}}").line(values)).isEqualTo("통지: 버스 안내");
  }

  @Test
  void aSectionIsThereOnlyWithItsValue() {
    String text =
        """
        before
        {{#reason}}
        because {{reason}}
        {{/reason}}
        {{^reason}}
        no reason for {{#service}}{{service}}{{/service}}
        {{/reason}}
        after""";
    assertThat(texts(text)).containsExactly("before\nno reason for 버스 안내\nafter");
    values.put(Placeholder.REASON, "it rains");
    assertThat(texts(text)).containsExactly("before\nbecause it rains\nafter");
  }

  @Test
  void headingsItemsParagraphsAndTablesAreToldApart() {
    List<Part> parts = parts("# 이유\n한 줄\n다음 줄\n- 하나\n- 둘\n\n새 문단\n\n{{conditions}}\n");
    assertThat(parts)
        .extracting(Part::kind)
        .containsExactly(
            Kind.HEADING, Kind.PARAGRAPH, Kind.ITEM, Kind.ITEM, Kind.PARAGRAPH, Kind.TABLE);
    assertThat(parts.get(1).text()).isEqualTo("한 줄\n다음 줄");
    assertThat(parts.get(5).table().rows()).containsExactly(List.of("1", "2"));
  }

  @Test
  void aValueIsNeverReadAsTextOfTheLetter() {
    values.put(Placeholder.REASON, "# no heading\n\n- no item {{service}} {{#reason}} ${7*7}");
    assertThat(parts("{{reason}}"))
        .containsExactly(
            new Part(
                Kind.PARAGRAPH, "# no heading\n\n- no item {{service}} {{#reason}} ${7*7}", null));
  }

  @Test
  void expressionsOfOtherLanguagesAreWords() {
    assertThat(texts("${T(java.lang.Runtime).getRuntime()} [[${x}]] <b th:text=\"1\">"))
        .containsExactly("${T(java.lang.Runtime).getRuntime()} [[${x}]] <b th:text=\"1\">");
  }

  @Test
  void whatIsNotKnownOfThisCaseIsLeftOut() {
    assertThat(parts("{{minority}}\n\n{{figures}}")).isEmpty();
  }

  @Test
  void everyMistakeIsToldWithItsLine() {
    assertThat(
            problems(
                """
                {{servce}}
                {{#reason}}
                {{/changes}}
                text {{ open
                {{getClass.name}}"""))
        .containsExactlyInAnyOrder(
            "letter.template.unknown-name 1 servce",
            "letter.template.not-opened 3 changes",
            "letter.template.braces 4",
            "letter.template.unknown-name 5 getClass.name",
            "letter.template.not-closed 2 reason");
  }

  @Test
  void sectionsThatCrossAreRefused() {
    assertThat(problems("{{#reason}}{{#changes}}{{/reason}}{{/changes}}"))
        .contains("letter.template.not-opened 1 reason");
    assertThat(problems("{{#nonsense}}x{{/nonsense}}"))
        .containsExactly("letter.template.unknown-name 1 nonsense");
    assertThat(problems("{{/reason}}")).containsExactly("letter.template.not-opened 1 reason");
  }

  @Test
  void linesOfAnySystemAreLines() {
    assertThat(texts("one\r\n\r\ntwo\r\rthree")).containsExactly("one", "two", "three");
  }

  private List<Part> parts(String text) {
    return LetterText.parse("body", text).fill(values);
  }

  private List<String> texts(String text) {
    return parts(text).stream().map(Part::text).toList();
  }

  private static List<String> problems(String text) {
    List<Problem> problems = new ArrayList<>();
    LetterText.read("body", text, problems);
    return problems.stream()
        .map(
            problem ->
                problem.key()
                    + " "
                    + String.join(
                        " ",
                        java.util.Arrays.stream(problem.arguments()).map(String::valueOf).toList()))
        .toList();
  }
}
