package org.canvasgate.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.ProcessEngineImpl;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

/** What whoever draws a diagram can reach with an expression. */
@GuardedTest
class ExpressionsTest {
  @Autowired ProcessEngine engine;
  private String instance;

  @BeforeEach
  void aCase() {
    String definition =
        engine
            .getRepositoryService()
            .createProcessDefinitionQuery()
            .processDefinitionKey("service-evaluation")
            .latestVersion()
            .singleResult()
            .getId();
    instance =
        engine.getFormService().submitStartForm(definition, Map.of("title", "expressions")).getId();
    engine.getRuntimeService().setVariable(instance, "cycle", 3);
    engine.getRuntimeService().setVariable(instance, "kind", "public");
  }

  @AfterEach
  void gone() {
    engine.getRuntimeService().deleteProcessInstance(instance, "test");
  }

  @Test
  void factsKeysAndAllowedBeansAreWithinReach() {
    assertThat(value("${cycle + 1}")).isEqualTo(4L);
    assertThat(value("${kind == 'public'}")).isEqualTo(true);
    assertThat(value("#{execution.processBusinessKey}")).isEqualTo("expressions");
    assertThat(value("${testPanel.members(execution)}")).isEqualTo(List.of("mina", "jun"));
    assertThat(value("${execution.hasVariable('nowhere')}")).isEqualTo(false);
    assertThat(value("${kind.startsWith('pub')}")).isEqualTo(true);
    assertThat(value("${empty nothing ? 1 : 2}".replace("nothing", "kind"))).isEqualTo(2L);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "${''.getClass()}",
        "${kind.class}",
        "${cycle.getClass()}",
        "${execution.getClass()}",
        "${execution.class}",
        "${execution.processEngineServices}",
        "${execution.getProcessEngineServices().getIdentityService()}",
        "${execution.processEngine}",
        "${execution.setVariable('kind', 'private')}",
        "${testPanel.getClass()}",
        "${testPanel.class}",
        "${testPanel.notifyAll()}",
        "${testPanel.members(execution).getClass()}",
        "${testPanel.members(execution).stream()}",
        "${dataSource}",
        "${processEngine}",
        "${environment}",
        "${people}",
        "${now().getClass()}",
        "${dateTime().getClass().forName('java.lang.Runtime')}"
      })
  void everythingElseIsOutOfReach(String expression) {
    assertThatThrownBy(() -> value(expression))
        .isInstanceOf(org.camunda.bpm.engine.ProcessEngineException.class);
    assertThat(engine.getRuntimeService().getVariable(instance, "kind")).isEqualTo("public");
  }

  @Test
  void aScriptDoesNotRun() {
    assertThatThrownBy(() -> new NoScripts().getScriptEngine("groovy", true))
        .hasMessageContaining("Scripts are not run here");
  }

  private Object value(String expression) {
    return ((ProcessEngineImpl) engine)
        .getProcessEngineConfiguration()
        .getCommandExecutorTxRequired()
        .execute(
            command -> {
              ExecutionEntity execution = command.getExecutionManager().findExecutionById(instance);
              return command
                  .getProcessEngineConfiguration()
                  .getExpressionManager()
                  .createExpression(expression)
                  .getValue(execution);
            });
  }
}
