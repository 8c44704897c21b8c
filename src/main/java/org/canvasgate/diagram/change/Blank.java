package org.canvasgate.diagram.change;

import org.canvasgate.diagram.model.ModelFile;
import org.canvasgate.diagram.model.ModelKind;
import org.canvasgate.form.Refusal;

/** New files that hold the least that an editor can open. */
final class Blank {
  private static final String PROCESS =
      """
      <?xml version="1.0" encoding="UTF-8"?>
      <bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:bpmndi="http://www.omg.org/spec/BPMN/20100524/DI" xmlns:dc="http://www.omg.org/spec/DD/20100524/DC" xmlns:camunda="http://camunda.org/schema/1.0/bpmn" id="definitions-%1$s" targetNamespace="https://canvasgate.org/bpmn">
        <bpmn:process id="%1$s" name="%1$s" isExecutable="true" camunda:historyTimeToLive="P3650D">
          <bpmn:startEvent id="begun" />
        </bpmn:process>
        <bpmndi:BPMNDiagram id="diagram-%1$s">
          <bpmndi:BPMNPlane id="plane-%1$s" bpmnElement="%1$s">
            <bpmndi:BPMNShape id="begun_di" bpmnElement="begun">
              <dc:Bounds x="180" y="100" width="36" height="36" />
            </bpmndi:BPMNShape>
          </bpmndi:BPMNPlane>
        </bpmndi:BPMNDiagram>
      </bpmn:definitions>
      """;

  private static final String TABLE =
      """
      <?xml version="1.0" encoding="UTF-8"?>
      <definitions xmlns="https://www.omg.org/spec/DMN/20191111/MODEL/" xmlns:dmndi="https://www.omg.org/spec/DMN/20191111/DMNDI/" xmlns:dc="http://www.omg.org/spec/DMN/20180521/DC/" xmlns:camunda="http://camunda.org/schema/1.0/dmn" id="definitions-%1$s" name="%1$s" namespace="https://canvasgate.org/dmn">
        <decision id="%1$s" name="%1$s" camunda:historyTimeToLive="P3650D">
          <decisionTable id="table-%1$s" hitPolicy="UNIQUE">
            <input id="input-1" label="input">
              <inputExpression id="expression-1" typeRef="string">
                <text></text>
              </inputExpression>
            </input>
            <output id="output-1" label="output" name="output" typeRef="string" />
          </decisionTable>
        </decision>
        <dmndi:DMNDI>
          <dmndi:DMNDiagram id="diagram-%1$s">
            <dmndi:DMNShape id="shape-%1$s" dmnElementRef="%1$s">
              <dc:Bounds height="80" width="180" x="160" y="100" />
            </dmndi:DMNShape>
          </dmndi:DMNDiagram>
        </dmndi:DMNDI>
      </definitions>
      """;

  private static final String FORM =
      """
      {
        "id": "%1$s",
        "type": "default",
        "schemaVersion": 16,
        "executionPlatform": "Camunda Platform",
        "executionPlatformVersion": "7.24.0",
        "components": []
      }
      """;

  private Blank() {}

  /**
   * A file without content of its own.
   *
   * @param key letters, digits and hyphens, beginning with a letter
   * @throws Refusal where the key is none
   */
  static ModelFile of(ModelKind kind, String key) {
    if (!key.matches("[a-z][a-z0-9-]{1,79}")) throw new Refusal("changes.refused.key", key);
    String text =
        switch (kind) {
          case PROCESS -> PROCESS;
          case TABLE -> TABLE;
          case FORM -> FORM;
        };
    return new ModelFile(kind, key, text.formatted(key));
  }
}
