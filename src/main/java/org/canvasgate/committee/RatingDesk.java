package org.canvasgate.committee;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.canvasgate.canvas.Block;
import org.canvasgate.canvas.Canvas;
import org.canvasgate.canvas.Item;
import org.canvasgate.canvas.Rating;
import org.canvasgate.form.Markdown;
import org.canvasgate.form.Refusal;
import org.canvasgate.form.Submission;
import org.canvasgate.form.TaskContext;
import org.springframework.stereotype.Component;

/** How a member rates the eleven blocks or steps aside; alike in the review and in operation. */
@Component
public class RatingDesk {
  private final Ballots ballots;
  private final Panels panels;
  private final Windows windows;
  private final Wording wording;

  RatingDesk(Ballots ballots, Panels panels, Windows windows, Wording wording) {
    this.ballots = ballots;
    this.panels = panels;
    this.windows = windows;
    this.wording = wording;
  }

  /**
   * What the form shows: each block's claim, and in a deliberation the member's own earlier
   * ratings.
   */
  public Map<String, Object> view(TaskContext task, Step step, Canvas canvas, Locale locale) {
    Map<String, Object> view = new HashMap<>();
    Optional<CaseRound> before = deliberated(task, step);
    view.put("deliberating", before.isPresent());
    before.ifPresent(round -> view.putAll(BallotForm.prefill(ballots.own(round, task.user()))));
    for (Block block : Block.values())
      view.put("claim_" + block.key().replace('-', '_'), claim(canvas.items(block), locale));
    return view;
  }

  /**
   * Casts a ballot or records a recusal.
   *
   * @throws Refusal when the member does not sit on the panel, a block has no rating, or a rating
   *     was changed in a deliberation without a reason
   */
  public void submit(TaskContext task, Submission submission, Step step) {
    CaseRound round = round(task, step);
    if (!panels.of(round).sitting().contains(task.user()))
      throw new Refusal("committee.not-on-panel", task.user());
    if (submission.checked("recuse")) {
      String reason = submission.text("recusalReason");
      submission.check();
      panels.recuse(round, task.user(), reason);
      return;
    }
    List<Rating> ratings = BallotForm.read(submission, task.user());
    String changeReason = submission.optionalText("changeReason").orElse(null);
    if (changeReason == null && changed(task, step, ratings))
      submission.problem("changeReason", "committee.change-needs-reason");
    submission.check();
    ballots.cast(round, task.user(), ratings, changeReason);
  }

  private boolean changed(TaskContext task, Step step, List<Rating> ratings) {
    Map<Block, Rating> now = ratings.stream().collect(Collectors.toMap(Rating::block, r -> r));
    return deliberated(task, step).stream()
        .flatMap(round -> ballots.own(round, task.user()).stream())
        .filter(old -> now.containsKey(old.block()))
        .anyMatch(old -> !Objects.equals(old.value(), now.get(old.block()).value()));
  }

  private Optional<CaseRound> deliberated(TaskContext task, Step step) {
    boolean deliberating = task.facts().get("deliberations") instanceof Integer held && held > 0;
    return deliberating ? windows.closedBefore(round(task, step), step.key()) : Optional.empty();
  }

  private String claim(List<Item> items, Locale locale) {
    return items.isEmpty()
        ? wording.say("unknown", locale)
        : Markdown.plain(items.stream().map(Item::text).collect(Collectors.joining("\n\n")));
  }

  private static CaseRound round(TaskContext task, Step step) {
    return CaseRound.of(task.proposalId(), step.gate(), task.facts());
  }
}
