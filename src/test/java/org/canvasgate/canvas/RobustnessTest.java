package org.canvasgate.canvas;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class RobustnessTest {
  private static final long SEED = 7;
  private static final double STEP = 1e-4;

  @Test
  void the_margin_is_the_distance_to_the_pass_mark() {
    assertThat(of(Map.of(Block.CHANNELS, 73.5)).margin()).isCloseTo(3.5, within(1e-9));
    assertThat(of(Map.of(Block.CHANNELS, 50.0)).margin()).isCloseTo(-20, within(1e-9));
  }

  @Test
  void a_canvas_of_two_blocks_has_the_flip_that_one_finds_by_hand() {
    // Weights 12 and 4, so 0.75 and 0.25; scores 80 and 60: T = 75. It falls to 70 where the
    // weights are equal.
    Robustness robustness = of(Map.of(Block.COST_STRUCTURE, 80.0, Block.REVENUE_STREAMS, 60.0));
    Stability cost = robustness.weights().get(Block.COST_STRUCTURE);
    assertThat(cost.weight()).isCloseTo(0.75, within(1e-9));
    assertThat(cost.flipDelta()).isCloseTo(-0.25, within(1e-9));
    assertThat(cost.lowest()).isCloseTo(0.5, within(1e-9));
    assertThat(cost.highest()).isEqualTo(1);
    Stability revenue = robustness.weights().get(Block.REVENUE_STREAMS);
    assertThat(revenue.flipDelta()).isCloseTo(0.25, within(1e-9));
    assertThat(revenue.highest()).isCloseTo(0.5, within(1e-9));
    assertThat(revenue.lowest()).isZero();
  }

  @Test
  void where_no_weight_can_change_the_band_there_is_no_flip() {
    Robustness alone = of(Map.of(Block.CHANNELS, 75.0));
    assertThat(alone.weights().get(Block.CHANNELS)).isEqualTo(new Stability(null, 0, 1, 1));
    Robustness allGood = of(Map.of(Block.CHANNELS, 75.0, Block.KEY_PARTNERS, 90.0));
    assertThat(allGood.weights().values()).allSatisfy(s -> assertThat(s.flipDelta()).isNull());
    Robustness allEqual = of(Map.of(Block.CHANNELS, 75.0, Block.KEY_PARTNERS, 75.0));
    assertThat(allEqual.weights().values()).allSatisfy(s -> assertThat(s.flipDelta()).isNull());
  }

  @Test
  void a_canvas_between_the_marks_is_bounded_by_both() {
    // Equal weights of two blocks, 80 and 50: T = 65; 70 is met at 2/3 of the first, 60 at 1/3.
    Map<Block, Double> evidence = Map.of(Block.CHANNELS, 80.0, Block.KEY_PARTNERS, 50.0);
    Stability channels =
        Robustness.of(List.of(), evidence, Panels.EQUAL, Panels.RULES, 10, SEED)
            .weights()
            .get(Block.CHANNELS);
    assertThat(channels.lowest()).isCloseTo(1 / 3.0, within(1e-9));
    assertThat(channels.highest()).isCloseTo(2 / 3.0, within(1e-9));
  }

  @Test
  void under_a_critical_block_no_weight_leads_to_a_pass_so_only_the_reject_mark_bounds() {
    Map<Block, Double> evidence = Map.of(Block.CHANNELS, 95.0, Block.KEY_RESOURCES, 35.0);
    Robustness robustness =
        Robustness.of(List.of(), evidence, Panels.EQUAL, Panels.RULES, 10, SEED);
    assertThat(robustness.band()).isEqualTo(Band.REVISE);
    Stability channels = robustness.weights().get(Block.CHANNELS);
    assertThat(channels.highest()).isEqualTo(1);
    assertThat(channels.lowest()).isCloseTo(25 / 60.0, within(1e-9));
  }

  @Property(tries = 500)
  void the_band_holds_inside_the_stated_weights_and_not_outside(
      @ForAll("points") Map<Block, Double> points, @ForAll("weights") Weights weights) {
    CanvasScore score = CanvasScore.of(List.of(), points, weights, Panels.RULES);
    Robustness robustness = Robustness.of(List.of(), points, weights, Panels.RULES, 1, SEED);
    robustness
        .weights()
        .forEach(
            (block, stability) -> {
              double rest =
                  (score.total() - stability.weight() * points.get(block))
                      / (1 - stability.weight());
              if (Math.abs(points.get(block) - rest) < 0.1) {
                return; // too flat for the step to be seen behind nine decimals
              }
              assertThat(bandAt(stability.lowest() + STEP, block, stability, points, weights))
                  .isEqualTo(robustness.band());
              assertThat(bandAt(stability.highest() - STEP, block, stability, points, weights))
                  .isEqualTo(robustness.band());
              if (stability.lowest() > STEP) {
                assertThat(bandAt(stability.lowest() - STEP, block, stability, points, weights))
                    .isNotEqualTo(robustness.band());
              }
              if (stability.highest() < 1 - STEP) {
                assertThat(bandAt(stability.highest() + STEP, block, stability, points, weights))
                    .isNotEqualTo(robustness.band());
              }
            });
  }

  @Property(tries = 500)
  void the_stated_flip_changes_the_band_and_a_little_less_does_not(
      @ForAll("points") Map<Block, Double> points, @ForAll("weights") Weights weights) {
    Robustness robustness = Robustness.of(List.of(), points, weights, Panels.RULES, 1, SEED);
    int flips = 0;
    for (Map.Entry<Block, Stability> entry : robustness.weights().entrySet()) {
      Stability stability = entry.getValue();
      Double flip = stability.flipDelta();
      if (flip == null || Math.abs(flip) < 2 * STEP) {
        continue;
      }
      double past = stability.weight() + flip + Math.signum(flip) * STEP;
      double shortOf = stability.weight() + flip - Math.signum(flip) * STEP;
      if (past < 0 || past > 1) {
        continue;
      }
      flips++;
      assertThat(bandAt(past, entry.getKey(), stability, points, weights))
          .isNotEqualTo(robustness.band());
      assertThat(bandAt(shortOf, entry.getKey(), stability, points, weights))
          .isEqualTo(robustness.band());
    }
    Assume.that(flips > 0);
  }

  @Test
  void an_evaluator_without_whom_the_band_differs_is_named() {
    List<Rating> ratings = Panels.ratings(Panels.all(4), Panels.all(4), Panels.all(2));
    // 75, 75 and 25 points: 58.3, rejected; without the third 75, without another 50.
    Robustness robustness = Robustness.of(ratings, Map.of(), Panels.PUBLIC, Panels.RULES, 10, SEED);
    assertThat(robustness.band()).isEqualTo(Band.REJECT);
    assertThat(robustness.pivotalEvaluators()).containsExactly("evaluator-02");
  }

  @Test
  void the_only_evaluator_is_pivotal() {
    Robustness robustness =
        Robustness.of(
            Panels.ratings(Panels.all(4)), Map.of(), Panels.PUBLIC, Panels.RULES, 10, SEED);
    assertThat(robustness.pivotalEvaluators()).containsExactly("evaluator-00");
    assertThat(robustness.resampleAgreement()).isEqualTo(1);
  }

  @Test
  void resampled_panels_agree_as_often_as_theory_says() {
    // Of two evaluators who give 0 and 100, the mean 50 is rejected; only the draw of the second
    // twice (1/4) passes.
    List<Rating> ratings = Panels.ratings(Panels.all(1), Panels.all(5));
    Robustness robustness =
        Robustness.of(ratings, Map.of(), Panels.PUBLIC, Panels.RULES, 20_000, SEED);
    assertThat(robustness.resampleAgreement()).isCloseTo(0.75, within(0.015));
    assertThat(robustness.pivotalEvaluators()).containsExactly("evaluator-00");
  }

  @Test
  void an_agreed_panel_is_never_overturned() {
    List<Rating> ratings = Panels.ratings(Panels.all(4), Panels.all(4), Panels.all(4));
    assertThat(
            Robustness.of(ratings, Map.of(), Panels.PUBLIC, Panels.RULES, 200, SEED)
                .resampleAgreement())
        .isEqualTo(1);
  }

  @Test
  void nothing_scored_has_no_robustness_and_evidence_alone_has_no_panel() {
    Robustness nothing = Robustness.of(List.of(), Map.of(), Panels.PUBLIC, Panels.RULES, 10, SEED);
    assertThat(nothing).isEqualTo(new Robustness(null, Map.of(), List.of(), null, 0, SEED, null));
    assertThat(of(Map.of(Block.CHANNELS, 75.0)).resampleAgreement()).isNull();
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Robustness.of(List.of(), Map.of(), Panels.PUBLIC, Panels.RULES, 0, SEED));
  }

  @Property(tries = 100)
  void the_order_of_the_ratings_does_not_matter(
      @ForAll("tables") int[][] table, @ForAll long shuffle) {
    List<Rating> ratings = Panels.ratings(table);
    List<Rating> shuffled = new ArrayList<>(ratings);
    Collections.shuffle(shuffled, new Random(shuffle));
    assertThat(Robustness.of(shuffled, Map.of(), Panels.PUBLIC, Panels.RULES, 50, SEED))
        .isEqualTo(Robustness.of(ratings, Map.of(), Panels.PUBLIC, Panels.RULES, 50, SEED));
  }

  @Provide
  Arbitrary<int[][]> tables() {
    return Panels.tables();
  }

  @Provide
  Arbitrary<Weights> weights() {
    return Panels.someWeights();
  }

  @Provide
  Arbitrary<Map<Block, Double>> points() {
    return Arbitraries.maps(
            Arbitraries.of(Block.class), Arbitraries.doubles().between(30, 100).ofScale(1))
        .ofMinSize(2)
        .ofMaxSize(11)
        .map(EnumMap::new);
  }

  private static Robustness of(Map<Block, Double> evidence) {
    return Robustness.of(List.of(), evidence, Panels.PUBLIC, Panels.RULES, 10, SEED);
  }

  /**
   * The band with one weight set to a share and the others rescaled, scored anew from the ground.
   */
  private static Band bandAt(
      double share, Block block, Stability stability, Map<Block, Double> points, Weights weights) {
    Map<Block, Double> changed = new EnumMap<>(Block.class);
    for (Block each : Block.values()) {
      boolean scored = points.containsKey(each);
      double rest = points.keySet().stream().filter(b -> b != block).mapToDouble(weights::of).sum();
      double other = scored ? weights.of(each) / rest * (1 - share) : 0;
      changed.put(each, each == block ? share : other);
    }
    assertThat(stability.weight()).isBetween(0.0, 1.0);
    return Band.of(
        CanvasScore.of(List.of(), points, new Weights(changed), Panels.RULES), Panels.RULES);
  }
}
