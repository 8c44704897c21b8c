package org.canvasgate.sample;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.task.Task;
import org.canvasgate.diagram.trial.TrialCast;
import org.canvasgate.diagram.trial.TrialScript;
import org.canvasgate.form.Refusal;
import org.canvasgate.proposal.Intake;
import org.canvasgate.proposal.ProposalFile;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;

/**
 * The sample people play an invented service through a change. A step that the script does not know
 * is answered as the step that its form belongs to.
 */
@Component
class TrialPeople implements TrialCast {
  private static final String SERVICE = "sample/trial.json";

  /** Far over any plan of the invented service, in its own unit. */
  private static final double GRAVE_COST = 1000;

  /** The step that a form belongs to, where it is not called like the form. */
  private static final Map<String, String> STEPS = Map.of("appoint-panel", "appoint-evaluators");

  private final Cast cast;
  private final Script script;
  private final Stage stage;
  private final Intake intake;

  TrialPeople(Cast cast, Script script, Stage stage, Intake intake) {
    this.cast = cast;
    this.script = script;
    this.stage = stage;
    this.intake = intake;
  }

  @Override
  public String begin() {
    cast.enter();
    try (InputStream file = new ClassPathResource(SERVICE).getInputStream()) {
      var drafts = ProposalFile.read(file.readAllBytes(), SERVICE);
      return stage.acting().as(Cast.PLANNER, () -> intake.submit(drafts.get(0), Cast.PLANNER));
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  @Override
  public String actor(Task task) {
    return cast.on(task);
  }

  @Override
  public boolean silent(Task task, String user, TrialScript played) {
    List<String> members = Cast.MEMBERS;
    return played == TrialScript.SILENT
        && "score-canvas".equals(task.getTaskDefinitionKey())
        && members.get(members.size() - 1).equals(user);
  }

  @Override
  public Map<String, Object> answer(
      String proposalId, Task task, String user, TrialScript played, int time) {
    String form = form(task);
    if ("keep-window".equals(form)) return Map.of("action", "close", "reason", Script.MARK);
    Map<String, Object> answer =
        new HashMap<>(scripted(proposalId, task, user, form, verdict(form, played, time)));
    if (played == TrialScript.EARLY && "report-figures".equals(form))
      answer.put("operatingCost", GRAVE_COST);
    return answer;
  }

  private Map<String, Object> scripted(
      String proposalId, Task task, String user, String form, String verdict) {
    return script
        .answer(proposalId, task, user, task.getTaskDefinitionKey(), verdict)
        .or(() -> script.answer(proposalId, task, user, STEPS.getOrDefault(form, form), verdict))
        .orElseThrow(() -> new Refusal("trial.no-answer", form));
  }

  private static String verdict(String form, TrialScript played, int time) {
    if (time > 0) return null;
    return switch (form) {
      case "confirm-review" ->
          switch (played) {
            case REVISE -> "revise";
            case REJECT -> "reject";
            default -> null;
          };
      case "confirm-plan" -> played == TrialScript.RETURNED ? "returned" : null;
      default -> null;
    };
  }

  private static String form(Task task) {
    return task.getCamundaFormRef() == null ? "" : task.getCamundaFormRef().getKey();
  }
}
