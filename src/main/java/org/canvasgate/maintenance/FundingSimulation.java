package org.canvasgate.maintenance;

import java.util.List;
import java.util.SplittableRandom;

/**
 * Draws a year's cost and its uncertain funding many times. Each unsecured amount arrives in full
 * or not at all, independently of the others; the cost is normal around the plan and never below 0.
 * Each year has a stream of its own, so that an unknown year does not change the others' result.
 */
final class FundingSimulation {
  private static final double ROUNDING = 1e-9;

  private FundingSimulation() {}

  static FundedChance of(int year, Double cost, List<Funding> funding, SimulationRules rules) {
    if (cost == null || funding.stream().anyMatch(f -> f.amount() == null)) {
      return new FundedChance(year, null, null);
    }
    SplittableRandom random = new SplittableRandom(rules.seed() + year);
    double secured = funding.stream().filter(Funding::secured).mapToDouble(Funding::amount).sum();
    double[] amounts =
        funding.stream().filter(f -> !f.secured()).mapToDouble(Funding::amount).toArray();
    double[] chances =
        funding.stream()
            .filter(f -> !f.secured())
            .mapToDouble(f -> rules.arrivalChance().get(f.source()))
            .toArray();
    int funded = 0;
    for (int draw = 0; draw < rules.draws(); draw++) {
      double money = secured;
      for (int i = 0; i < amounts.length; i++) {
        money += random.nextDouble() < chances[i] ? amounts[i] : 0;
      }
      double drawnCost = Math.max(0, cost * (1 + rules.costNoiseSd() * random.nextGaussian()));
      if (money >= drawnCost - ROUNDING * cost) {
        funded++;
      }
    }
    return new FundedChance(
        year, (double) funded / rules.draws(), standardError(funded, rules.draws()));
  }

  /**
   * Of a binomial share, with one success and one failure added: a simulation without a failure is
   * not certainty.
   */
  private static double standardError(int successes, int draws) {
    double share = (successes + 1.0) / (draws + 2.0);
    return Math.sqrt(share * (1 - share) / (draws + 2.0));
  }
}
