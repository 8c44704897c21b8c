package org.canvasgate.maintenance;

import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;

/**
 * What the simulation of a plan's funding assumes. Assumptions, not findings: an administrator
 * edits them, and pages show them beside the result.
 *
 * @param costNoiseSd standard deviation of a year's cost around the planned one, as a share of it;
 *     0 to 1
 * @param arrivalChance for each source the probability, 0 to 1, that an amount which is not secured
 *     arrives; it arrives in full or not at all
 * @param draws how many times each year is drawn; 1 to a million
 * @param seed what they are drawn with
 */
public record SimulationRules(
    double costNoiseSd, Map<FundingSource, Double> arrivalChance, int draws, long seed) {
  private static final int MOST_DRAWS = 1_000_000;

  public SimulationRules {
    if (!(costNoiseSd >= 0 && costNoiseSd <= 1)) {
      throw new IllegalArgumentException(
          "The cost's deviation is %s, but it goes from 0 to 1.".formatted(costNoiseSd));
    }
    if (draws < 1 || draws > MOST_DRAWS) {
      throw new IllegalArgumentException(
          "A simulation has 1 to %d draws, not %d.".formatted(MOST_DRAWS, draws));
    }
    if (arrivalChance == null) {
      throw new IllegalArgumentException(
          "The simulation needs a chance of arrival for every source.");
    }
    Map<FundingSource, Double> all = new EnumMap<>(FundingSource.class);
    for (FundingSource source : FundingSource.values()) {
      Double chance = arrivalChance.get(source);
      if (chance == null || !(chance >= 0 && chance <= 1)) {
        throw new IllegalArgumentException(
            "The chance that money from %s arrives is %s, but it goes from 0 to 1."
                .formatted(source.key(), chance));
      }
      all.put(source, chance);
    }
    arrivalChance = Collections.unmodifiableMap(all);
  }
}
