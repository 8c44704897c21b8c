package org.canvasgate.proposal.process;

import java.util.Map;
import org.camunda.bpm.engine.FormService;
import org.camunda.bpm.engine.RepositoryService;
import org.canvasgate.engine.Acting;
import org.canvasgate.form.Refusal;
import org.canvasgate.proposal.CaseStarter;
import org.springframework.stereotype.Component;

/** Submits the start form as Tasklist does, signed in as the planner and with no right beyond. */
@Component
class EngineCaseStarter implements CaseStarter {
  private static final String PROCESS = "service-evaluation";

  private final FormService forms;
  private final RepositoryService repository;
  private final Acting acting;

  EngineCaseStarter(FormService forms, RepositoryService repository, Acting acting) {
    this.forms = forms;
    this.repository = repository;
    this.acting = acting;
  }

  @Override
  public String start(Map<String, Object> fields, String planner) {
    try {
      return acting.as(planner, () -> forms.submitStartForm(definition(), fields).getBusinessKey());
    } catch (RuntimeException failed) {
      // The engine wraps what the form says; whoever loads a file is told each problem by itself.
      throw Refusal.in(failed).<RuntimeException>map(refusal -> refusal).orElse(failed);
    }
  }

  private String definition() {
    return acting.asEngine(
        () ->
            repository
                .createProcessDefinitionQuery()
                .processDefinitionKey(PROCESS)
                .latestVersion()
                .singleResult()
                .getId());
  }
}
