package org.canvasgate.diagram;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.Process;
import org.camunda.bpm.model.bpmn.instance.Task;
import org.junit.jupiter.api.Test;

class DiagramLanguageTest {
  private final BpmnModelInstance diagram =
      Bpmn.readModelFromStream(getClass().getResourceAsStream("/diagram/lend-umbrella.bpmn"));

  @Test
  void aKoreanReaderSeesKorean() {
    var korean = read(DiagramLanguage.xml(diagram, Locale.KOREA));
    Task task = korean.getModelElementById("hand-over");
    assertThat(task.getName()).isEqualTo("우산 건네기");
    assertThat(DiagramLanguage.documentation(task, Locale.ENGLISH)).isEqualTo("마른 우산을 고릅니다.");
  }

  @Test
  void whatHasNoKoreanStaysEnglish() {
    assertThat(DiagramLanguage.xml(diagram, Locale.KOREAN)).contains("Rain begins");
  }

  @Test
  void anyOtherReaderSeesEnglish() {
    assertThat(DiagramLanguage.xml(diagram, Locale.GERMAN)).contains("name=\"Hand it over\"");
  }

  @Test
  void showingADiagramDoesNotChangeIt() {
    DiagramLanguage.xml(diagram, Locale.KOREAN);
    Process process = diagram.getModelElementById("lend-umbrella");
    assertThat(process.getName()).isEqualTo("Lend an umbrella");
    assertThat(DiagramLanguage.name(process, Locale.KOREAN)).isEqualTo("우산 빌려주기");
  }

  private static BpmnModelInstance read(String xml) {
    return Bpmn.readModelFromStream(
        new java.io.ByteArrayInputStream(xml.getBytes(java.nio.charset.StandardCharsets.UTF_8)));
  }
}
