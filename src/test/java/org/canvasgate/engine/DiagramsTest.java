package org.canvasgate.engine;

import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.BaseElement;
import org.camunda.bpm.model.bpmn.instance.BusinessRuleTask;
import org.camunda.bpm.model.bpmn.instance.CallActivity;
import org.camunda.bpm.model.bpmn.instance.ExclusiveGateway;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.Lane;
import org.camunda.bpm.model.bpmn.instance.MultiInstanceLoopCharacteristics;
import org.camunda.bpm.model.bpmn.instance.Participant;
import org.camunda.bpm.model.bpmn.instance.Process;
import org.camunda.bpm.model.bpmn.instance.ScriptTask;
import org.camunda.bpm.model.bpmn.instance.SequenceFlow;
import org.camunda.bpm.model.bpmn.instance.ServiceTask;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaFailedJobRetryTimeCycle;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaProperty;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The diagrams, tested like code: they run without scripts, and people can read them. */
class DiagramsTest {
  private static final Path FOLDER = Path.of("bpmn");

  /** Delegates that tell people something in a window; all others have a save point before them. */
  private static final Set<String> IN_THE_SAME_STEP =
      Set.of("${openWindowDelegate}", "${remindDelegate}", "${escalateDelegate}");

  static Stream<String> diagrams() throws IOException {
    try (Stream<Path> files = Files.list(FOLDER)) {
      List<String> names =
          files
              .map(file -> file.getFileName().toString())
              .filter(name -> name.endsWith(".bpmn"))
              .map(name -> name.replace(".bpmn", ""))
              .sorted()
              .toList();
      assertThat(names)
          .containsExactly(
              "business-model-review",
              "condition-follow-up",
              "maintenance-plan-approval",
              "objection",
              "operational-re-evaluation",
              "responsibility-consultation",
              "service-evaluation");
      return names.stream();
    }
  }

  @ParameterizedTest
  @MethodSource("diagrams")
  void holdsOneProcessNamedLikeItsFileAndKeptTenYears(String name) {
    Process process = only(model(name), Process.class);
    assertThat(process.getId()).isEqualTo(name);
    assertThat(process.isExecutable()).isTrue();
    assertThat(process.getCamundaHistoryTimeToLiveString()).isEqualTo("P3650D");
    assertThat(process.isCamundaStartableInTasklist()).isEqualTo(name.equals("service-evaluation"));
  }

  @ParameterizedTest
  @MethodSource("diagrams")
  void bindsEveryUserTaskToTheFormOfItsDeployment(String name) {
    for (UserTask task : model(name).getModelElementsByType(UserTask.class)) {
      assertThat(task.getCamundaFormRef()).as(task.getId()).isNotBlank();
      assertThat(task.getCamundaFormRefBinding()).as(task.getId()).isEqualTo("deployment");
      assertThat(task.getCamundaAssignee() == null)
          .as("%s is either somebody's or a group's", task.getId())
          .isNotEqualTo(task.getCamundaCandidateGroups() == null);
      assertThat(task.getCamundaPriority()).as(task.getId()).isNotBlank();
      assertThat(task.getCamundaDueDate()).as(task.getId()).isNotBlank();
    }
  }

  @ParameterizedTest
  @MethodSource("diagrams")
  void runsNamedDelegatesAndNoScripts(String name) throws IOException {
    BpmnModelInstance model = model(name);
    for (ServiceTask task : model.getModelElementsByType(ServiceTask.class))
      assertThat(task.getCamundaDelegateExpression())
          .as(task.getId())
          .matches("\\$\\{[a-z][A-Za-z]*Delegate}");
    assertThat(model.getModelElementsByType(ScriptTask.class)).isEmpty();
    assertThat(Files.readString(file(name)))
        .doesNotContain(
            "camunda:class", "camunda:expression", "camunda:script", "camunda:connector")
        .doesNotContain("executionListener", "taskListener");
  }

  @ParameterizedTest
  @MethodSource("diagrams")
  void savesBeforeEveryDelegateThatComputesOrRecords(String name) {
    for (ServiceTask task : model(name).getModelElementsByType(ServiceTask.class)) {
      boolean saved = !IN_THE_SAME_STEP.contains(task.getCamundaDelegateExpression());
      assertThat(task.isCamundaAsyncBefore()).as(task.getId()).isEqualTo(saved);
      assertThat(retries(task)).as(task.getId()).isEqualTo(saved ? "R5/PT30S" : null);
    }
  }

  @ParameterizedTest
  @MethodSource("diagrams")
  void asksOnlyTablesThatExist(String name) {
    for (BusinessRuleTask task : model(name).getModelElementsByType(BusinessRuleTask.class)) {
      assertThat(FOLDER.resolve("decisions/" + task.getCamundaDecisionRef() + ".dmn"))
          .as(task.getId())
          .exists();
      assertThat(task.getCamundaDecisionRefBinding()).isEqualTo("deployment");
      assertThat(task.getCamundaMapDecisionResult()).isEqualTo("singleEntry");
      assertThat(task.getCamundaResultVariable()).as(task.getId()).isNotBlank();
    }
  }

  @ParameterizedTest
  @MethodSource("diagrams")
  void callsOnlyDiagramsThatExistWithTheCasesKey(String name) {
    for (CallActivity call : model(name).getModelElementsByType(CallActivity.class)) {
      assertThat(file(call.getCalledElement())).exists();
      assertThat(call.getCamundaCalledElementBinding()).isEqualTo("latest");
      assertThat(
              call
                  .getExtensionElements()
                  .getElementsQuery()
                  .filterByType(org.camunda.bpm.model.bpmn.instance.camunda.CamundaIn.class)
                  .list()
                  .stream()
                  .anyMatch(
                      in -> "#{execution.processBusinessKey}".equals(in.getCamundaBusinessKey())))
          .as(call.getId())
          .isTrue();
    }
  }

  @ParameterizedTest
  @MethodSource("diagrams")
  void asksInParallelOnlyThePanelOrTheBodies(String name) {
    for (MultiInstanceLoopCharacteristics loop :
        model(name).getModelElementsByType(MultiInstanceLoopCharacteristics.class)) {
      assertThat(loop.isSequential()).isFalse();
      assertThat(loop.getCamundaCollection())
          .isIn("${panel.members(execution)}", "${consultation.bodies(execution)}");
    }
  }

  @ParameterizedTest
  @MethodSource("diagrams")
  void neverStopsAtAGatewayForWantOfAWay(String name) {
    for (ExclusiveGateway gateway : model(name).getModelElementsByType(ExclusiveGateway.class)) {
      if (gateway.getOutgoing().size() < 2) continue;
      assertThat(gateway.getName()).as(gateway.getId()).endsWith("?");
      assertThat(gateway.getDefault()).as(gateway.getId()).isNotNull();
      for (SequenceFlow flow : gateway.getOutgoing()) {
        assertThat(flow.getConditionExpression() == null)
            .as(flow.getId())
            .isEqualTo(flow.equals(gateway.getDefault()));
        assertThat(flow.getName()).as(flow.getId()).isNotBlank();
      }
    }
  }

  @ParameterizedTest
  @MethodSource("diagrams")
  void explainsEveryElementInBothLanguages(String name) {
    BpmnModelInstance model = model(name);
    List<BaseElement> elements = new ArrayList<>();
    elements.addAll(model.getModelElementsByType(FlowNode.class));
    elements.addAll(model.getModelElementsByType(Lane.class));
    elements.addAll(model.getModelElementsByType(Process.class));
    elements.addAll(model.getModelElementsByType(Participant.class));
    model.getModelElementsByType(SequenceFlow.class).stream()
        .filter(flow -> flow.getName() != null || flow.getConditionExpression() != null)
        .forEach(elements::add);
    for (BaseElement element : elements) {
      assertThat(element.getAttributeValue("name")).as(element.getId()).isNotBlank();
      assertThat(korean(element.getAttributeValue("name"))).as(element.getId()).isFalse();
      assertThat(element.getDocumentations()).as(element.getId()).hasSize(1);
      Map<String, String> properties = properties(element);
      assertThat(korean(properties.get("name.ko"))).as(element.getId()).isTrue();
      assertThat(korean(properties.get("documentation.ko"))).as(element.getId()).isTrue();
    }
  }

  @ParameterizedTest
  @MethodSource("diagrams")
  void putsEveryStepInALane(String name) {
    BpmnModelInstance model = model(name);
    List<String> inLanes =
        model.getModelElementsByType(Lane.class).stream()
            .flatMap(lane -> lane.getFlowNodeRefs().stream())
            .map(FlowNode::getId)
            .toList();
    List<String> steps =
        model.getModelElementsByType(FlowNode.class).stream()
            .filter(node -> node.getParentElement() instanceof Process)
            .map(FlowNode::getId)
            .toList();
    assertThat(inLanes).containsExactlyInAnyOrderElementsOf(steps);
  }

  private static Map<String, String> properties(BaseElement element) {
    assertThat(element.getExtensionElements()).as(element.getId()).isNotNull();
    return element
        .getExtensionElements()
        .getChildElementsByType(org.camunda.bpm.model.bpmn.instance.camunda.CamundaProperties.class)
        .stream()
        .flatMap(all -> all.getCamundaProperties().stream())
        .collect(toMap(CamundaProperty::getCamundaName, CamundaProperty::getCamundaValue));
  }

  private static String retries(ServiceTask task) {
    Collection<CamundaFailedJobRetryTimeCycle> cycles =
        task.getExtensionElements().getChildElementsByType(CamundaFailedJobRetryTimeCycle.class);
    return cycles.isEmpty() ? null : cycles.iterator().next().getTextContent();
  }

  private static boolean korean(String text) {
    return text != null
        && text.codePoints()
            .anyMatch(c -> Character.UnicodeScript.of(c) == Character.UnicodeScript.HANGUL);
  }

  private static <T extends BaseElement> T only(BpmnModelInstance model, Class<T> type) {
    Collection<T> found = model.getModelElementsByType(type);
    assertThat(found).hasSize(1);
    return found.iterator().next();
  }

  private static BpmnModelInstance model(String name) {
    File file = file(name).toFile();
    return Bpmn.readModelFromFile(file);
  }

  private static Path file(String name) {
    return FOLDER.resolve(name + ".bpmn");
  }
}
