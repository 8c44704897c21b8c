package org.canvasgate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.canvasgate.canvas.Panels;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Reads the examples out of docs/method.md and computes them: the page cannot drift from the code.
 */
class MethodDocTest {
  private static final String DOC = read();
  private static final Pattern FENCE =
      Pattern.compile("```(example ([a-z-]+)|defaults)\n(.*?)```", Pattern.DOTALL);
  private static final String EXPECTED = "expected ";
  private static final MethodDocDefaults DEFAULTS = new MethodDocDefaults(defaults());

  /** One fenced block: the figure it is about, what goes in, and what must come out. */
  record Example(String figure, Map<String, List<String>> given, Map<String, String> expected) {
    @Override
    public String toString() {
      return figure + " gives " + expected;
    }

    boolean has(String key) {
      return given.containsKey(key);
    }

    String text(String key) {
      return given.get(key).get(0);
    }

    /** A number, null where it is absent, unknown or not applicable. */
    Double number(String key) {
      return has(key) ? numberOrNull(text(key)) : null;
    }

    /** The inputs whose key starts with a word, without that word, in order. */
    Stream<Map.Entry<String, String>> startingWith(String word) {
      return given.entrySet().stream()
          .filter(e -> e.getKey().startsWith(word + " "))
          .flatMap(
              e ->
                  e.getValue().stream()
                      .map(v -> Map.entry(e.getKey().substring(word.length() + 1), v)));
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("examples")
  void the_page_states_what_the_code_computes(Example example) {
    Map<String, Object> computed = MethodDocFigures.compute(example, DEFAULTS);
    assertThat(example.expected()).as("an example expects something").isNotEmpty();
    example
        .expected()
        .forEach(
            (what, stated) -> {
              assertThat(computed).as("figures of %s", example.figure()).containsKey(what);
              same(example.figure() + " " + what, stated, computed.get(what));
            });
  }

  @Test
  void every_figure_has_a_korean_summary_and_an_example() {
    List<String> parts = List.of(DOC.split("\n## "));
    List<String> sections = parts.subList(1, parts.size());
    assertThat(sections).hasSizeGreaterThan(15);
    for (String section : sections) {
      String title = section.lines().findFirst().orElseThrow();
      if (title.equals("Sources")) {
        continue;
      }
      assertThat(section).as(title).contains("**한국어 요약.**");
      if (!title.equals("Defaults")) {
        assertThat(section)
            .as(title)
            .contains("**Formula.**", "**Source.**", "**Range.**", "**Unknown.**")
            .containsAnyOf("```example ", "```record-link");
      }
    }
  }

  @Test
  void every_figure_that_the_test_can_compute_is_explained() {
    Set<String> explained =
        examples().map(Example::figure).collect(Collectors.toCollection(TreeSet::new));
    assertThat(explained).containsExactlyInAnyOrderElementsOf(MethodDocFigures.names());
  }

  @Test
  void the_defaults_of_the_page_are_those_that_the_other_tests_use() {
    assertThat(DEFAULTS.scoreRules("public")).isEqualTo(Panels.RULES);
    assertThat(DEFAULTS.weights("public")).isEqualTo(Panels.PUBLIC);
    for (String kind : List.of("public", "private", "mixed")) {
      assertThat(DEFAULTS.weights(kind).sum()).as(kind).isCloseTo(100, within(1e-9));
    }
  }

  static Stream<Example> examples() {
    return FENCE
        .matcher(DOC)
        .results()
        .filter(m -> m.group(2) != null)
        .map(m -> parse(m.group(2), m.group(3)));
  }

  static Double numberOrNull(String text) {
    return text.equals("unknown") || text.equals("x") ? null : Double.valueOf(text);
  }

  private static void same(String what, String stated, Object computed) {
    if (!(computed instanceof Number number)) {
      assertThat(computed == null ? "unknown" : computed.toString()).as(what).isEqualTo(stated);
      return;
    }
    assertThat(stated).as("%s, computed as %s", what, computed).matches("-?[0-9.]+");
    int point = stated.indexOf('.');
    int decimals = point < 0 ? 0 : stated.length() - point - 1;
    double half = 0.5 * Math.pow(10, -decimals);
    double tolerance = point < 0 ? 1e-6 : half * 1.000001;
    assertThat(number.doubleValue())
        .as(what)
        .isCloseTo(Double.parseDouble(stated), within(tolerance));
  }

  private static Example parse(String figure, String body) {
    Map<String, List<String>> given = new LinkedHashMap<>();
    Map<String, String> expected = new LinkedHashMap<>();
    for (String line : body.lines().toList()) {
      String[] parts = line.split(": ", 2);
      if (line.startsWith(EXPECTED)) {
        expected.put(parts[0].substring(EXPECTED.length()), parts[1].strip());
      } else {
        given.computeIfAbsent(parts[0], key -> new java.util.ArrayList<>()).add(parts[1].strip());
      }
    }
    return new Example(figure, given, expected);
  }

  private static Map<String, String> defaults() {
    Matcher matcher = FENCE.matcher(DOC);
    while (matcher.find()) {
      if (matcher.group(2) == null) {
        Map<String, String> values = new LinkedHashMap<>();
        matcher
            .group(3)
            .lines()
            .forEach(line -> values.put(line.split(": ", 2)[0], line.split(": ", 2)[1].strip()));
        return values;
      }
    }
    throw new IllegalStateException("docs/method.md states no defaults.");
  }

  private static String read() {
    try {
      return Files.readString(Path.of("docs", "method.md"));
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }
}
