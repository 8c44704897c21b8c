package org.canvasgate.diagram.trial;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.canvasgate.diagram.model.ModelFile;
import org.canvasgate.diagram.model.ModelKind;
import org.canvasgate.diagram.model.ModelSet;
import org.canvasgate.diagram.release.ModelsInForce;
import org.canvasgate.engine.DiagramNames;
import org.canvasgate.form.Problem;
import org.canvasgate.testing.CanvasgateTest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationListener;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.util.ReflectionTestUtils;
import org.springframework.transaction.event.TransactionPhase;
import org.springframework.transaction.event.TransactionalApplicationListener;

/** On a database without sample people, as an office has it. */
@CanvasgateTest
class TrialsTest {
  @Autowired Trials trials;
  @Autowired ModelsInForce inForce;
  @Autowired JdbcClient jdbc;
  @Autowired ProcessEngineConfigurationImpl engine;
  @Autowired DiagramNames names;
  @Autowired ConfigurableApplicationContext context;

  private final List<Object> heard = new CopyOnWriteArrayList<>();
  private final ApplicationListener<?> ears =
      TransactionalApplicationListener.forPayload(
          TransactionPhase.AFTER_COMMIT, (Object event) -> heard.add(event));

  private Map<String, Long> before;
  private Set<String> cached;

  @BeforeEach
  void countAll() {
    before = rows();
    cached = cached();
    context.addApplicationListener(ears);
  }

  @AfterEach
  void nothing_is_left() {
    context.removeApplicationListener(ears);
    assertThat(rows()).isEqualTo(before);
    // Others' tests in this application may have left some.
    Set<String> added = cached();
    added.removeAll(cached);
    assertThat(added)
        .allMatch(id -> known("act_re_procdef", id) || known("act_re_decision_def", id));
    assertThat(heard).as("told after a commit").isEmpty();
  }

  @ParameterizedTest
  @EnumSource(TrialScript.class)
  void every_script_comes_through_what_is_in_force(TrialScript script) {
    TrialResult result = trials.play(inForce.now(), script);

    assertThat(result.end())
        .as(result.element() + " " + result.problems() + " " + result.technical())
        .isEqualTo(script == TrialScript.REJECT ? "ended" : "running");
    assertThat(result.unanswered()).isEmpty();
    List<String> steps = result.steps().stream().map(TrialStep::element).toList();
    switch (script) {
      case PASS -> assertThat(steps).contains("vote-plan", "rate-operation");
      case REVISE -> assertThat(steps).contains("revise-proposal", "confirm-plan");
      case REJECT -> assertThat(steps).contains("confirm-review").doesNotContain("write-plan");
      case SILENT ->
          assertThat(steps).contains("due-timer-score", "decide-late-score", "confirm-plan");
      case RETURNED -> assertThat(steps.stream().filter("write-plan"::equals).count()).isEqualTo(2);
      case EARLY ->
          assertThat(steps)
              .contains("report-figures", "weigh-evidence")
              .doesNotContain("next-evaluation-due");
    }
  }

  @Test
  void what_the_tables_were_asked_and_answered_stands_with_the_step() {
    TrialResult result = trials.play(inForce.now(), TrialScript.REJECT);

    TrialStep recommends = passing(result, "recommend-review");
    assertThat(recommends.element()).isEqualTo("compute-review-score");
    assertThat(recommends.tables())
        .anySatisfy(
            asked -> {
              assertThat(asked.table()).isEqualTo("review-recommendation");
              assertThat(asked.inputs()).isNotEmpty();
              assertThat(asked.outputs()).isNotEmpty();
            });
    assertThat(recommends.facts()).containsKey("recommendation");
  }

  /** The arrow without a condition is taken then, which is what an administrator has to see. */
  @Test
  void a_table_of_the_diagram_that_has_no_rule_is_told_with_the_step() {
    TrialResult result = trials.play(withRuleForNoQuorumOnly(), TrialScript.REJECT);

    assertThat(passing(result, "recommend-review").tables())
        .anySatisfy(
            asked -> {
              assertThat(asked.table()).isEqualTo("review-recommendation");
              assertThat(asked.outputs()).isEmpty();
            });
    assertThat(result.unanswered())
        .singleElement()
        .satisfies(
            one -> {
              assertThat(one.asked().table()).isEqualTo("review-recommendation");
              assertThat(one.asked().inputs()).containsEntry("quorumMet", "true");
              assertThat(one.at().element()).isEqualTo("compute-review-score");
            });
  }

  /** Every page that asks it would fail, so it does not even come as far as the case. */
  @Test
  void a_table_of_the_application_that_has_no_rule_is_refused_before_the_case_begins() {
    TrialResult result = trials.play(withMarksFromLater(), TrialScript.PASS);

    assertThat(result.end()).isEqualTo("refused");
    assertThat(result.steps()).isEmpty();
    assertThat(result.problems())
        .isNotEmpty()
        .allSatisfy(problem -> assertThat(problem.field()).contains("canvas-marks"));
  }

  /** A verdict is kept once a round: the step works on the page, and fails in the database. */
  @Test
  void a_step_added_with_the_form_of_another_stops_where_it_writes_twice() {
    ModelFile process =
        inForce.now().find(ModelKind.PROCESS, "business-model-review").orElseThrow();
    String flow = "sourceRef=\"confirm-review\" targetRef=\"record-review\" />";
    assertThat(process.content()).contains(flow);
    String changed =
        process
            .content()
            .replace(
                flow,
                """
                sourceRef="confirm-review" targetRef="second-look" />
                <bpmn:userTask id="second-look" name="Take a second look"
                  camunda:formRef="confirm-review" camunda:formRefBinding="deployment"
                  camunda:candidateUsers="${panel.chairs(execution)}" camunda:dueDate="P5D" />
                <bpmn:sequenceFlow id="second-to-record" sourceRef="second-look"
                  targetRef="record-review" />""");

    TrialResult result = trials.play(with(process, changed), TrialScript.PASS);

    assertThat(result.end()).isEqualTo("failed");
    assertThat(result.element()).isEqualTo("second-look");
    assertThat(result.problems()).extracting(Problem::key).containsExactly("trial.twice");
    assertThat(result.steps()).last().matches(step -> step.element().equals("confirm-review"));
  }

  @Test
  void a_release_that_the_engine_does_not_take_is_said() {
    ModelFile process =
        inForce.now().find(ModelKind.PROCESS, "business-model-review").orElseThrow();
    String broken = process.content().replace("isExecutable=\"true\"", "isExecutable=\"perhaps\"");
    assertThat(broken).isNotEqualTo(process.content());

    TrialResult result = trials.play(with(process, broken), TrialScript.PASS);

    assertThat(result.through()).isFalse();
    assertThat(result.steps()).isEmpty();
    assertThat(result.problems()).isNotEmpty();
  }

  @Test
  void a_table_that_is_gone_stops_the_case() {
    ModelFile process =
        inForce.now().find(ModelKind.PROCESS, "business-model-review").orElseThrow();
    String changed =
        process.content().replace("decisionRef=\"review-recommendation\"", "decisionRef=\"gone\"");
    assertThat(changed).isNotEqualTo(process.content());

    TrialResult result = trials.play(with(process, changed), TrialScript.PASS);

    assertThat(result.through()).isFalse();
    assertThat(result.problems()).isNotEmpty();
  }

  private static TrialStep passing(TrialResult result, String element) {
    return result.steps().stream()
        .filter(step -> step.passed().stream().anyMatch(at -> at.element().equals(element)))
        .findFirst()
        .orElseThrow();
  }

  private ModelSet withRuleForNoQuorumOnly() {
    return replaced("review-recommendation", "(?s)<rule id=\"no-quorum-no-panel\">.*</rule>", "");
  }

  private ModelSet withMarksFromLater() {
    return replaced("canvas-marks", "2000-01-01", "2090-01-01");
  }

  private ModelSet replaced(String key, String what, String with) {
    ModelFile table = inForce.now().find(ModelKind.TABLE, key).orElseThrow();
    String changed = table.content().replaceAll(what, with);
    assertThat(changed).isNotEqualTo(table.content());
    return with(table, changed);
  }

  private ModelSet with(ModelFile file, String content) {
    return inForce.now().with(List.of(new ModelFile(file.kind(), file.key(), content)));
  }

  /** Ids of the processes and tables that the engine and we ourselves hold in memory. */
  private Set<String> cached() {
    var ids = new HashSet<>(engine.getDeploymentCache().getProcessDefinitionCache().keySet());
    ids.addAll(engine.getDeploymentCache().getDecisionDefinitionCache().keySet());
    ((Map<?, ?>) ReflectionTestUtils.getField(names, "byDefinition"))
        .keySet()
        .forEach(id -> ids.add((String) id));
    return ids;
  }

  private boolean known(String table, String id) {
    return jdbc.sql("select count(*) from " + table + " where id_ = ?")
            .param(id)
            .query(Integer.class)
            .single()
        == 1;
  }

  private Map<String, Long> rows() {
    Map<String, Long> rows = new TreeMap<>();
    List<String> tables =
        jdbc.sql(
                """
                select table_name from information_schema.tables
                where table_schema = current_schema() and table_type = 'BASE TABLE'""")
            .query(String.class)
            .list();
    for (String table : tables)
      rows.put(table, jdbc.sql("select count(*) from " + table).query(Long.class).single());
    return rows;
  }
}
