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
import java.util.Set;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class CanvasScoreTest {
  private static final Map<Block, Double> NO_EVIDENCE = Map.of();

  @Test
  void ratings_from_1_to_5_are_0_to_100_points() {
    assertThat(Rating.of("kim", Block.CHANNELS, 1).points()).isEqualTo(0);
    assertThat(Rating.of("kim", Block.CHANNELS, 2).points()).isEqualTo(25);
    assertThat(Rating.of("kim", Block.CHANNELS, 5).points()).isEqualTo(100);
    assertThat(Rating.notApplicable("kim", Block.CHANNELS, "no users yet").points()).isNull();
  }

  @Test
  void nonsense_is_refused_with_a_sentence() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Rating.of("kim", Block.CHANNELS, 6))
        .withMessage("kim rates channels with 6, but ratings go from 1 to 5.");
    assertThatIllegalArgumentException().isThrownBy(() -> Rating.of(" ", Block.CHANNELS, 3));
    assertThatIllegalArgumentException().isThrownBy(() -> new Weights(Map.of(Block.CHANNELS, 1.0)));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Panels.weights(0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Panels.weights(-1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new ScoreRules(60, 70, 40, 0.667, 5, 0.5, Set.of()));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new ScoreRules(70, 60, 40, 0.667, 2, 0.5, Set.of()));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new ScoreRules(70, 60, 40, 0.667, 5, Double.NaN, Set.of()));
    List<Rating> twice =
        List.of(Rating.of("kim", Block.CHANNELS, 2), Rating.of("kim", Block.CHANNELS, 3));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> CanvasScore.of(twice, NO_EVIDENCE, Panels.PUBLIC, Panels.RULES))
        .withMessage("kim rates channels twice.");
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                CanvasScore.of(
                    List.of(), Map.of(Block.CHANNELS, 101.0), Panels.PUBLIC, Panels.RULES));
  }

  @Test
  void four_ratings_are_averaged_and_from_five_on_the_highest_and_the_lowest_are_dropped() {
    BlockScore four = score(Panels.of(Block.CHANNELS, 1, 4, 4, 5)).block(Block.CHANNELS);
    assertThat(four.mean()).isEqualTo(62.5);
    assertThat(four.trimmedMean()).isNull();
    assertThat(four.score()).isEqualTo(62.5);

    BlockScore five = score(Panels.of(Block.CHANNELS, 1, 4, 4, 5, 5)).block(Block.CHANNELS);
    assertThat(five.mean()).isEqualTo(70);
    assertThat(five.trimmedMean()).isCloseTo((75 + 75 + 100) / 3.0, within(1e-9));
    assertThat(five.score()).isCloseTo(five.trimmedMean(), within(1e-9));
  }

  @Test
  void not_applicable_does_not_count_towards_the_five() {
    BlockScore block = score(Panels.of(Block.CHANNELS, 1, 4, 4, 5, 0)).block(Block.CHANNELS);
    assertThat(block.raters()).isEqualTo(4);
    assertThat(block.score()).isEqualTo(62.5);
  }

  @Test
  void evidence_is_half_of_a_block_that_has_both_and_all_of_one_that_has_nothing_else() {
    Map<Block, Double> evidence = Map.of(Block.KEY_PARTNERS, 40.0, Block.KEY_ACTIVITIES, 55.0);
    CanvasScore score =
        CanvasScore.of(Panels.of(Block.KEY_PARTNERS, 5), evidence, Panels.PUBLIC, Panels.RULES);
    assertThat(score.block(Block.KEY_PARTNERS).score()).isEqualTo(70);
    assertThat(score.block(Block.KEY_PARTNERS).mean()).isEqualTo(100);
    assertThat(score.block(Block.KEY_PARTNERS).evidence()).isEqualTo(40);
    assertThat(score.block(Block.KEY_ACTIVITIES).score()).isEqualTo(55);
    assertThat(score.total()).isCloseTo((10 * 70 + 8 * 55) / 18.0, within(1e-9));
    assertThat(score.weightScored()).isCloseTo(0.18, within(1e-9));
  }

  @Test
  void what_nobody_rated_stays_unknown() {
    Map<Block, Double> unknownEvidence = new EnumMap<>(Block.class);
    unknownEvidence.put(Block.CHANNELS, null);
    CanvasScore score =
        CanvasScore.of(
            Panels.of(Block.CHANNELS, 0, 0), unknownEvidence, Panels.PUBLIC, Panels.RULES);
    assertThat(score.block(Block.CHANNELS))
        .isEqualTo(new BlockScore(Block.CHANNELS, 0, null, null, null, null, 0.06));
    assertThat(score.total()).isNull();
    assertThat(score.weightScored()).isZero();
    assertThat(score.criticalBelow()).isEmpty();
    assertThat(score.criticalUnknown()).hasSize(4);
    assertThat(Band.of(score, Panels.RULES)).isNull();
  }

  @Test
  void blocks_that_weigh_nothing_give_no_total() {
    Weights onlyPartners = Panels.weights(1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0);
    CanvasScore score =
        CanvasScore.of(Panels.of(Block.CHANNELS, 4), NO_EVIDENCE, onlyPartners, Panels.RULES);
    assertThat(score.block(Block.CHANNELS).score()).isEqualTo(75);
    assertThat(score.total()).isNull();
  }

  @Test
  void the_bands_begin_on_their_marks() {
    assertThat(band(evidence(70))).isEqualTo(Band.PASS);
    assertThat(band(evidence(69.99))).isEqualTo(Band.REVISE);
    assertThat(band(evidence(60))).isEqualTo(Band.REVISE);
    assertThat(band(evidence(59.99))).isEqualTo(Band.REJECT);
  }

  @Property
  void a_canvas_with_70_in_every_block_passes_whatever_the_weights(
      @ForAll("weights") Weights weights) {
    CanvasScore score = CanvasScore.of(List.of(), evidence(70), weights, Panels.RULES);
    assertThat(Band.of(score, Panels.RULES)).isEqualTo(Band.PASS);
  }

  @Test
  void a_critical_block_under_its_mark_lets_a_good_canvas_be_revised_at_best() {
    Map<Block, Double> evidence = evidence(90);
    evidence.put(Block.KEY_RESOURCES, 39.9);
    CanvasScore score = CanvasScore.of(List.of(), evidence, Panels.PUBLIC, Panels.RULES);
    assertThat(score.total()).isGreaterThan(70);
    assertThat(score.criticalBelow()).containsExactly(Block.KEY_RESOURCES);
    assertThat(Band.of(score, Panels.RULES)).isEqualTo(Band.REVISE);

    evidence.put(Block.KEY_RESOURCES, 40.0);
    assertThat(band(evidence)).isEqualTo(Band.PASS);
    evidence.put(Block.KEY_RESOURCES, 90.0);
    evidence.put(Block.CHANNELS, 0.0);
    assertThat(band(evidence)).isEqualTo(Band.PASS);
  }

  @Test
  void what_moved_is_known_only_where_both_scores_are() {
    CanvasScore before =
        CanvasScore.of(List.of(), Map.of(Block.CHANNELS, 50.0), Panels.PUBLIC, Panels.RULES);
    CanvasScore after =
        CanvasScore.of(
            List.of(),
            Map.of(Block.CHANNELS, 62.0, Block.KEY_PARTNERS, 80.0),
            Panels.PUBLIC,
            Panels.RULES);
    assertThat(after.moved(before))
        .containsEntry(Block.CHANNELS, 12.0)
        .containsEntry(Block.KEY_PARTNERS, null)
        .hasSize(11);
  }

  @Property
  void the_order_of_the_ratings_does_not_matter(
      @ForAll("tables") int[][] table, @ForAll long shuffle) {
    List<Rating> ratings = Panels.ratings(table);
    List<Rating> shuffled = new ArrayList<>(ratings);
    Collections.shuffle(shuffled, new Random(shuffle));
    assertThat(score(shuffled)).isEqualTo(score(ratings));
  }

  @Property
  void the_names_of_the_evaluators_do_not_matter(@ForAll("tables") int[][] table) {
    int[][] reversed = table.clone();
    Collections.reverse(java.util.Arrays.asList(reversed));
    assertThat(score(Panels.ratings(reversed))).isEqualTo(score(Panels.ratings(table)));
  }

  /**
   * With the number of ratings fixed, the mean that is trimmed by one at each end is the mean of
   * the inner order statistics, and no order statistic falls when a rating rises. It does not hold
   * for a rating that is added, or that was not applicable before: a 2 added to fives lowers the
   * mean.
   */
  @Property
  void a_better_rating_never_lowers_the_score_nor_the_band(
      @ForAll("tables") int[][] table,
      @ForAll("weights") Weights weights,
      @ForAll @IntRange(max = 7) int who,
      @ForAll @IntRange(max = 10) int block) {
    int row = who % table.length;
    Assume.that(table[row][block] >= 1 && table[row][block] < 5);
    CanvasScore before = CanvasScore.of(Panels.ratings(table), NO_EVIDENCE, weights, Panels.RULES);
    table[row][block]++;
    CanvasScore after = CanvasScore.of(Panels.ratings(table), NO_EVIDENCE, weights, Panels.RULES);
    assertThat(after.total()).isGreaterThanOrEqualTo(before.total());
    assertThat(Band.of(after, Panels.RULES)).isLessThanOrEqualTo(Band.of(before, Panels.RULES));
  }

  @Property
  void more_evidence_never_lowers_the_score(
      @ForAll("tables") int[][] table, @ForAll @DoubleRange(max = 99) double points) {
    List<Rating> ratings = Panels.ratings(table);
    CanvasScore less =
        CanvasScore.of(ratings, Map.of(Block.CHANNELS, points), Panels.PUBLIC, Panels.RULES);
    CanvasScore more =
        CanvasScore.of(ratings, Map.of(Block.CHANNELS, points + 1), Panels.PUBLIC, Panels.RULES);
    assertThat(more.total()).isGreaterThan(less.total());
  }

  @Property
  void only_the_proportions_of_the_weights_matter(
      @ForAll("tables") int[][] table,
      @ForAll("weights") Weights weights,
      @ForAll @DoubleRange(min = 0.01, max = 100) double factor) {
    Map<Block, Double> scaled = new EnumMap<>(Block.class);
    weights.byBlock().forEach((block, weight) -> scaled.put(block, weight * factor));
    Double one = CanvasScore.of(Panels.ratings(table), NO_EVIDENCE, weights, Panels.RULES).total();
    Double other =
        CanvasScore.of(Panels.ratings(table), NO_EVIDENCE, new Weights(scaled), Panels.RULES)
            .total();
    if (one == null) {
      assertThat(other).isNull();
    } else {
      assertThat(other).isCloseTo(one, within(1e-8));
    }
  }

  @Property
  void the_score_lies_between_its_worst_and_its_best_block(
      @ForAll("tables") int[][] table, @ForAll("weights") Weights weights) {
    CanvasScore score = CanvasScore.of(Panels.ratings(table), NO_EVIDENCE, weights, Panels.RULES);
    Assume.that(score.total() != null);
    List<Double> known =
        score.blocks().values().stream().filter(BlockScore::known).map(BlockScore::score).toList();
    assertThat(score.total())
        .isBetween(Collections.min(known) - 1e-8, Collections.max(known) + 1e-8);
  }

  @Property
  void a_block_that_all_find_not_applicable_changes_nothing(
      @ForAll("tables") int[][] table, @ForAll @IntRange(max = 10) int block) {
    List<Rating> without =
        Panels.ratings(table).stream().filter(r -> r.block().ordinal() != block).toList();
    for (int[] row : table) {
      row[block] = 0;
    }
    assertThat(score(Panels.ratings(table))).isEqualTo(score(without));
  }

  @Provide
  Arbitrary<int[][]> tables() {
    return Panels.tables();
  }

  @Provide
  Arbitrary<Weights> weights() {
    return Panels.someWeights();
  }

  private static CanvasScore score(List<Rating> ratings) {
    return CanvasScore.of(ratings, NO_EVIDENCE, Panels.PUBLIC, Panels.RULES);
  }

  private static Band band(Map<Block, Double> evidence) {
    return Band.of(CanvasScore.of(List.of(), evidence, Panels.PUBLIC, Panels.RULES), Panels.RULES);
  }

  private static Map<Block, Double> evidence(double everywhere) {
    Map<Block, Double> evidence = new EnumMap<>(Block.class);
    for (Block block : Block.values()) {
      evidence.put(block, everywhere);
    }
    return evidence;
  }
}
