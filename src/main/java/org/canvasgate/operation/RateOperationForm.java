package org.canvasgate.operation;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.canvasgate.canvas.Block;
import org.canvasgate.canvas.Canvas;
import org.canvasgate.canvas.Item;
import org.canvasgate.canvas.Rating;
import org.canvasgate.committee.BallotForm;
import org.canvasgate.committee.Ballots;
import org.canvasgate.committee.CaseRound;
import org.canvasgate.committee.Gate;
import org.canvasgate.committee.Panels;
import org.canvasgate.committee.Step;
import org.canvasgate.committee.Windows;
import org.canvasgate.committee.Wording;
import org.canvasgate.form.Refusal;
import org.canvasgate.form.Submission;
import org.canvasgate.form.TaskContext;
import org.canvasgate.form.TaskForm;
import org.canvasgate.proposal.Proposals;
import org.springframework.stereotype.Component;

/**
 * A member rates a service in operation, block by block beside the rubric and what the operator
 * reported, or steps aside because of a conflict.
 */
@Component
class RateOperationForm implements TaskForm {
  private final Ballots ballots;
  private final Panels panels;
  private final Windows windows;
  private final OperationalReEvaluation reEvaluation;
  private final Proposals proposals;
  private final Wording wording;

  RateOperationForm(
      Ballots ballots,
      Panels panels,
      Windows windows,
      OperationalReEvaluation reEvaluation,
      Proposals proposals,
      Wording wording) {
    this.ballots = ballots;
    this.panels = panels;
    this.windows = windows;
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
    Map<String, Object> view = new HashMap<>();
    Optional<CaseRound> before = deliberated(task);
    view.put("deliberating", before.isPresent());
    before.ifPresent(round -> view.putAll(BallotForm.prefill(ballots.own(round, task.user()))));
    Map<Block, Double> evidence =
        reEvaluation.standing(task.proposalId(), round(task).cycle()).evidence();
    Canvas canvas = proposals.get(task.proposalId()).canvas();
    for (Block block : Block.values()) {
      String name = block.key().replace('-', '_');
      view.put("claim_" + name, claim(canvas.items(block), locale));
      view.put("rubric_" + name, rubric(block, locale));
      view.put("evidence_" + name, evidence(evidence.get(block), locale));
    }
    return view;
  }

  @Override
  public Map<String, Object> submit(TaskContext task, Submission submission) {
    if (!panels.of(round(task)).sitting().contains(task.user())) {
      throw new Refusal("committee.not-on-panel", task.user());
    }
    if (submission.checked("recuse")) {
      String reason = submission.text("recusalReason");
      submission.check();
      panels.recuse(round(task), task.user(), reason);
      return Map.of();
    }
    List<Rating> ratings = BallotForm.read(submission, task.user());
    String changeReason = submission.optionalText("changeReason").orElse(null);
    if (changeReason == null && changed(task, ratings)) {
      submission.problem("changeReason", "operation.change-needs-reason");
    }
    submission.check();
    ballots.cast(round(task), task.user(), ratings, changeReason);
    return Map.of();
  }

  /** Whether the member rates a block otherwise than in the round that the panel talked about. */
  private boolean changed(TaskContext task, List<Rating> ratings) {
    List<Rating> before =
        deliberated(task).map(round -> ballots.own(round, task.user())).orElse(List.of());
    return before.stream()
        .anyMatch(
            old ->
                ratings.stream()
                    .anyMatch(
                        now ->
                            now.block() == old.block()
                                && !Objects.equals(now.value(), old.value())));
  }

  private Optional<CaseRound> deliberated(TaskContext task) {
    boolean deliberating = task.facts().get("deliberations") instanceof Integer held && held > 0;
    return deliberating ? windows.closedBefore(round(task), Step.RATE.key()) : Optional.empty();
  }

  private String claim(List<Item> items, Locale locale) {
    return items.isEmpty()
        ? wording.say("unknown", locale)
        : items.stream().map(Item::text).collect(Collectors.joining("\n\n"));
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

  private static CaseRound round(TaskContext task) {
    return CaseRound.of(task.proposalId(), Gate.OPERATION, task.facts());
  }
}
