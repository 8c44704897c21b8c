package org.canvasgate.diagram.difference;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.camunda.bpm.dmn.engine.DmnDecision;
import org.camunda.bpm.dmn.engine.DmnEngine;
import org.camunda.bpm.dmn.engine.DmnEngineConfiguration;
import org.canvasgate.diagram.model.Alteration;
import org.canvasgate.diagram.model.ModelFile;
import org.canvasgate.diagram.model.ModelKind;

/** What is said of a table's answers is held against the engine that gives them. */
class AnswersTest {
  private static final DmnEngine ENGINE =
      DmnEngineConfiguration.createDefaultDmnEngineConfiguration().buildEngine();
  private static final List<Object> POINTS = points();
  private static final List<String> BANDS = List.of("pass", "revise", "else");

  /** One row: what it asks of a number and of a word, and what it answers. */
  record Row(String points, String band, String answer) {}

  @Provide
  Arbitrary<List<Row>> rows() {
    Arbitrary<String> number =
        Arbitraries.of(
            "-",
            "< 10",
            "<= 10",
            "> 20",
            ">= 20",
            "[10..20]",
            "]10..20[",
            "10",
            "10, 20",
            "not(10)",
            "< 10, > 20",
            "null",
            "15.5");
    Arbitrary<String> word =
        Arbitraries.of("-", "\"pass\"", "\"revise\"", "\"pass\", \"revise\"", "not(\"pass\")");
    Arbitrary<String> answer = Arbitraries.of("\"a\"", "\"b\"", "\"c\"");
    return Combinators.combine(number, word, answer).as(Row::new).list().ofMinSize(1).ofMaxSize(4);
  }

  /**
   * Where the engine answers differently, something is said; where nothing is said, it does not.
   */
  @Property(tries = 150)
  void nothingThatIsAnsweredDifferentlyIsLeftUnsaid(
      @ForAll("rows") List<Row> before, @ForAll("rows") List<Row> after) {
    ModelFile one = table(before);
    ModelFile other = table(after);
    List<Alteration> said =
        Differences.between(one, other).stream()
            .filter(
                found ->
                    List.of("difference.answers", "difference.gap-opened", "difference.gap-closed")
                        .contains(found.key()))
            .toList();
    var answered = new ArrayList<String>();
    DmnDecision was = parse(one);
    DmnDecision is = parse(other);
    for (Object points : POINTS)
      for (String band : BANDS) {
        String earlier = ask(was, points, band);
        String later = ask(is, points, band);
        if (!earlier.equals(later)) answered.add(earlier + " → " + later);
      }
    assertThat(
            said.stream()
                .map(found -> found.arguments().get(1) + " → " + found.arguments().get(2))
                .toList())
        .containsExactlyInAnyOrderElementsOf(answered.stream().distinct().toList());
  }

  /** Every value that a cell above is about, one between each two, and none. */
  private static List<Object> points() {
    var points = new ArrayList<Object>(List.of(5, 10, 12, 15.5, 17, 20, 25));
    points.add(null);
    return points;
  }

  private static String ask(DmnDecision decision, Object points, String band) {
    var facts = new HashMap<String, Object>();
    facts.put("points", points);
    facts.put("band", band);
    var result = ENGINE.evaluateDecisionTable(decision, facts);
    return result.isEmpty()
        ? Alterations.NOTHING
        : result.getSingleResult().<String>getSingleEntry();
  }

  private static DmnDecision parse(ModelFile file) {
    return ENGINE.parseDecision(
        "tried", new ByteArrayInputStream(file.content().getBytes(StandardCharsets.UTF_8)));
  }

  private static ModelFile table(List<Row> rows) {
    var rules = new StringBuilder();
    for (int i = 0; i < rows.size(); i++)
      rules.append(
          """
          <rule id="r%d"><inputEntry id="p%d"><text>%s</text></inputEntry>
          <inputEntry id="b%d"><text>%s</text></inputEntry>
          <outputEntry id="o%d"><text>%s</text></outputEntry></rule>
          """
              .formatted(
                  i,
                  i,
                  escaped(rows.get(i).points()),
                  i,
                  escaped(rows.get(i).band()),
                  i,
                  rows.get(i).answer()));
    return new ModelFile(
        ModelKind.TABLE,
        "tried",
        """
        <definitions xmlns="https://www.omg.org/spec/DMN/20191111/MODEL/" id="d" name="Tried" namespace="n">
        <decision id="tried" name="Tried"><decisionTable id="t" hitPolicy="FIRST">
        <input id="i1"><inputExpression id="e1" typeRef="double"><text>points</text></inputExpression></input>
        <input id="i2"><inputExpression id="e2" typeRef="string"><text>band</text></inputExpression></input>
        <output id="o" name="answer" typeRef="string"/>
        %s</decisionTable></decision></definitions>
        """
            .formatted(rules));
  }

  private static String escaped(String text) {
    return text.replace("<", "&lt;").replace(">", "&gt;");
  }
}
