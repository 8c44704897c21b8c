package org.canvasgate.committee;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.canvasgate.canvas.Block;
import org.canvasgate.canvas.Rating;
import org.canvasgate.form.Problem;
import org.canvasgate.form.Submission;

/** The fields by which a member rates the eleven blocks or steps aside, alike at every gate. */
public final class BallotForm {
  private static final String NOT_APPLICABLE = "na";

  /** Every key that a rating form may submit. */
  public static final Set<String> FIELDS =
      Stream.concat(
              Arrays.stream(Block.values()).flatMap(b -> Stream.of(score(b), comment(b))),
              Stream.of("recuse", "recusalReason", "changeReason"))
          .collect(Collectors.toUnmodifiableSet());

  private BallotForm() {}

  /**
   * Reads a member's ratings; a block left without one is a problem, noted in the submission.
   *
   * @return the ratings read, one a block
   */
  public static List<Rating> read(Submission submission, String member) {
    List<Rating> ratings = new ArrayList<>();
    for (Block block : Block.values()) {
      String comment = submission.optionalText(comment(block)).orElse(null);
      String score = submission.optionalText(score(block)).orElse("");
      Object name = Problem.name("block." + block.key());
      switch (score) {
        case "1", "2", "3", "4", "5" ->
            ratings.add(Rating.of(member, block, Integer.parseInt(score), comment));
        case NOT_APPLICABLE -> {
          if (comment == null)
            submission.problem(comment(block), "committee.say-why-not-applicable", name);
          ratings.add(Rating.notApplicable(member, block, comment));
        }
        case "" -> submission.problem(score(block), "committee.block-unrated", name);
        default -> submission.problem(score(block), "committee.rating-out-of-range", name, score);
      }
    }
    return ratings;
  }

  /** A member's earlier ratings as values for the form, so that a deliberation starts from them. */
  public static Map<String, Object> prefill(List<Rating> own) {
    Map<String, Object> values = new LinkedHashMap<>();
    for (Rating rating : own) {
      values.put(
          score(rating.block()), rating.applicable() ? rating.value().toString() : NOT_APPLICABLE);
      if (rating.comment() != null) values.put(comment(rating.block()), rating.comment());
    }
    return values;
  }

  private static String score(Block block) {
    return "score_" + block.key().replace('-', '_');
  }

  private static String comment(Block block) {
    return "comment_" + block.key().replace('-', '_');
  }
}
