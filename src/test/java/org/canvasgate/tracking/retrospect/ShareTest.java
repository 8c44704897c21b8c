package org.canvasgate.tracking.retrospect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.canvasgate.tracking.retrospect.Comparison.Word;
import org.junit.jupiter.api.Test;

/** Exact intervals and Fisher's test, against figures worked by hand. */
class ShareTest {

  /** With none of n, the upper end solves (1 - p)^n = 0.025; with all, the lower p^n = 0.025. */
  @Test
  void theIntervalOfNoneAndOfAllIsThatOfThePencil() {
    assertThat(new Share(0, 5).low()).isZero();
    assertThat(new Share(0, 5).high()).isCloseTo(1 - Math.pow(0.025, 0.2), within(1e-9));
    assertThat(new Share(5, 5).low()).isCloseTo(Math.pow(0.025, 0.2), within(1e-9));
    assertThat(new Share(5, 5).high()).isEqualTo(1);
    assertThat(new Share(1, 1).low()).isCloseTo(0.025, within(1e-9));
  }

  /** With one of two: 1 - (1-p)^2 = 0.025 below, 1 - p^2 = 0.025 above. */
  @Test
  void theIntervalOfOneOfTwoIsThatOfThePencil() {
    assertThat(new Share(1, 2).low()).isCloseTo(1 - Math.sqrt(0.975), within(1e-9));
    assertThat(new Share(1, 2).high()).isCloseTo(Math.sqrt(0.975), within(1e-9));
  }

  /** The ends hold what defines them, for every count up to ten. */
  @Test
  void theEndsLeaveTwoAndAHalfPerCentBeyondThem() {
    for (int of = 1; of <= 10; of++)
      for (int hits = 0; hits <= of; hits++) {
        Share share = new Share(hits, of);
        if (hits > 0) assertThat(tail(hits, of, of, share.low())).isCloseTo(0.025, within(1e-9));
        if (hits < of) assertThat(tail(0, hits, of, share.high())).isCloseTo(0.025, within(1e-9));
        assertThat(share.value()).isBetween(share.low(), share.high());
      }
  }

  @Test
  void ofNothingThereIsNoShare() {
    assertThat(new Share(0, 0).value()).isNull();
    assertThat(new Share(0, 0).low()).isZero();
    assertThat(new Share(0, 0).high()).isEqualTo(1);
    assertThatThrownBy(() -> new Share(3, 2)).isInstanceOf(IllegalArgumentException.class);
  }

  /** Fisher's tea: 3 of 4 and 1 of 4. Tables 0 to 4 have 1, 16, 36, 16, 1 of 70 ways. */
  @Test
  void theLadyTastesHerTea() {
    assertThat(compare(3, 4, 1, 4).p()).isCloseTo(34.0 / 70, within(1e-12));
    assertThat(compare(4, 4, 0, 4).p()).isCloseTo(2.0 / 70, within(1e-12));
    assertThat(compare(4, 4, 0, 4).word()).isEqualTo(Word.DIFFERENT);
    assertThat(compare(3, 4, 1, 4).leastP()).isCloseTo(2.0 / 70, within(1e-12));
    assertThat(compare(3, 4, 1, 4).word()).isEqualTo(Word.CHANCE);
  }

  /** Three of five and none of four: C(9,3) = 84 ways; 10 of them like this, 4 the other way. */
  @Test
  void withSoFewEvenAClearResultMayBeChance() {
    assertThat(compare(3, 5, 0, 4).p()).isCloseTo(14.0 / 84, within(1e-12));
    // The rarest table: none of five and three of four, 4 of 84 ways, which is under one in twenty.
    assertThat(compare(3, 5, 0, 4).leastP()).isCloseTo(4.0 / 84, within(1e-12));
    assertThat(compare(3, 5, 0, 4).word()).isEqualTo(Word.CHANCE);
    assertThat(compare(1, 2, 0, 2).word()).isEqualTo(Word.TOO_FEW);
  }

  @Test
  void whatWarnsOfAllTellsNobodyApart() {
    assertThat(compare(5, 5, 3, 3).word()).isEqualTo(Word.NO_DIFFERENCE);
    assertThat(compare(5, 5, 3, 3).p()).isEqualTo(1);
    assertThat(compare(0, 5, 0, 3).word()).isEqualTo(Word.NO_DIFFERENCE);
    assertThat(compare(0, 0, 1, 1).word()).isEqualTo(Word.NOTHING_TO_COMPARE);
  }

  private static Comparison compare(int badHits, int bad, int goodHits, int good) {
    return new Comparison(new Share(badHits, bad), new Share(goodHits, good));
  }

  private static double tail(int from, int to, int of, double p) {
    double sum = 0;
    for (int k = from; k <= to; k++) {
      double ways = 1;
      for (int i = 0; i < k; i++) ways *= (double) (of - i) / (i + 1);
      sum += ways * Math.pow(p, k) * Math.pow(1 - p, of - k);
    }
    return sum;
  }
}
