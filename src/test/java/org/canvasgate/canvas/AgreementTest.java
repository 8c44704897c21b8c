package org.canvasgate.canvas;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Random;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.canvasgate.canvas.Agreement.Metric;
import org.canvasgate.canvas.Agreement.State;
import org.junit.jupiter.api.Test;

class AgreementTest {
  private static final int RESAMPLES = 500;
  private static final long SEED = 20170601;

  /** Krippendorff (2011), example C: four observers, twelve units, missing values. */
  private static final Integer[][] FOUR_OBSERVERS = {
    {1, 2, 3, 3, 2, 1, 4, 1, 2, null, null, null},
    {1, 2, 3, 3, 2, 2, 4, 1, 2, 5, null, 3},
    {null, 3, 3, 3, 2, 3, 4, 2, 2, 5, 1, null},
    {1, 2, 3, 3, 2, 4, 4, 1, 2, 5, 1, null}
  };

  @Test
  void krippendorffs_four_observers_with_missing_values_give_his_values() {
    assertThat(alpha(FOUR_OBSERVERS, Metric.NOMINAL)).isCloseTo(0.743, within(0.0005));
    assertThat(alpha(FOUR_OBSERVERS, Metric.ORDINAL)).isCloseTo(0.815, within(0.0005));
    assertThat(alpha(FOUR_OBSERVERS, Metric.INTERVAL)).isCloseTo(0.849, within(0.0005));
  }

  /** Krippendorff (2011), example A: two observers (Meg and Owen), ten units, binary data. */
  @Test
  void krippendorffs_two_observers_with_binary_data_give_his_value() {
    Integer[][] megAndOwen = {{0, 1, 0, 0, 0, 0, 0, 0, 1, 0}, {1, 1, 1, 0, 0, 1, 0, 0, 0, 0}};
    assertThat(alpha(megAndOwen, Metric.NOMINAL)).isCloseTo(0.095, within(0.0005));
  }

  /**
   * Krippendorff (2011), example B: two observers (Ben and Gerry), twelve units, categories a to e.
   */
  @Test
  void krippendorffs_two_observers_with_nominal_data_give_his_value() {
    Integer[][] benAndGerry = {
      {1, 1, 2, 2, 4, 3, 3, 3, 5, 4, 4, 1}, {2, 1, 2, 2, 2, 3, 3, 3, 5, 4, 4, 4}
    };
    assertThat(alpha(benAndGerry, Metric.NOMINAL)).isCloseTo(0.692, within(0.0005));
  }

  /**
   * The computational example of the Wikipedia article "Krippendorff's alpha": three coders,
   * fifteen units.
   */
  @Test
  void the_encyclopedias_three_coders_give_its_values() {
    Integer[][] coders = {
      {null, null, null, null, null, 3, 4, 1, 2, 1, 1, 3, 3, null, 3},
      {1, null, 2, 1, 3, 3, 4, 3, null, null, null, null, null, null, null},
      {null, null, 2, 1, 3, 4, 4, null, 2, 1, 1, 3, 3, null, 4}
    };
    assertThat(alpha(coders, Metric.NOMINAL)).isCloseTo(0.691, within(0.0005));
    assertThat(alpha(coders, Metric.INTERVAL)).isCloseTo(0.811, within(0.0005));
  }

  @Test
  void a_panel_has_the_ordinal_alpha_over_its_blocks() {
    List<Rating> ratings = new ArrayList<>();
    for (int rater = 0; rater < FOUR_OBSERVERS.length; rater++) {
      for (int unit = 0; unit < 11; unit++) {
        Integer value = FOUR_OBSERVERS[rater][unit];
        ratings.add(new Rating("rater " + rater, Block.values()[unit], value, ""));
      }
    }
    Agreement agreement = Agreement.of(ratings, RESAMPLES, SEED);
    // The twelfth unit has one value: it is not pairable, and leaving it out changes nothing.
    assertThat(agreement.alpha()).isCloseTo(0.815, within(0.0005));
    assertThat(agreement.state()).isEqualTo(State.VALUE);
    assertThat(agreement.pairable()).isEqualTo(40);
    assertThat(agreement.low()).isLessThan(agreement.alpha());
    assertThat(agreement.high()).isGreaterThan(agreement.alpha()).isLessThanOrEqualTo(1);
    assertThat(agreement.resamples()).isEqualTo(RESAMPLES);
  }

  @Test
  void equal_ratings_have_no_alpha_and_never_a_zero() {
    Agreement agreement =
        Agreement.of(Panels.ratings(Panels.all(4), Panels.all(4)), RESAMPLES, SEED);
    assertThat(agreement).isEqualTo(new Agreement(State.ALL_EQUAL, null, null, null, 22, 0, SEED));
  }

  @Test
  void a_single_evaluator_is_too_few() {
    Agreement agreement =
        Agreement.of(Panels.ratings(new int[] {1, 2, 3, 4, 5, 1, 2, 3, 4, 5, 1}), RESAMPLES, SEED);
    assertThat(agreement).isEqualTo(new Agreement(State.TOO_FEW, null, null, null, 0, 0, SEED));
    assertThat(Agreement.of(List.of(), RESAMPLES, SEED).state()).isEqualTo(State.TOO_FEW);
  }

  @Test
  void one_block_gives_an_alpha_and_no_interval() {
    Agreement agreement = Agreement.of(Panels.of(Block.CHANNELS, 1, 2, 2), RESAMPLES, SEED);
    assertThat(agreement.alpha()).isNotNull();
    assertThat(agreement.low()).isNull();
    assertThat(agreement.high()).isNull();
  }

  @Test
  void opposite_ratings_are_below_chance() {
    int[] up = {1, 2, 3, 4, 5, 1, 2, 3, 4, 5, 1};
    int[] down = {5, 4, 3, 2, 1, 5, 4, 3, 2, 1, 5};
    assertThat(Agreement.of(Panels.ratings(up, down), RESAMPLES, SEED).alpha()).isNegative();
  }

  @Test
  void a_table_whose_rows_differ_in_length_is_refused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Agreement.alpha(new Integer[][] {{1, 2}, {1}}, Metric.NOMINAL));
    assertThatIllegalArgumentException().isThrownBy(() -> Agreement.of(List.of(), 0, SEED));
  }

  @Property
  void perfect_agreement_is_one(@ForAll("tables") int[][] table) {
    List<Rating> twins = Panels.ratings(table[0], table[0]);
    Agreement agreement = Agreement.of(twins, 20, SEED);
    if (agreement.state() == State.VALUE) {
      assertThat(agreement.alpha()).isEqualTo(1);
      assertThat(agreement.low()).isEqualTo(1);
    }
  }

  @Property
  void the_order_of_the_ratings_does_not_matter(
      @ForAll("tables") int[][] table, @ForAll long shuffle) {
    List<Rating> ratings = Panels.ratings(table);
    List<Rating> shuffled = new ArrayList<>(ratings);
    Collections.shuffle(shuffled, new Random(shuffle));
    assertThat(Agreement.of(shuffled, 20, SEED)).isEqualTo(Agreement.of(ratings, 20, SEED));
  }

  @Property
  void alpha_is_at_most_one_and_lies_beside_its_interval(@ForAll("tables") int[][] table) {
    Agreement agreement = Agreement.of(Panels.ratings(table), 50, SEED);
    if (agreement.state() == State.VALUE && agreement.low() != null) {
      assertThat(agreement.alpha()).isLessThanOrEqualTo(1);
      assertThat(agreement.low()).isLessThanOrEqualTo(agreement.high());
      assertThat(agreement.high()).isLessThanOrEqualTo(1);
    }
  }

  @Property
  void a_block_that_one_evaluator_rated_changes_nothing(
      @ForAll("tables") int[][] table, @ForAll @IntRange(max = 10) int block) {
    for (int[] row : table) {
      row[block] = 0;
    }
    Agreement without = Agreement.of(Panels.ratings(table), 20, SEED);
    table[0][block] = 3;
    assertThat(Agreement.of(Panels.ratings(table), 20, SEED)).isEqualTo(without);
  }

  @Property
  void with_two_values_the_three_metrics_agree(@ForAll("tables") int[][] table) {
    Integer[][] binary = new Integer[table.length][11];
    for (int r = 0; r < table.length; r++) {
      for (int u = 0; u < 11; u++) {
        binary[r][u] = table[r][u] == 0 ? null : table[r][u] > 3 ? 1 : 0;
      }
    }
    OptionalDouble nominal = Agreement.alpha(binary, Metric.NOMINAL);
    for (Metric metric : Metric.values()) {
      OptionalDouble other = Agreement.alpha(binary, metric);
      assertThat(other.isPresent()).isEqualTo(nominal.isPresent());
      nominal.ifPresent(value -> assertThat(other.getAsDouble()).isCloseTo(value, within(1e-9)));
    }
  }

  @Provide
  Arbitrary<int[][]> tables() {
    return Panels.tables();
  }

  private static double alpha(Integer[][] table, Metric metric) {
    return Agreement.alpha(table, metric).orElseThrow();
  }
}
