package org.canvasgate.story;

import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.BusinessRuleTask;
import org.camunda.bpm.model.bpmn.instance.CallActivity;
import org.camunda.bpm.model.bpmn.instance.ConditionExpression;
import org.camunda.bpm.model.bpmn.instance.FlowElement;
import org.camunda.bpm.model.bpmn.instance.MultiInstanceLoopCharacteristics;
import org.camunda.bpm.model.bpmn.instance.ServiceTask;
import org.camunda.bpm.model.bpmn.instance.StartEvent;
import org.camunda.bpm.model.bpmn.instance.TimeDate;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaIn;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaOut;
import org.camunda.bpm.model.dmn.Dmn;
import org.camunda.bpm.model.dmn.DmnModelInstance;
import org.camunda.bpm.model.dmn.instance.InputExpression;
import org.canvasgate.diagram.check.DelegateFacts;
import org.canvasgate.form.FormPanel;
import org.canvasgate.form.TaskForm;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/**
 * A name that a form, its Java side, a diagram or a table says is the same in all of them; nothing
 * else looks, because each of them is read by another program.
 */
@StoryTest
class FormContractTest {
  private static final Path FORMS = Path.of("forms");

  /** Taken by the start form from programs only: {@code Intake} hands a whole proposal in. */
  private static final Map<String, Set<String>> NOT_ON_THE_FORM =
      Map.of("propose-service", Set.of("document"));

  private static final List<String> READ_BY_PEOPLE =
      List.of("label", "description", "text", "content", "dateLabel");

  private static final Pattern NAME = Pattern.compile("(?<![\\w.'\"])([a-z]\\w*)(?![\\w(])");
  private static final Set<String> WORDS_OF_THE_LANGUAGE =
      Set.of("true", "false", "null", "empty", "not", "and", "or", "eq", "ne", "execution");

  @Autowired List<TaskForm> taskForms;
  @Autowired List<FormPanel> panels;
  @Autowired ObjectMapper json;

  // --- forms

  @Test
  void everyFormThatADiagramNamesHasAFileAndOneJavaSideAndNoFormIsLeftOver() {
    Set<String> named = new TreeSet<>(Diagrams.every(UserTask.class, UserTask::getCamundaFormRef));
    named.addAll(Diagrams.every(StartEvent.class, StartEvent::getCamundaFormRef));
    assertThat(taskForms.stream().map(TaskForm::id)).containsExactlyInAnyOrderElementsOf(named);
    assertThat(files(FORMS, ".form")).containsExactlyInAnyOrderElementsOf(named);
    for (String id : named) assertThat(form(id).path("id").asText()).isEqualTo(id);
  }

  @Test
  void aFormFileAsksForExactlyWhatItsJavaSideTakes() {
    for (TaskForm form : taskForms) {
      List<String> keys =
          components(form.id()).stream()
              .filter(component -> component.has("key"))
              .map(component -> component.get("key").asText())
              .toList();
      assertThat(keys).as(form.id()).doesNotHaveDuplicates();
      Set<String> taken = new HashSet<>(form.fields());
      taken.removeAll(NOT_ON_THE_FORM.getOrDefault(form.id(), Set.of()));
      assertThat(keys).as(form.id()).containsExactlyInAnyOrderElementsOf(taken);
    }
    NOT_ON_THE_FORM.forEach(
        (id, fields) -> assertThat(javaSide(id).fields()).as(id).containsAll(fields));
  }

  @Test
  void everyPictureHasSomebodyWhoDrawsItAndATemplate() {
    Set<String> shown = new TreeSet<>();
    for (TaskForm form : taskForms)
      for (JsonNode component : components(form.id()))
        if (component.path("properties").has("show"))
          shown.add(component.path("properties").path("show").asText());
    List<String> drawn = panels.stream().map(FormPanel::name).toList();
    assertThat(drawn).doesNotHaveDuplicates().containsExactlyInAnyOrderElementsOf(shown);
    for (String panel : shown)
      assertThat(Path.of("src/main/resources/templates/panel", panel + ".html")).exists();
  }

  @Test
  void everyTextThatIsReadOnAFormHasItsKorean() {
    for (TaskForm form : taskForms)
      for (JsonNode component : components(form.id())) {
        String where = form.id() + "/" + component.path("id").asText();
        JsonNode korean = component.path("properties");
        for (String attribute : READ_BY_PEOPLE)
          if (!component.path(attribute).asText().isBlank() && !korean.has("show"))
            assertThat(korean.path(attribute + ".ko").asText())
                .as("%s %s", where, attribute)
                .isNotBlank();
        for (String adorner : List.of("suffixAdorner", "prefixAdorner"))
          if (component.path("appearance").has(adorner)
              && !component.path("appearance").path(adorner).asText().startsWith("="))
            assertThat(korean.path(adorner + ".ko").asText()).as(where).isNotBlank();
        if (component.has("values"))
          assertThat(korean.path("values.ko").asText().split("\\|"))
              .as(where)
              .hasSameSizeAs(json.convertValue(component.get("values"), List.class));
      }
  }

  // --- facts

  @Test
  void everyFactThatADiagramReadsIsWrittenInThatDiagram() {
    Map<String, Set<String>> known = factsByProcess();
    for (BpmnModelInstance diagram : Diagrams.all()) {
      Set<String> facts = known.get(Diagrams.key(diagram));
      reads(diagram)
          .forEach(
              (where, names) ->
                  assertThat(facts)
                      .as("%s, %s: written by somebody", Diagrams.key(diagram), where)
                      .containsAll(names));
    }
  }

  @Test
  void everyFactThatIsHandedOverAtACallExistsWhereItComesFrom() {
    Map<String, Set<String>> known = factsByProcess();
    for (BpmnModelInstance diagram : Diagrams.all())
      for (CallActivity call : diagram.getModelElementsByType(CallActivity.class)) {
        for (CamundaIn in : ins(call))
          if (in.getCamundaSource() != null)
            assertThat(known.get(Diagrams.key(diagram)))
                .as(call.getId())
                .contains(in.getCamundaSource());
        for (CamundaOut out : outs(call))
          assertThat(known.get(call.getCalledElement()))
              .as(call.getId())
              .contains(out.getCamundaSource());
      }
  }

  @Test
  void everyDelegateThatADiagramNamesIsDeclared() {
    Set<String> named =
        Diagrams.every(
            ServiceTask.class, task -> task.getCamundaDelegateExpression().replaceAll("[${}]", ""));
    assertThat(DelegateFacts.FACTS.keySet()).containsExactlyInAnyOrderElementsOf(named);
  }

  /** Every expression of a diagram with the facts that it names. */
  private static Map<String, Set<String>> reads(BpmnModelInstance diagram) {
    Map<String, Set<String>> reads = new HashMap<>();
    diagram
        .getModelElementsByType(ConditionExpression.class)
        .forEach(c -> reads.put("condition " + c.getTextContent(), names(c.getTextContent())));
    diagram
        .getModelElementsByType(TimeDate.class)
        .forEach(date -> reads.put("timer " + date.getTextContent(), names(date.getTextContent())));
    for (UserTask task : diagram.getModelElementsByType(UserTask.class))
      for (String expression :
          Stream.of(
                  task.getCamundaAssignee(),
                  task.getCamundaCandidateGroups(),
                  task.getCamundaDueDate())
              .filter(text -> text != null && text.startsWith("${"))
              .toList()) reads.put("task " + task.getId() + " " + expression, names(expression));
    for (BusinessRuleTask rule : diagram.getModelElementsByType(BusinessRuleTask.class))
      reads.put("table " + rule.getCamundaDecisionRef(), inputs(rule.getCamundaDecisionRef()));
    return reads;
  }

  private static Set<String> inputs(String table) {
    DmnModelInstance decision =
        Dmn.readModelFromFile(Path.of("bpmn/decisions", table + ".dmn").toFile());
    return decision.getModelElementsByType(InputExpression.class).stream()
        .flatMap(input -> names(input.getText().getTextContent()).stream())
        .collect(Collectors.toSet());
  }

  /** The facts in an expression: the names that are neither words nor within quotation marks. */
  private static Set<String> names(String expression) {
    Set<String> names = new TreeSet<>();
    Matcher matcher = NAME.matcher(expression.replaceAll("'[^']*'|\"[^\"]*\"", ""));
    while (matcher.find())
      if (!WORDS_OF_THE_LANGUAGE.contains(matcher.group(1))) names.add(matcher.group(1));
    return names;
  }

  /** By process, the facts that its forms, delegates, tables and calls write. */
  private Map<String, Set<String>> factsByProcess() {
    Map<String, Set<String>> known = new HashMap<>();
    for (BpmnModelInstance diagram : Diagrams.all())
      known
          .computeIfAbsent(Diagrams.key(diagram), key -> new HashSet<>())
          .addAll(writtenIn(diagram));
    for (BpmnModelInstance diagram : Diagrams.all())
      for (CallActivity call : diagram.getModelElementsByType(CallActivity.class))
        ins(call).stream()
            .map(CamundaIn::getCamundaTarget)
            .filter(java.util.Objects::nonNull)
            .forEach(known.get(call.getCalledElement())::add);
    return known;
  }

  private Set<String> writtenIn(BpmnModelInstance diagram) {
    Set<String> facts = new HashSet<>();
    diagram
        .getModelElementsByType(UserTask.class)
        .forEach(task -> facts.addAll(javaSide(task.getCamundaFormRef()).facts()));
    for (StartEvent start : diagram.getModelElementsByType(StartEvent.class))
      if (start.getCamundaFormRef() != null)
        facts.addAll(javaSide(start.getCamundaFormRef()).facts());
    diagram
        .getModelElementsByType(ServiceTask.class)
        .forEach(
            task ->
                facts.addAll(
                    DelegateFacts.FACTS.get(
                        task.getCamundaDelegateExpression().replaceAll("[${}]", ""))));
    diagram
        .getModelElementsByType(BusinessRuleTask.class)
        .forEach(rule -> facts.add(rule.getCamundaResultVariable()));
    diagram
        .getModelElementsByType(MultiInstanceLoopCharacteristics.class)
        .forEach(loop -> facts.add(loop.getCamundaElementVariable()));
    for (CallActivity call : diagram.getModelElementsByType(CallActivity.class))
      outs(call).forEach(out -> facts.add(out.getCamundaTarget()));
    return facts;
  }

  private static List<CamundaIn> ins(CallActivity call) {
    return extensions(call, CamundaIn.class);
  }

  private static List<CamundaOut> outs(CallActivity call) {
    return extensions(call, CamundaOut.class);
  }

  private static <E extends org.camunda.bpm.model.xml.instance.ModelElementInstance>
      List<E> extensions(FlowElement element, Class<E> kind) {
    return element.getExtensionElements().getElementsQuery().filterByType(kind).list();
  }

  private TaskForm javaSide(String id) {
    Map<String, TaskForm> byId =
        taskForms.stream().collect(toMap(TaskForm::id, Function.identity()));
    assertThat(byId).containsKey(id);
    return byId.get(id);
  }

  // --- files

  private JsonNode form(String id) {
    try {
      return json.readTree(FORMS.resolve(id + ".form").toFile());
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  private List<JsonNode> components(String form) {
    List<JsonNode> found = new ArrayList<>();
    collect(form(form), found);
    return found;
  }

  private static void collect(JsonNode parent, List<JsonNode> into) {
    for (JsonNode child : parent.path("components")) {
      into.add(child);
      collect(child, into);
    }
  }

  private static List<String> files(Path folder, String end) {
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> name.endsWith(end))
          .map(name -> name.substring(0, name.length() - end.length()))
          .toList();
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
