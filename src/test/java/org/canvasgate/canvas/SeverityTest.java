package org.canvasgate.canvas;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class SeverityTest {
  /** Shrout and Fleiss (1979), table 2: six targets, four judges. */
  private static final int[][] SHROUT_FLEISS = {
    {9, 2, 5, 8}, {6, 1, 3, 2}, {8, 4, 6, 8}, {7, 1, 2, 6}, {10, 5, 6, 9}, {6, 2, 4, 7}
  };

  /** The judges' means of that table, 7.67, 2.50, 4.33 and 6.67, less the mean of all, 5.29. */
  private static final double[] EFFECTS = {2.375, -2.7917, -0.9583, 1.375};

  private static List<Observation> shroutFleiss() {
    List<Observation> all = new ArrayList<>();
    for (int target = 0; target < SHROUT_FLEISS.length; target++)
      for (int judge = 0; judge < 4; judge++)
        all.add(
            new Observation(
                "case " + target, "target", "judge " + judge, SHROUT_FLEISS[target][judge]));
    return all;
  }

  @Test
  void the_mean_squares_are_those_that_shrout_and_fleiss_publish() {
    TwoWay model = TwoWay.of(shroutFleiss());
    assertThat(model.unitMeanSquare()).isCloseTo(11.24, within(0.005));
    assertThat(model.raterMeanSquare()).isCloseTo(32.49, within(0.005));
    assertThat(model.residualMeanSquare()).isCloseTo(1.02, within(0.005));
    // Their reliability of a single judge, ICC(3,1), is .71; of any judge, ICC(2,1), .29.
    double bms = model.unitMeanSquare();
    double jms = model.raterMeanSquare();
    double ems = model.residualMeanSquare();
    assertThat((bms - ems) / (bms + 3 * ems)).isCloseTo(0.71, within(0.005));
    assertThat((bms - ems) / (bms + 3 * ems + 4 * (jms - ems) / 6)).isCloseTo(0.29, within(0.005));
  }

  @Test
  void in_a_full_table_an_effect_is_the_judges_mean_less_the_mean_of_all() {
    TwoWay model = TwoWay.of(shroutFleiss());
    for (int judge = 0; judge < 4; judge++)
      assertThat(model.effects().get("judge " + judge)).isCloseTo(EFFECTS[judge], within(0.0001));
    assertThat(model.groups().values()).containsOnly(0);
  }

  @Test
  void against_the_three_others_a_judge_stands_off_by_four_thirds_of_the_effect() {
    List<Severity> all = Severity.of(shroutFleiss(), 200, 7);
    for (int judge = 0; judge < 4; judge++) {
      Severity each = all.get(judge);
      assertThat(each.difference().value()).isCloseTo(EFFECTS[judge] * 4 / 3, within(0.0001));
      assertThat(each.effect().value()).isCloseTo(EFFECTS[judge], within(0.0001));
      assertThat(each.cases()).isEqualTo(6);
      assertThat(each.comparisons()).isEqualTo(6);
      assertThat(each.peers()).isEqualTo(3);
    }
    assertThat(all.get(1).difference().apartFromZero()).as("always the strictest").isTrue();
    assertThat(all.get(2).difference().low()).isLessThan(all.get(2).difference().value());
  }

  /** Two services, the second better by two: only the model sees who rated the easier one. */
  @Test
  void the_model_takes_off_whom_somebody_was_compared_with() {
    List<Observation> all = new ArrayList<>();
    // strict is one below even everywhere, even one below mild; strict and mild never meet.
    for (int unit = 0; unit < 4; unit++) {
      all.add(new Observation("a", "u" + unit, "strict", 1 + unit % 2));
      all.add(new Observation("a", "u" + unit, "even", 2 + unit % 2));
      all.add(new Observation("b", "u" + unit, "even", 3 + unit % 2));
      all.add(new Observation("b", "u" + unit, "mild", 4 + unit % 2));
    }
    TwoWay model = TwoWay.of(all);
    assertThat(model.effects().get("strict")).isCloseTo(-1, within(1e-9));
    assertThat(model.effects().get("even")).isCloseTo(0, within(1e-9));
    assertThat(model.effects().get("mild")).isCloseTo(1, within(1e-9));
    assertThat(model.residualMeanSquare()).isCloseTo(0, within(1e-9));
  }

  /** Against the direct least squares, by taking ever smaller steps downhill. */
  @Test
  void with_holes_the_effects_are_the_least_squares() {
    Random random = new Random(5);
    List<Observation> all = new ArrayList<>();
    for (int unit = 0; unit < 30; unit++)
      for (int rater = 0; rater < 5; rater++)
        if (random.nextInt(3) > 0)
          all.add(
              new Observation(
                  "case " + unit / 3, "unit " + unit, "rater " + rater, 1 + random.nextInt(5)));
    TwoWay model = TwoWay.of(all);
    double best = squares(all, model.effects().values().stream().mapToDouble(e -> e).toArray());
    for (int rater = 0; rater < 5; rater++)
      for (double step : new double[] {-0.05, 0.05}) {
        double[] moved = model.effects().values().stream().mapToDouble(e -> e).toArray();
        moved[rater] += step;
        assertThat(squares(all, moved)).isGreaterThan(best);
      }
  }

  /** The squares left when every unit has the mean of what its raters' effects leave. */
  private static double squares(List<Observation> all, double[] effects) {
    double sum = 0;
    for (String unit : all.stream().map(o -> o.unit()).distinct().toList()) {
      List<Observation> here = all.stream().filter(o -> o.unit().equals(unit)).toList();
      if (here.size() < 2) continue;
      double mean = here.stream().mapToDouble(o -> left(o, effects)).average().orElseThrow();
      for (Observation o : here) sum += Math.pow(left(o, effects) - mean, 2);
    }
    return sum;
  }

  private static double left(Observation o, double[] effects) {
    return o.value() - effects[Integer.parseInt(o.rater().substring(6))];
  }

  @Test
  void who_shares_no_chain_of_units_is_not_compared() {
    TwoWay model =
        TwoWay.of(
            List.of(
                new Observation("x", "1", "a", 1),
                new Observation("x", "1", "b", 3),
                new Observation("y", "1", "c", 5),
                new Observation("y", "1", "d", 5)));
    assertThat(model.groups().get("a")).isEqualTo(model.groups().get("b"));
    assertThat(model.groups().get("c")).isNotEqualTo(model.groups().get("a"));
    assertThat(model.effects().get("a")).isEqualTo(-1);
    assertThat(model.effects().get("c")).isZero();
  }

  @Test
  void one_case_gives_no_interval_and_an_unshared_rating_nothing() {
    List<Severity> all =
        Severity.of(
            List.of(
                new Observation("x", "1", "a", 1),
                new Observation("x", "1", "b", 3),
                new Observation("x", "2", "c", 3)),
            100,
            1);
    assertThat(all).extracting(Severity::rater).containsExactly("a", "b");
    assertThat(all.get(0).difference()).isEqualTo(new Severity.Spread(-2, null, null));
    assertThat(all.get(0).effect()).isEqualTo(new Severity.Spread(-1, null, null));
    assertThat(all.get(0).difference().apartFromZero()).isFalse();
    assertThat(all.get(0).alphaWith()).as("alpha needs two others").isNull();
  }

  @Test
  void the_order_in_which_ratings_come_changes_nothing() {
    List<Observation> shuffled = shroutFleiss();
    Collections.shuffle(shuffled, new Random(3));
    assertThat(Severity.of(shuffled, 100, 9)).isEqualTo(Severity.of(shroutFleiss(), 100, 9));
  }

  @Test
  void without_the_one_who_differs_the_rest_agrees_better() {
    List<Observation> all = new ArrayList<>();
    for (int unit = 0; unit < 6; unit++) {
      for (String rater : List.of("a", "b", "c"))
        all.add(new Observation("case " + unit, "u", rater, 1 + unit % 5));
      all.add(new Observation("case " + unit, "u", "other", 5 - unit % 5));
    }
    List<Severity> rated = Severity.of(all, 10, 1);
    Severity other = rated.get(3);
    assertThat(other.rater()).isEqualTo("other");
    assertThat(other.alphaWithout()).isEqualTo(1);
    assertThat(other.alphaWith()).isLessThan(0.6);
    assertThat(rated.get(0).alphaWithout()).isLessThan(other.alphaWithout());
  }

  @Test
  void nobody_rates_a_thing_twice() {
    assertThatThrownBy(
            () ->
                TwoWay.of(
                    List.of(new Observation("x", "1", "a", 1), new Observation("x", "1", "a", 2))))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("twice");
  }

  @Test
  void of_nothing_there_is_nothing_to_say() {
    assertThat(Severity.of(List.of(), 10, 1)).isEmpty();
    assertThat(TwoWay.of(List.of()).raterMeanSquare()).isNull();
  }
}
