package org.canvasgate.committee;

import java.util.List;
import java.util.Locale;

/**
 * How far a panel is, as one sentence: while people are asked, how many have answered and what a
 * quorum still needs; afterwards what came of it and by how much.
 *
 * <p>While a vote is open the sentence knows how many have voted and never how: what would carry it
 * is told from the number of those who may vote alone, and so is the same whatever was voted.
 *
 * @param key of the sentence
 * @param arguments numbers that it names
 */
public record Standing(String key, List<Object> arguments) {

  /**
   * A vote that is open.
   *
   * @param eligible members who may vote
   * @param present members who take part so far
   * @param cast members who have voted so far
   */
  public static Standing ofOpenVote(Quorum rule, int eligible, int present, int cast) {
    int needed = rule.needed(eligible);
    if (needed > eligible) return hopeless(eligible, needed);
    return new Standing(
        "quorum.open." + rule.procedure().key(),
        List.of(
            present,
            eligible,
            Math.max(0, needed - present),
            needed,
            rule.approvalsOfAll(eligible),
            rule.chairDecidesTies() ? 1 : 0,
            cast));
  }

  /** A round of ratings that is open; whoever rates takes part, at a meeting too. */
  public static Standing ofOpenRating(Quorum rule, int eligible, int cast) {
    int needed = rule.needed(eligible);
    if (needed > eligible) return hopeless(eligible, needed);
    return new Standing(
        "quorum.open.rating", List.of(cast, eligible, Math.max(0, needed - cast), needed));
  }

  /** A round of ratings that is closed. */
  public static Standing ofRating(Quorum.Count count) {
    if (!count.quorumPossible()) return hopeless(count.eligible(), count.needed());
    return new Standing(
        "quorum.rated." + (count.quorumMet() ? "met" : "missed"),
        List.of(
            count.present(), count.eligible(), count.needed(), count.votesStillNeededForQuorum()));
  }

  /**
   * A vote that is closed.
   *
   * @param chairApproves the chair's casting vote, or null where none was given
   */
  public static Standing ofVote(Quorum.Count count, Boolean chairApproves) {
    if (!count.quorumPossible()) return hopeless(count.eligible(), count.needed());
    return new Standing(
        "quorum.closed." + result(count, chairApproves),
        List.of(
            count.present(),
            count.eligible(),
            count.needed(),
            count.approvals(),
            count.decisive(),
            count.approvalsNeeded(),
            count.votesStillNeededForQuorum(),
            count.conditional() ? 1 : 0));
  }

  /** The sentence in a reader's language. */
  public String in(Locale locale, Wording wording) {
    return wording.say(key, locale, arguments.toArray());
  }

  private static String result(Quorum.Count count, Boolean chairApproves) {
    if (!count.quorumMet()) return "missed";
    if (count.carried()) return "carried";
    if (count.approvals() + count.returns() == 0) return "abstained";
    if (!count.chairDecides()) return "not-carried";
    return chairApproves == null ? "tied" : chairApproves ? "chair-for" : "chair-against";
  }

  private static Standing hopeless(int eligible, int needed) {
    return new Standing(
        eligible == 0 ? "quorum.hopeless.nobody" : "quorum.hopeless.few",
        List.of(eligible, needed));
  }
}
