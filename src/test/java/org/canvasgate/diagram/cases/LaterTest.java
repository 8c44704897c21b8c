package org.canvasgate.diagram.cases;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.canvasgate.diagram.model.ModelFile;
import org.canvasgate.diagram.model.ModelKind;
import org.canvasgate.diagram.model.ModelSet;
import org.canvasgate.testing.ShippedModels;
import org.junit.jupiter.api.Test;

/** Which processes are other ones for whoever comes to them later. */
class LaterTest {
  private static final ModelSet SHIPPED = ShippedModels.read();

  @Test
  void aChangedGateIsAnotherOneForWhoeverComesToIt() {
    assertThat(later(ModelKind.PROCESS, "objection")).containsExactly("bpmn/objection.bpmn");
  }

  @Test
  void soIsAGateWhoseTableOrFormChanges() {
    assertThat(later(ModelKind.TABLE, "review-recommendation"))
        .containsExactly("bpmn/business-model-review.bpmn");
    assertThat(later(ModelKind.FORM, "score-canvas"))
        .containsExactly("bpmn/business-model-review.bpmn");
  }

  @Test
  void theCaseItselfIsNotEnteredAnew() {
    assertThat(later(ModelKind.PROCESS, "service-evaluation")).isEmpty();
    assertThat(later(ModelKind.TABLE, "canvas-marks")).isEmpty();
  }

  private static List<String> later(ModelKind kind, String key) {
    ModelFile file = SHIPPED.find(kind, key).orElseThrow();
    return CasesView.later(
        SHIPPED, SHIPPED.with(List.of(new ModelFile(kind, key, file.content() + "\n"))));
  }
}
