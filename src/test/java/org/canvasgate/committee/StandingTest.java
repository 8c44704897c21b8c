package org.canvasgate.committee;

import static org.assertj.core.api.Assertions.assertThat;
import static org.canvasgate.committee.VoteValue.ABSTAIN;
import static org.canvasgate.committee.VoteValue.APPROVE;
import static org.canvasgate.committee.VoteValue.APPROVE_ON_CONDITION;
import static org.canvasgate.committee.VoteValue.RETURN;

import java.util.List;
import java.util.Locale;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.canvasgate.committee.Quorum.Procedure;
import org.canvasgate.committee.Quorum.Threshold;
import org.junit.jupiter.api.Test;
import org.springframework.context.support.ResourceBundleMessageSource;

/** The one sentence, as people read it in both languages. */
class StandingTest {
  private static final Quorum WRITTEN = rule(false, Procedure.WRITTEN);
  private static final Quorum CHAIR = rule(true, Procedure.WRITTEN);
  private static final Quorum MEETING = rule(true, Procedure.MEETING);
  private static final Wording WORDS = new Wording(words());

  @Test
  void an_open_vote_says_who_has_voted_and_what_a_quorum_needs() {
    assertThat(english(Standing.ofOpenVote(WRITTEN, 7, 4, 4)))
        .isEqualTo(
            "4 of 7 have voted; one more vote is needed for the quorum of 5;"
                + " if all vote and nobody abstains, 4 approvals carry it.");
    assertThat(english(Standing.ofOpenVote(WRITTEN, 7, 2, 2)))
        .contains("3 more votes are needed for the quorum of 5");
    assertThat(english(Standing.ofOpenVote(CHAIR, 4, 3, 3)))
        .isEqualTo(
            "3 of 4 have voted; the quorum of 3 is met;"
                + " if all vote and nobody abstains, 3 approvals carry it and the chair decides a"
                + " tie.");
    assertThat(korean(Standing.ofOpenVote(CHAIR, 7, 4, 4)))
        .isEqualTo(
            "위원 7명 중 4명이 투표하였고, 의사정족수 5명까지 1명이 더 투표하여야 하며,"
                + " 전원이 기권 없이 투표하면 4명의 찬성으로 가결됩니다(가부동수이면 위원장이 결정합니다).");
  }

  @Test
  void a_meeting_tells_those_present_from_those_who_have_voted() {
    assertThat(english(Standing.ofOpenVote(MEETING, 7, 5, 3)))
        .startsWith("5 of 7 take part and 3 have voted; the quorum of 5 is met;");
    assertThat(korean(Standing.ofOpenVote(MEETING, 7, 4, 3)))
        .startsWith("위원 7명 중 4명이 참여하고 3명이 투표하였으며, 의사정족수 5명까지 1명이 더 참여하여야 하고,");
  }

  @Test
  void a_round_of_ratings_has_a_quorum_and_no_majority() {
    assertThat(english(Standing.ofOpenRating(WRITTEN, 7, 4)))
        .isEqualTo("4 of 7 have sent their ratings; one more is needed for the quorum of 5.");
    assertThat(english(Standing.ofRating(WRITTEN.count(7, votes(5, ABSTAIN)))))
        .isEqualTo("5 of 7 sent their ratings; the quorum of 5 was met.");
    assertThat(english(Standing.ofRating(WRITTEN.count(7, votes(3, ABSTAIN)))))
        .isEqualTo("3 of 7 sent their ratings; 2 more were needed for the quorum of 5.");
  }

  @Test
  void a_closed_vote_says_what_came_of_it_and_by_how_much() {
    assertThat(closed(CHAIR, null, APPROVE, APPROVE, RETURN, ABSTAIN))
        .isEqualTo(
            "4 of 4 took part and the quorum of 3 was met;"
                + " 2 of 3 votes were in favour and 2 had to be: carried.");
    assertThat(closed(CHAIR, null, APPROVE_ON_CONDITION, APPROVE, RETURN))
        .endsWith("carried on condition.");
    assertThat(closed(CHAIR, null, APPROVE, RETURN, RETURN))
        .endsWith("1 of 3 votes were in favour and 2 had to be: not carried.");
    assertThat(closed(CHAIR, null, ABSTAIN, ABSTAIN))
        .endsWith("but nobody voted for or against: not carried.");
    assertThat(english(Standing.ofVote(CHAIR.count(7, votes(3, APPROVE)), null)))
        .isEqualTo(
            "3 of 7 took part; 2 more were needed for the quorum of 5, so nothing was decided.");
  }

  @Test
  void a_tie_says_that_the_chair_decides_and_then_how_the_chair_did() {
    assertThat(closed(CHAIR, null, APPROVE, RETURN)).endsWith("exactly half: the chair decides.");
    assertThat(closed(CHAIR, true, APPROVE, RETURN))
        .endsWith("exactly half: carried by the chair's casting vote.");
    assertThat(closed(CHAIR, false, APPROVE, RETURN))
        .endsWith("exactly half: not carried, by the chair's casting vote.");
    assertThat(closed(WRITTEN, null, APPROVE, RETURN))
        .endsWith("1 of 2 votes were in favour and 2 had to be: not carried.");
  }

  @Test
  void where_too_few_are_left_it_says_that_another_panel_is_needed() {
    Quorum two =
        new Quorum(WRITTEN.attendance(), 2, WRITTEN.approval(), false, false, Procedure.WRITTEN);
    assertThat(english(Standing.ofOpenVote(two, 0, 0, 0)))
        .isEqualTo(
            "Every member is recused or gone, so nothing can be decided until another panel is"
                + " appointed.");
    assertThat(english(Standing.ofOpenVote(two, 1, 0, 0)))
        .startsWith("One member is left and the quorum is 2");
    assertThat(english(Standing.ofVote(two.count(1, votes(1, APPROVE)), null)))
        .startsWith("One member is left");
    assertThat(english(Standing.ofOpenRating(two, 0, 0))).startsWith("Every member is recused");
  }

  @Property
  void every_outcome_has_a_sentence_in_both_languages(
      @ForAll @Size(max = 9) List<VoteValue> votes, @ForAll boolean chair) {
    for (Quorum rule : List.of(WRITTEN, CHAIR, MEETING))
      for (int eligible : new int[] {votes.size(), 9})
        for (Boolean casting : new Boolean[] {null, chair}) {
          Standing standing = Standing.ofVote(rule.count(eligible, votes), casting);
          for (String sentence : List.of(english(standing), korean(standing)))
            assertThat(sentence).endsWith(".").doesNotContain("{", "choice", "??");
        }
  }

  private static String closed(Quorum rule, Boolean chair, VoteValue... votes) {
    Standing standing = Standing.ofVote(rule.count(votes.length, List.of(votes)), chair);
    assertThat(korean(standing)).isNotEqualTo(english(standing)).endsWith("니다.");
    return english(standing);
  }

  private static String english(Standing standing) {
    return standing.in(Locale.ENGLISH, WORDS);
  }

  private static String korean(Standing standing) {
    return standing.in(Locale.KOREAN, WORDS);
  }

  private static List<VoteValue> votes(int number, VoteValue value) {
    return java.util.Collections.nCopies(number, value);
  }

  private static Quorum rule(boolean chair, Procedure procedure) {
    return new Quorum(
        new Threshold(2 / 3.0, false), 1, new Threshold(0.5, true), false, chair, procedure);
  }

  private static ResourceBundleMessageSource words() {
    ResourceBundleMessageSource words = new ResourceBundleMessageSource();
    words.setBasenames("messages/quorum");
    words.setDefaultEncoding("UTF-8");
    words.setFallbackToSystemLocale(false);
    return words;
  }
}
