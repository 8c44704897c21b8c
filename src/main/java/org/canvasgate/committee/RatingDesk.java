package org.canvasgate.committee;

import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.canvasgate.canvas.Block;
import org.canvasgate.canvas.Item;
import org.canvasgate.canvas.Rating;
import org.canvasgate.form.Markdown;
import org.canvasgate.form.Refusal;
import org.canvasgate.form.Submission;
import org.canvasgate.form.TaskContext;
import org.springframework.stereotype.Component;

/**
 * How a member rates the eleven blocks or steps aside; alike in the review and in operation. Three
 * things can be asked: to rate every block unseen; in a deliberation, to keep or change one's own
 * ratings, having seen how all were spread; and after a revision, to rate again what changed.
 */
@Component
public class RatingDesk {
  private final Ballots ballots;
  private final Panels panels;
  private final Independence independence;
  private final Wording wording;

  RatingDesk(Ballots ballots, Panels panels, Independence independence, Wording wording) {
    this.ballots = ballots;
    this.panels = panels;
    this.independence = independence;
    this.wording = wording;
  }

  /**
   * What the form shows: each block's claim; in a deliberation the member's own earlier ratings;
   * after a revision those that stand.
   */
  public Map<String, Object> view(TaskContext task, Step step, Subject subject, Locale locale) {
    Map<String, Object> view = new HashMap<>();
    Optional<Ballot> before = discussed(task, step);
    Optional<Ballot> carried = carried(task, step, subject);
    view.put("deliberating", before.isPresent());
    view.put("resubmitted", carried.isPresent());
    view.put("joinedLate", before.isEmpty() && independence.discussed(task, step).isPresent());
    before.ifPresent(ballot -> view.putAll(BallotForm.prefill(ballot.ratings())));
    Map<Block, Rating> standing = standing(carried, subject);
    for (Block block : Block.values()) {
      view.put("claim_" + BallotForm.field(block), claim(subject.canvas().items(block), locale));
      view.put("carried_" + BallotForm.field(block), standing.containsKey(block));
    }
    return view;
  }

  /**
   * Casts a ballot or records a recusal.
   *
   * @throws Refusal when the member does not sit on the panel, a block has no rating, a rating was
   *     changed in a deliberation without a reason, or one that stands was changed
   */
  public void submit(TaskContext task, Submission submission, Step step, Subject subject) {
    CaseRound round = round(task, step);
    if (!panels.of(round).sitting().contains(task.user()))
      throw new Refusal("committee.not-on-panel", task.user());
    if (submission.checked("recuse")) {
      String reason = submission.text("recusalReason");
      submission.check();
      panels.recuse(round, task.user(), reason);
      return;
    }
    Optional<Ballot> carried = carried(task, step, subject);
    Optional<Ballot> discussed = discussed(task, step);
    List<BallotLine> lines =
        BallotForm.read(
            submission,
            task.user(),
            standing(carried, subject),
            carried.map(Ballot::round).orElse(null),
            discussed.map(RatingDesk::byBlock).orElse(Map.of()));
    submission.check();
    ballots.cast(
        round,
        new Ballot(
            round.round(),
            task.user(),
            subject.revision(),
            discussed.map(Ballot::round).orElse(null),
            lines));
  }

  /**
   * The member's own ballot on an earlier revision, of which the ratings of unchanged blocks stand.
   * Only the review has resubmissions; a deliberation starts from its own round, and whoever judges
   * an objection judges anew.
   */
  public Optional<Ballot> carried(TaskContext task, Step step, Subject subject) {
    if (step != Step.SCORE
        || task.text("differsFrom").isPresent()
        || discussed(task, step).isPresent()) return Optional.empty();
    return ballots.ownOnEarlierRevision(round(task, step), task.user(), subject.revision());
  }

  private static Map<Block, Rating> standing(Optional<Ballot> carried, Subject subject) {
    Map<Block, Rating> standing = new EnumMap<>(Block.class);
    carried.ifPresent(
        ballot -> {
          Set<Block> changed = subject.changedSince(ballot.revision());
          byBlock(ballot)
              .forEach(
                  (block, rating) -> {
                    if (!changed.contains(block)) standing.put(block, rating);
                  });
        });
    return standing;
  }

  /** The member's own ballot of the round that is being discussed. */
  private Optional<Ballot> discussed(TaskContext task, Step step) {
    return independence
        .discussed(task, step)
        .flatMap(round -> ballots.ownBallot(round, task.user()));
  }

  private static Map<Block, Rating> byBlock(Ballot ballot) {
    Map<Block, Rating> ratings = new EnumMap<>(Block.class);
    ballot.ratings().forEach(rating -> ratings.put(rating.block(), rating));
    return ratings;
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
