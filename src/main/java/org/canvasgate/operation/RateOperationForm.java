package org.canvasgate.operation;

import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.canvasgate.canvas.Block;
import org.canvasgate.canvas.Rating;
import org.canvasgate.committee.BallotForm;
import org.canvasgate.committee.CaseRound;
import org.canvasgate.committee.RatingDesk;
import org.canvasgate.committee.Step;
import org.canvasgate.committee.Subject;
import org.canvasgate.committee.Wording;
import org.canvasgate.form.Submission;
import org.canvasgate.form.TaskContext;
import org.canvasgate.form.TaskForm;
import org.canvasgate.proposal.Proposal;
import org.canvasgate.proposal.Proposals;
import org.springframework.stereotype.Component;

/**
 * A member rates a service in operation, block by block beside the rubric and what the operator
 * reported, or steps aside because of a conflict.
 */
@Component
class RateOperationForm implements TaskForm {
  private final RatingDesk desk;
  private final OperationalReEvaluation reEvaluation;
  private final Proposals proposals;
  private final Wording wording;

  RateOperationForm(
      RatingDesk desk, OperationalReEvaluation reEvaluation, Proposals proposals, Wording wording) {
    this.desk = desk;
    this.reEvaluation = reEvaluation;
    this.proposals = proposals;
    this.wording = wording;
  }

  @Override
  public String id() {
    return "rate-operation";
  }

  @Override
  public Set<String> fields() {
    return BallotForm.FIELDS;
  }

  @Override
  public Set<String> facts() {
    return Set.of();
  }

  @Override
  public Map<String, Object> view(TaskContext task, Locale locale) {
    Map<String, Object> view = desk.view(task, Step.RATE, subject(task), locale);
    int cycle = CaseRound.of(task.proposalId(), Step.RATE.gate(), task.facts()).cycle();
    Map<Block, Double> evidence = reEvaluation.standing(task.proposalId(), cycle).evidence();
    for (Block block : Block.values()) {
      String name = block.key().replace('-', '_');
      view.put("rubric_" + name, rubric(block, locale));
      view.put("evidence_" + name, evidence(evidence.get(block), locale));
    }
    return view;
  }

  @Override
  public Map<String, Object> submit(TaskContext task, Submission submission) {
    desk.submit(task, submission, Step.RATE, subject(task));
    return Map.of();
  }

  /** A service in operation is rated in full every time. */
  private Subject subject(TaskContext task) {
    Proposal proposal = proposals.get(task.proposalId());
    return Subject.inFull(proposal.revision(), proposal.canvas());
  }

  /** The five anchors as lines of the form's text. */
  private String rubric(Block block, Locale locale) {
    StringBuilder lines = new StringBuilder();
    for (int value = Rating.LOWEST; value <= Rating.HIGHEST; value++) {
      String anchor = wording.say(OperationRubricPanel.key(block, value), locale);
      lines.append("- **").append(value).append("** ").append(anchor).append('\n');
    }
    return lines.toString();
  }

  private String evidence(Double points, Locale locale) {
    return points == null
        ? wording.say("operation.evidence-not-known", locale)
        : wording.say("operation.evidence-points", locale, points);
  }
}
