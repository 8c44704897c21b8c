package org.canvasgate.committee;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.canvasgate.canvas.Block;
import org.canvasgate.canvas.Rating;
import org.canvasgate.form.FormPanel;
import org.canvasgate.form.TaskContext;
import org.springframework.stereotype.Component;

/**
 * What the panel differs on: for each block how many gave which rating, and the comments without
 * names, of the round that was closed last. Empty in a first round, which is blind.
 */
@Component
class DiscussionPanel implements FormPanel {
  /**
   * One block of the discussion.
   *
   * @param counts how many gave 1, 2, 3, 4, 5
   * @param range highest minus lowest rating
   */
  record Divided(Block block, List<Integer> counts, int range, List<String> comments) {}

  private final Ballots ballots;
  private final Windows windows;

  DiscussionPanel(Ballots ballots, Windows windows) {
    this.ballots = ballots;
    this.windows = windows;
  }

  @Override
  public String name() {
    return "discussion";
  }

  @Override
  public Map<String, Object> model(TaskContext task, Locale locale) {
    return Map.of(
        "blocks", discussed(task), "question", task.text("deliberationQuestion").orElse(""));
  }

  private List<Divided> discussed(TaskContext task) {
    Step step = task.text("window").map(Step::of).orElse(null);
    boolean deliberating =
        task.facts().get("deliberations") instanceof Integer n && n > 0
            || "deliberate".equals(task.facts().get("recommendation"));
    if (step == null || !deliberating) return List.of();
    CaseRound round = CaseRound.of(task.proposalId(), step.gate(), task.facts());
    return (windows.closed(round)
            ? java.util.Optional.of(round)
            : windows.closedBefore(round, step.key()))
        .map(closed -> divided(ballots.ratings(closed)))
        .orElse(List.of());
  }

  private static List<Divided> divided(List<Rating> ratings) {
    List<Divided> divided = new ArrayList<>();
    for (Block block : Block.values()) {
      List<Rating> of = ratings.stream().filter(r -> r.block() == block).toList();
      List<Integer> counts = new ArrayList<>();
      for (int value = 1; value <= 5; value++) {
        int wanted = value;
        counts.add((int) of.stream().filter(r -> r.applicable() && r.value() == wanted).count());
      }
      var values =
          of.stream().filter(Rating::applicable).mapToInt(Rating::value).summaryStatistics();
      List<String> comments =
          of.stream().map(Rating::comment).filter(c -> c != null && !c.isBlank()).sorted().toList();
      divided.add(
          new Divided(
              block,
              counts,
              values.getCount() == 0 ? 0 : values.getMax() - values.getMin(),
              comments));
    }
    divided.sort(Comparator.comparingInt(Divided::range).reversed());
    return divided;
  }
}
