package org.canvasgate.tracking;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.canvasgate.tracking.CaseFlow.Waiting;
import org.junit.jupiter.api.Test;

/** Who has not answered yet tells who has: while a panel is asked nobody of it is named. */
class WaitingTest {
  private static final Pattern ASKED_ONE_BY_ONE =
      Pattern.compile(
          "<bpmn:userTask id=\"([^\"]+)\"(?:(?!</bpmn:userTask>).)*?collection=\"\\$\\{panel\\.",
          Pattern.DOTALL);

  @Test
  void ofAPanelNobodyIsNamedAndOfOthersEverybody() {
    assertThat(asked("vote-plan").withoutPanel().users()).isEmpty();
    assertThat(asked("vote-plan").withoutPanel().open()).isEqualTo(1);
    assertThat(asked("write-plan").withoutPanel().users()).containsExactly("kim");
  }

  @Test
  void everyStepThatAsksAPanelIsOneOfThem() throws IOException {
    Set<String> steps = new TreeSet<>();
    try (var diagrams = Files.newDirectoryStream(Path.of("bpmn"), "*.bpmn")) {
      for (Path diagram : diagrams)
        ASKED_ONE_BY_ONE
            .matcher(Files.readString(diagram))
            .results()
            .map(found -> found.group(1))
            .forEach(steps::add);
    }
    assertThat(steps).hasSizeGreaterThan(3);
    for (String step : steps) assertThat(asked(step).withoutPanel().users()).as(step).isEmpty();
  }

  private static Waiting asked(String step) {
    return new Waiting("p", step, step, List.of("kim"), List.of(), 1, null);
  }
}
