package org.canvasgate.diagram.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.canvasgate.diagram.model.Finding;
import org.canvasgate.diagram.model.ModelFile;

/** Our own files, torn, doubled and scrambled: the check always ends and says something sayable. */
class MutationsTest {
  private static final List<String> DEBRIS =
      List.of(
          "",
          "<",
          ">",
          "\"",
          "{{",
          "${",
          "}",
          "]]>",
          "&amp;",
          "null",
          "\u0000",
          "가",
          "id=\"x\"",
          "-",
          "99999999999999999999",
          "<bpmn:task id=\"x\"/>",
          "[",
          "{",
          ",",
          "\"type\": 3");

  @Property(tries = 400)
  void nothingThatIsDoneToAFileMakesTheCheckFail(@ForAll("spoiled") ModelFile file) {
    List<Finding> findings = OwnFiles.check(file);
    Sentences.areSaid(findings);
    assertThat(Reading.problems(file).isEmpty() || findings.stream().anyMatch(Finding::refuses))
        .isTrue();
  }

  @Provide
  Arbitrary<ModelFile> spoiled() {
    Arbitrary<Double> where = Arbitraries.doubles().between(0, 1);
    return Combinators.combine(
            Arbitraries.of(OwnFiles.ALL.files()),
            where,
            where,
            Arbitraries.of(DEBRIS),
            Arbitraries.of(true, false))
        .as(MutationsTest::spoil);
  }

  /** A piece is taken out, or doubled, and something else put there. */
  private static ModelFile spoil(
      ModelFile file, double begin, double length, String debris, boolean doubled) {
    String text = file.content();
    int from = (int) (begin * (text.length() - 1));
    int to = Math.min(text.length(), from + (int) (length * length * 400));
    String piece = doubled ? text.substring(from, to) : "";
    return new ModelFile(
        file.kind(),
        file.key(),
        text.substring(0, from) + debris + piece + piece + text.substring(to));
  }
}
