package org.canvasgate.diagram.difference;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import java.util.Map;
import org.canvasgate.diagram.model.ModelFile;
import org.canvasgate.diagram.model.ModelKind;
import org.junit.jupiter.api.Test;
import org.springframework.context.support.ResourceBundleMessageSource;

/** What stands side by side on the page of a comparison. */
class ComparisonTest {

  @Test
  void aCellShowsWhatItSaidAndSays() {
    ModelFile before = OurFiles.file("bpmn/decisions/rounds.dmn");
    ModelFile after = changed(before, "<text>3</text>", "<text>4</text>");
    Comparison table = Comparison.of(before, after, Locale.ENGLISH).get(0);
    assertThat(table.heads()).extracting(Comparison.Cell::after).containsExactly("Step", "At most");
    var changed = table.lines().stream().filter(line -> !line.mark().equals("same")).toList();
    assertThat(changed).singleElement().extracting(Comparison.Line::id).isEqualTo("consultation");
    assertThat(changed.get(0).cells())
        .extracting(Comparison.Cell::mark)
        .containsExactly("same", "changed");
    assertThat(changed.get(0).description().after()).startsWith("Bodies are consulted");
  }

  @Test
  void aRuleThatIsGoneStandsWhereItStood() {
    ModelFile before = OurFiles.file("bpmn/decisions/rounds.dmn");
    int from = before.content().indexOf("<rule id=\"revision\">");
    int to = before.content().indexOf("</rule>", from) + "</rule>".length();
    var after =
        new ModelFile(
            ModelKind.TABLE,
            "rounds",
            before.content().substring(0, from) + before.content().substring(to));
    var lines = Comparison.of(before, after, Locale.KOREAN).get(0).lines();
    assertThat(lines.get(1).mark()).isEqualTo("removed");
    assertThat(lines.get(1).description().before()).startsWith("검토 후");
    assertThat(lines.get(2).mark()).isEqualTo("same");
    assertThat(lines.get(2).number().after()).isEqualTo("2");
  }

  @Test
  void onlyTheRuleThatWasTakenElsewhereHasMoved() {
    ModelFile before = OurFiles.file("bpmn/decisions/review-recommendation.dmn");
    String all = before.content();
    int from = all.indexOf("<rule id=\"reject\">");
    int to = all.indexOf("</rule>", from) + "</rule>".length();
    String rule = all.substring(from, to);
    String without = all.substring(0, from) + all.substring(to);
    int first = without.indexOf("<rule ");
    var after =
        new ModelFile(
            before.kind(),
            before.key(),
            without.substring(0, first) + rule + without.substring(first));
    assertThat(Comparison.of(before, after, Locale.ENGLISH).get(0).lines())
        .filteredOn(line -> line.mark().equals("moved"))
        .extracting(Comparison.Line::id)
        .containsExactly("reject");
  }

  @Test
  void aNameThatDiffersInTheOtherLanguageOnlyIsShownInBoth() {
    var messages = new ResourceBundleMessageSource();
    messages.setBasename("messages/difference");
    messages.setDefaultEncoding("UTF-8");
    ModelFile before = OurFiles.file("bpmn/decisions/rounds.dmn");
    ModelFile after = changed(before, " / 차수 한도\"", " / 회차 한도\"");
    assertThat(Differences.between(before, after))
        .singleElement()
        .extracting(one -> new DifferenceWords(messages).sentence(one, Locale.ENGLISH))
        .asString()
        .contains("차수 한도", "회차 한도");
  }

  @Test
  void theFieldsOfAFormShowWhatIsNewAndWhatMustBeFilledIn() {
    ModelFile before = OurFiles.file("forms/confirm-review.form");
    ModelFile after =
        changed(
            before,
            "\"components\": [",
            "\"components\": [{\"type\": \"textfield\", \"id\": \"new\", \"key\": \"new\", \"label\":"
                + " \"Something new\", \"validate\": {\"required\": true}},");
    var rows = FieldTable.of(before, after, Map.of(), (key, other, all) -> other, Locale.ENGLISH);
    assertThat(rows.get(0).mark()).isEqualTo("added");
    assertThat(rows.get(0).must().after()).isEqualTo("●");
    assertThat(rows.get(1).mark()).isEqualTo("same");
  }

  @Test
  void aDrawingSpeaksTheReadersLanguage() {
    ModelFile review = OurFiles.file("bpmn/business-model-review.bpmn");
    assertThat(Spoken.in(review, Locale.KOREAN).orElseThrow())
        .contains("name=\"평가위원단 구성\"")
        .doesNotContain("name=\"Appoint the panel\"");
    assertThat(Spoken.in(review, Locale.ENGLISH).orElseThrow())
        .contains("name=\"Appoint the panel\"");
    assertThat(
            Spoken.in(
                new ModelFile(ModelKind.PROCESS, "a", "<!DOCTYPE a [<!ENTITY b 'c'>]><a/>"),
                Locale.ENGLISH))
        .isEmpty();
  }

  private static ModelFile changed(ModelFile file, String from, String to) {
    assertThat(file.content()).contains(from);
    int at = file.content().indexOf(from);
    return new ModelFile(
        file.kind(),
        file.key(),
        file.content().substring(0, at) + to + file.content().substring(at + from.length()));
  }
}
