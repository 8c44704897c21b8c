package org.canvasgate.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.camunda.bpm.engine.task.Task;
import org.camunda.bpm.engine.variable.VariableMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.jdbc.core.simple.JdbcClient;

@GuardedTest
class FormGuardTest {
  @Autowired ProcessEngine engine;
  @Autowired Acting acting;
  @Autowired JdbcClient jdbc;
  @Autowired ObjectMapper json;
  @Autowired Clock clock;

  private final String caseId = "case-" + UUID.randomUUID();

  @AfterEach
  void backToEnglish() {
    LocaleContextHolder.resetLocaleContext();
  }

  @Test
  void aStartFormDecidesTheBusinessKeyAndLeavesNoSubmissionInVariables() {
    start();
    Task task = taskOf("mina");
    assertThat(engine.getTaskService().getVariables(task.getId()))
        .containsEntry("proposalId", caseId)
        .doesNotContainKey("title");
    assertThat(
            engine
                .getRuntimeService()
                .createProcessInstanceQuery()
                .processInstanceBusinessKey(caseId)
                .count())
        .isOne();
  }

  @Test
  void aProcessWithAStartFormCannotBeStartedPastIt() {
    assertThatThrownBy(
            () ->
                engine
                    .getRuntimeService()
                    .startProcessInstanceByKey(
                        "service-evaluation", Map.of("proposalId", "slipped-in")))
        .isInstanceOf(RefusedException.class)
        .hasMessageContaining("only be completed with its form");
  }

  @Test
  void whatAPersonSubmitsReachesTheFormAndNothingOfItTheEngine() {
    start();
    String task = taskOf("mina").getId();
    String instance = taskOf("mina").getProcessInstanceId();
    acting.as("mina", () -> engine.getFormService().submitTaskForm(task, Map.of("amount", 42)));
    assertThat(answers("mina", 42)).isOne();
    assertThat(engine.getRuntimeService().getVariables(instance)).doesNotContainKey("amount");
    assertThat(engine.getHistoryService().createHistoricVariableInstanceQuery().count()).isZero();
    assertThat(engine.getHistoryService().createHistoricDetailQuery().count()).isZero();
  }

  @Test
  void completingIsSubmitting() {
    start();
    acting.as(
        "jun",
        () -> engine.getTaskService().complete(taskOf("jun").getId(), Map.of("amount", 43.5)));
    assertThat(answers("jun", 43.5)).isOne();
  }

  @Test
  void aRefusalSaysASentenceInTheReadersLanguageAndSavesNothing() {
    start();
    String task = taskOf("mina").getId();
    LocaleContextHolder.setLocale(Locale.KOREAN);
    assertThatThrownBy(
            () ->
                acting.as(
                    "mina",
                    () -> engine.getFormService().submitTaskForm(task, Map.of("fact", "slipped"))))
        .isInstanceOf(RefusedException.class)
        .hasMessageStartingWith("양식에 없는 항목입니다: fact");
    assertThatThrownBy(
            () ->
                acting.as(
                    "mina",
                    () -> engine.getFormService().submitTaskForm(task, Map.of("amount", 777))))
        .isInstanceOf(RefusedException.class);
    assertThat(answers("mina", 777)).isZero();
    assertThat(taskOf("mina").getId()).isEqualTo(task);
  }

  @Test
  void nobodyAnswersForSomebodyElse() {
    start();
    String task = taskOf("mina").getId();
    assertThatThrownBy(
            () ->
                acting.as(
                    "jun", () -> engine.getFormService().submitTaskForm(task, Map.of("amount", 1))))
        .hasMessageContaining("TASK_WORK");
    assertThatThrownBy(
            () -> acting.as("jun", () -> engine.getFormService().getTaskFormVariables(task)))
        .hasMessageContaining("READ");
  }

  @Test
  void nobodySignedInWritesVariablesOrRaisesErrors() {
    start();
    String task = taskOf("mina").getId();
    assertThatThrownBy(
            () ->
                acting.as("mina", () -> engine.getTaskService().setVariable(task, "planner", "me")))
        .isInstanceOf(RefusedException.class);
    assertThatThrownBy(
            () -> acting.as("mina", () -> engine.getTaskService().handleBpmnError(task, "any")))
        .isInstanceOf(RefusedException.class);
    assertThatThrownBy(
            () -> acting.as("mina", () -> engine.getTaskService().delegateTask(task, "jun")))
        .isInstanceOf(RefusedException.class);
  }

  @Test
  void aFormShowsWhatItsJavaSideComputes() {
    start();
    VariableMap shown =
        acting.as(
            "mina",
            () ->
                engine.getFormService().getTaskFormVariables(taskOf("mina").getId(), null, false));
    assertThat(shown).containsEntry("amount", 12.5).containsEntry("of", caseId);
    assertThat(shown.getValueTyped("bodies").getType().getName()).isEqualTo("json");
    assertThat(shown).doesNotContainKey("planner");
  }

  @Test
  void aFormIsServedInTheReadersLanguageWithItsPanelsDrawnAndDataInert() throws IOException {
    start();
    LocaleContextHolder.setLocale(Locale.KOREAN);
    JsonNode form =
        acting.as(
            "mina",
            () -> read(() -> engine.getFormService().getDeployedTaskForm(taskOf("mina").getId())));
    JsonNode group = form.at("/components/1");
    assertThat(group.path("label").asText()).isEqualTo("답변");
    assertThat(group.at("/components/0/appearance/suffixAdorner").asText()).isEqualTo("억원");
    assertThat(group.at("/components/1/values/1/label").asText()).isEqualTo("아니요");
    assertThat(form.at("/components/0/content").asText())
        .contains("{&#123;amount}} &lt;b&gt; ko")
        .doesNotContain("{{");
  }

  @Test
  void twoWhoFinishAtTheSameMomentBothSucceed() throws Exception {
    start();
    var together = new CyclicBarrier(2);
    ExecutorService threads = Executors.newFixedThreadPool(2);
    try {
      List<Callable<Void>> answers =
          List.of("mina", "jun").stream()
              .<Callable<Void>>map(
                  who ->
                      () -> {
                        String task = taskOf(who).getId();
                        together.await();
                        acting.as(
                            who,
                            () ->
                                engine.getFormService().submitTaskForm(task, Map.of("amount", 55)));
                        return null;
                      })
              .toList();
      for (Future<Void> answer : threads.invokeAll(answers)) answer.get();
    } finally {
      threads.shutdown();
    }
    assertThat(tasks().taskDefinitionKey("share").singleResult().getName())
        .isEqualTo("Share " + caseId);
  }

  @Test
  void aDiagramThatNamesAnUnknownFormIsNotDeployed() {
    assertThatThrownBy(
            () ->
                ReleaseDoor.through(
                    () ->
                        engine
                            .getRepositoryService()
                            .createDeployment()
                            .addString("unknown.bpmn", unknownForm())
                            .deploy()))
        .hasMessageContaining("'nobodys-form'")
        .hasMessageContaining("Known forms: ");
  }

  @Test
  void theEnginesTimeFollowsTheClock() {
    var movable = (MovableClock) clock;
    movable.moveBy(Duration.ofDays(200));
    try {
      assertThat(ClockUtil.now().toInstant())
          .isBetween(clock.instant().minusSeconds(5), clock.instant().plusSeconds(5));
    } finally {
      movable.reset();
    }
  }

  private static String unknownForm() {
    return """
        <definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL"
            xmlns:camunda="http://camunda.org/schema/1.0/bpmn" targetNamespace="test">
          <process id="unknown" isExecutable="true"><startEvent id="s"/>
          <sequenceFlow id="f" sourceRef="s" targetRef="t"/>
          <userTask id="t" camunda:formRef="nobodys-form" camunda:formRefBinding="deployment"/>
          </process></definitions>
        """;
  }

  private JsonNode read(Callable<java.io.InputStream> form) {
    try {
      return json.readTree(form.call());
    } catch (RuntimeException refused) {
      throw refused;
    } catch (Exception unreadable) {
      throw new IllegalStateException(unreadable);
    }
  }

  private void start() {
    String definition =
        engine
            .getRepositoryService()
            .createProcessDefinitionQuery()
            .latestVersion()
            .singleResult()
            .getId();
    engine
        .getFormService()
        .submitStartForm(definition, "chosen-by-caller", Map.of("title", caseId));
  }

  private Task taskOf(String member) {
    return acting.asEngine(() -> tasks().taskAssignee(member).singleResult());
  }

  private org.camunda.bpm.engine.task.TaskQuery tasks() {
    return engine.getTaskService().createTaskQuery().processInstanceBusinessKey(caseId);
  }

  private long answers(String member, double amount) {
    return jdbc.sql("select count(*) from example.test_answer where member = ? and amount = ?")
        .params(member, amount)
        .query(Long.class)
        .single();
  }
}
