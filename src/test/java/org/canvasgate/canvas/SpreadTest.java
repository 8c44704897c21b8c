package org.canvasgate.canvas;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class SpreadTest {

  /** 1, 1, 4, 5 by hand: the six pairs differ by 0, 3, 4, 3, 4, 1, which is 15 in all, 2.5 each. */
  @Test
  void theDivisionIsTheMeanDifferenceOfTwoRaters() {
    Spread spread = Spread.of(Block.CHANNELS, ratings(1, 1, 4, 5));
    assertThat(spread.counts()).containsExactly(2, 0, 0, 1, 1);
    assertThat(spread.median()).isEqualTo(2.5);
    assertThat(spread.division()).isEqualTo(2.5);
  }

  @Test
  void aMeanThatHidesADivisionDoesNotHideItHere() {
    assertThat(Spread.of(Block.CHANNELS, ratings(3, 3, 3, 3)).division()).isZero();
    assertThat(Spread.of(Block.CHANNELS, ratings(1, 1, 5, 5)).division())
        .isEqualTo(16.0 / 6, within(1e-12));
  }

  @Test
  void oneRatingIsNoDivisionAndNotApplicableIsCountedApart() {
    List<Rating> ratings = new ArrayList<>(ratings(4));
    ratings.add(Rating.notApplicable("z", Block.CHANNELS, "none here"));
    Spread spread = Spread.of(Block.CHANNELS, ratings);
    assertThat(spread.division()).isNull();
    assertThat(spread.divided()).isFalse();
    assertThat(spread.notApplicable()).isEqualTo(1);
    assertThat(Spread.of(Block.CHANNELS, List.of()).median()).isNull();
  }

  @Test
  void theMostDividedBlockComesFirstAndTheUnratedLast() {
    List<Rating> ratings = new ArrayList<>(ratings(3, 4));
    ratings.add(Rating.of("a", Block.REVENUE_STREAMS, 1));
    ratings.add(Rating.of("b", Block.REVENUE_STREAMS, 5));
    ratings.add(Rating.of("a", Block.KEY_PARTNERS, 2));
    ratings.add(Rating.of("b", Block.KEY_PARTNERS, 2));
    assertThat(Spread.of(ratings).stream().map(Spread::block).limit(4))
        .containsExactly(
            Block.REVENUE_STREAMS, Block.CHANNELS, Block.KEY_PARTNERS, Block.KEY_ACTIVITIES);
  }

  @Property
  void itIsTheSameFromTheCountsAsFromEveryPair(
      @ForAll @Size(min = 2, max = 12) List<@IntRange(min = 1, max = 5) Integer> values) {
    Spread spread = Spread.of(Block.CHANNELS, ratings(values.toArray(Integer[]::new)));
    double sum = 0;
    for (int low = 1; low <= 5; low++)
      for (int high = low + 1; high <= 5; high++)
        sum += (high - low) * spread.counts().get(low - 1) * spread.counts().get(high - 1);
    int n = values.size();
    assertThat(spread.division())
        .isEqualTo(2 * sum / (n * (n - 1)), within(1e-9))
        .isBetween(0.0, 4.0);
  }

  private static List<Rating> ratings(Integer... values) {
    List<Rating> ratings = new ArrayList<>();
    for (int i = 0; i < values.length; i++)
      ratings.add(Rating.of("rater " + i, Block.CHANNELS, values[i]));
    return ratings;
  }
}
