package org.canvasgate.committee;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
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
              Arrays.stream(Block.values())
                  .flatMap(b -> Stream.of(score(b), comment(b), reason(b))),
              Stream.of("recuse", "recusalReason"))
          .collect(Collectors.toUnmodifiableSet());

  private BallotForm() {}

  /**
   * Reads a member's ratings; a block left without one is a problem, noted in the submission.
   *
   * @param carried the member's own ratings that stand, by block: such a block may be left out, and
   *     may not be rated otherwise
   * @param discussed the member's own ratings before the deliberation, by block: a change of any
   *     needs a reason of its own
   * @param from the round that {@code carried} was given in
   * @return the ratings read, one a block
   */
  static List<BallotLine> read(
      Submission submission,
      String member,
      Map<Block, Rating> carried,
      Integer from,
      Map<Block, Rating> discussed) {
    List<BallotLine> lines = new ArrayList<>();
    for (Block block : Block.values()) {
      Rating stands = carried.get(block);
      if (stands == null)
        rating(submission, member, block)
            .map(rating -> line(submission, rating, discussed.get(block)))
            .ifPresent(lines::add);
      else lines.add(stands(submission, stands, from));
    }
    return lines;
  }

  private static Optional<Rating> rating(Submission submission, String member, Block block) {
    String comment = submission.optionalText(comment(block)).orElse(null);
    String score = submission.optionalText(score(block)).orElse("");
    Object name = name(block);
    switch (score) {
      case "1", "2", "3", "4", "5":
        return Optional.of(Rating.of(member, block, Integer.parseInt(score), comment));
      case NOT_APPLICABLE:
        if (comment == null)
          submission.problem(comment(block), "committee.say-why-not-applicable", name);
        return Optional.of(Rating.notApplicable(member, block, comment));
      case "":
        submission.problem(score(block), "committee.block-unrated", name);
        return Optional.empty();
      default:
        submission.problem(score(block), "committee.rating-out-of-range", name, score);
        return Optional.empty();
    }
  }

  private static BallotLine line(Submission submission, Rating rating, Rating before) {
    if (before == null || Objects.equals(before.value(), rating.value()))
      return BallotLine.given(rating);
    String reason = submission.optionalText(reason(rating.block())).orElse(null);
    if (reason == null)
      submission.problem(
          reason(rating.block()), "committee.change-needs-reason", name(rating.block()));
    return new BallotLine(rating, reason, null);
  }

  private static BallotLine stands(Submission submission, Rating rating, Integer from) {
    Block block = rating.block();
    String sent = submission.optionalText(score(block)).orElse(value(rating));
    if (!sent.equals(value(rating)))
      submission.problem(score(block), "committee.carried-not-rated-again", name(block));
    return new BallotLine(rating, null, from);
  }

  private static Object name(Block block) {
    return Problem.name("block." + block.key());
  }

  private static String value(Rating rating) {
    return rating.applicable() ? rating.value().toString() : NOT_APPLICABLE;
  }

  /** A member's earlier ratings as values for the form, so that a deliberation starts from them. */
  static Map<String, Object> prefill(List<Rating> own) {
    Map<String, Object> values = new LinkedHashMap<>();
    for (Rating rating : own) {
      values.put(score(rating.block()), value(rating));
      values.put("before_" + field(rating.block()), value(rating));
      if (rating.comment() != null) values.put(comment(rating.block()), rating.comment());
    }
    return values;
  }

  /** A block's key as the end of a form field's. */
  static String field(Block block) {
    return block.key().replace('-', '_');
  }

  private static String score(Block block) {
    return "score_" + field(block);
  }

  private static String comment(Block block) {
    return "comment_" + field(block);
  }

  private static String reason(Block block) {
    return "reason_" + field(block);
  }
}
