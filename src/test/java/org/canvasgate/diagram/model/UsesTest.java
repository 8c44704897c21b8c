package org.canvasgate.diagram.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.canvasgate.testing.ShippedModels;
import org.junit.jupiter.api.Test;

class UsesTest {
  private static final Pattern ASKING =
      Pattern.compile("(?s)\\bRules>? \\w+[;,)].*\\.(one|all)\\(");

  private final ModelSet models = ShippedModels.read();
  private final Uses uses = Uses.of(models);

  @Test
  void the_case_calls_its_gates_by_the_steps_that_are_drawn() {
    assertThat(uses.by("bpmn/service-evaluation.bpmn"))
        .contains(
            new Use(
                "bpmn/service-evaluation.bpmn",
                "call-review",
                Use.How.CALLS,
                "bpmn/business-model-review.bpmn"),
            new Use(
                "bpmn/service-evaluation.bpmn",
                "decide-interval",
                Use.How.ASKS,
                "bpmn/decisions/re-evaluation-interval.dmn"),
            new Use(
                "bpmn/service-evaluation.bpmn",
                "proposed",
                Use.How.SHOWS,
                "forms/propose-service.form"));
  }

  @Test
  void every_file_that_is_used_is_there() {
    assertThat(uses.all()).isNotEmpty().allMatch(use -> models.find(use.to()).isPresent());
  }

  @Test
  void every_form_and_every_table_is_used_by_a_diagram_or_by_the_application() {
    assertThat(models.files())
        .filteredOn(file -> file.kind() != ModelKind.PROCESS)
        .allMatch(file -> !uses.of(file.name()).isEmpty() || AskedAtOnce.holds(file));
  }

  @Test
  void a_form_of_a_gate_concerns_the_whole_case() {
    assertThat(uses.concernedBy(Set.of("forms/score-canvas.form")))
        .containsExactlyInAnyOrder(
            "forms/score-canvas.form",
            "bpmn/business-model-review.bpmn",
            "bpmn/service-evaluation.bpmn");
  }

  @Test
  void what_cannot_be_read_uses_nothing() {
    for (String broken :
        List.of(
            "",
            "<bpmn",
            "{}",
            "<!DOCTYPE a [<!ENTITY b 'c'>]><callActivity calledElement='&b;'/>",
            "<!DOCTYPE a SYSTEM 'file:///etc/hostname'><callActivity calledElement='x'/>"))
      for (ModelKind kind : ModelKind.values())
        assertThat(Uses.of(new ModelFile(kind, "broken", broken))).isEmpty();
  }

  @Test
  void a_table_that_builds_on_another_asks_it() {
    ModelFile table =
        new ModelFile(
            ModelKind.TABLE,
            "sum",
            "<definitions><decision id='sum'><informationRequirement>"
                + "<requiredDecision href='#part'/></informationRequirement></decision>"
                + "</definitions>");
    assertThat(Uses.of(table))
        .containsExactly(
            new Use("bpmn/decisions/sum.dmn", "sum", Use.How.ASKS, "bpmn/decisions/part.dmn"));
  }

  /** The list is written by hand; the code is what asks. */
  @Test
  void the_application_asks_the_tables_of_the_list_and_no_others() throws IOException {
    var asked = new TreeSet<String>();
    try (Stream<Path> sources = Files.walk(Path.of("src/main/java"))) {
      for (Path source : sources.filter(path -> path.toString().endsWith(".java")).toList()) {
        String text = Files.readString(source);
        for (ModelFile file : models.files())
          if (file.kind() == ModelKind.TABLE && asks(text, file.key())) asked.add(file.key());
      }
    }
    assertThat(AskedAtOnce.tables()).containsExactlyInAnyOrderElementsOf(asked);
  }

  /** By the application's own way of asking, or under a name that somebody else asks by. */
  private static boolean asks(String source, String table) {
    String literal = '"' + table + '"';
    return source.contains("String TABLE = " + literal)
        || source.contains(literal) && ASKING.matcher(source).find();
  }
}
