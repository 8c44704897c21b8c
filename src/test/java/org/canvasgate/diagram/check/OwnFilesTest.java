package org.canvasgate.diagram.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.canvasgate.diagram.model.Finding.Severity;
import org.canvasgate.diagram.model.ModelFile;
import org.canvasgate.diagram.model.ModelKind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Our own processes, tables and forms pass the check that administrators' changes must pass. */
class OwnFilesTest {

  static Stream<String> files() {
    return OwnFiles.ALL.files().stream().map(ModelFile::name);
  }

  @ParameterizedTest
  @MethodSource("files")
  void hasNothingThatRefusesItOrWarns(String name) {
    ModelFile file = OwnFiles.ALL.find(name).orElseThrow();
    assertThat(OwnFiles.check(file))
        .filteredOn(finding -> finding.severity() != Severity.HINT)
        .isEmpty();
  }

  @Test
  void everyKindIsThere() {
    assertThat(OwnFiles.ALL.files()).hasSizeGreaterThan(60);
    assertThat(OwnFiles.ALL.files())
        .filteredOn(file -> file.kind() == ModelKind.PROCESS)
        .extracting(ModelFile::key)
        .containsExactly(
            "business-model-review",
            "condition-follow-up",
            "maintenance-plan-approval",
            "objection",
            "operational-re-evaluation",
            "responsibility-consultation",
            "service-evaluation");
    assertThat(OwnFiles.AROUND.forms()).hasSizeGreaterThan(20);
    assertThat(OwnFiles.AROUND.panels()).hasSizeGreaterThan(10);
    assertThat(OwnFiles.AROUND.beans()).contains("panel", "consultation");
  }
}
