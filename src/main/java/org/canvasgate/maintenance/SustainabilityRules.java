package org.canvasgate.maintenance;

/**
 * The weights and limits of the sustainability score. Dated data that an administrator edits;
 * {@code docs/method.md} gives the defaults and their sources.
 *
 * @param coverageWeight weight of funding coverage, at least 0, like those that follow; only
 *     proportions matter
 * @param independenceWeight weight of independence from central grants
 * @param ownIncomeWeight weight of the share of own and indirect income
 * @param diversityWeight weight of the diversity of sources
 * @param costRealismWeight weight of cost realism
 * @param staffingWeight weight of staffing
 * @param costFullFrom yearly operating cost over construction cost from which realism has full
 *     marks, more than 0
 * @param costFullTo the share up to which it has full marks
 * @param costZeroAt the share from which it has none
 * @param fteFull dedicated people with which staffing has full marks, more than 0
 * @param tenureFull years of expected tenure with which it has full marks, more than 0
 * @param leastKnownWeight share of the weight, 0 to 1, that known parts must hold for a total to be
 *     given; below it the score is unknown, however good the little that is known
 * @param simulation what the simulation of the funding assumes
 */
public record SustainabilityRules(
    double coverageWeight,
    double independenceWeight,
    double ownIncomeWeight,
    double diversityWeight,
    double costRealismWeight,
    double staffingWeight,
    double costFullFrom,
    double costFullTo,
    double costZeroAt,
    double fteFull,
    double tenureFull,
    double leastKnownWeight,
    SimulationRules simulation) {

  public SustainabilityRules {
    double sum = 0;
    for (double weight :
        new double[] {
          coverageWeight,
          independenceWeight,
          ownIncomeWeight,
          diversityWeight,
          costRealismWeight,
          staffingWeight
        }) {
      Amounts.refuseNegative("weight of a part of the sustainability score", weight);
      sum += weight;
    }
    if (!(sum > 0)) {
      throw new IllegalArgumentException("The weights of the sustainability score sum to 0.");
    }
    if (!(0 < costFullFrom
        && costFullFrom <= costFullTo
        && costFullTo < costZeroAt
        && costZeroAt < 100)) {
      throw new IllegalArgumentException(
          "Cost realism needs 0 < full from <= full to < zero at, not %s, %s, %s."
              .formatted(costFullFrom, costFullTo, costZeroAt));
    }
    if (!(fteFull > 0) || !(tenureFull > 0)) {
      throw new IllegalArgumentException(
          "Full marks for people and tenure need numbers of more than 0.");
    }
    if (!(leastKnownWeight >= 0 && leastKnownWeight <= 1)) {
      throw new IllegalArgumentException(
          "The least known weight is a share from 0 to 1, not %s.".formatted(leastKnownWeight));
    }
    if (simulation == null) {
      throw new IllegalArgumentException("The rules must say what the simulation assumes.");
    }
  }

  /**
   * The same rules for whoever asks for the score alone: one draw a year, so that the chances of
   * being funded mean nothing.
   */
  SustainabilityRules withoutSimulation() {
    return new SustainabilityRules(
        coverageWeight,
        independenceWeight,
        ownIncomeWeight,
        diversityWeight,
        costRealismWeight,
        staffingWeight,
        costFullFrom,
        costFullTo,
        costZeroAt,
        fteFull,
        tenureFull,
        leastKnownWeight,
        new SimulationRules(
            simulation.costNoiseSd(), simulation.arrivalChance(), 1, simulation.seed()));
  }
}
