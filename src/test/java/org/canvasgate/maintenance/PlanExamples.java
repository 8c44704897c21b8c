package org.canvasgate.maintenance;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Plans and rules to measure with. */
public final class PlanExamples {
  public static final int FIRST_YEAR = 2027;

  private PlanExamples() {}

  /** The defaults of docs/method.md; {@code MethodDocTest} reads them there. */
  public static SustainabilityRules rules() {
    return rules(simulation(0.1, 0.5, 2000));
  }

  static SustainabilityRules rules(SimulationRules simulation) {
    return new SustainabilityRules(30, 15, 10, 10, 20, 15, 0.09, 0.20, 0.40, 1, 2, 0.5, simulation);
  }

  /** A simulation in which every source that is not secured arrives with the same chance. */
  static SimulationRules simulation(double noise, double chance, int draws) {
    Map<FundingSource, Double> chances = new EnumMap<>(FundingSource.class);
    for (FundingSource source : FundingSource.values()) {
      chances.put(source, chance);
    }
    return new SimulationRules(noise, chances, draws, 42);
  }

  public static Plan plan(Double construction, List<Double> costs, Funding... funding) {
    return new Plan(
        FIRST_YEAR,
        construction,
        costs,
        List.of(funding),
        null,
        List.of(),
        null,
        null,
        "KRW",
        null);
  }

  static Plan staffed(Staff staff) {
    return new Plan(
        FIRST_YEAR, null, costs(1.0), List.of(), staff, List.of(), null, null, "KRW", null);
  }

  /** Yearly costs, null for an unknown one. */
  public static List<Double> costs(Double... byYear) {
    return new ArrayList<>(Arrays.asList(byYear));
  }

  /** Secured money of a year of the plan, counted from 0. */
  public static Funding secured(int index, FundingSource source, Double amount) {
    return new Funding(FIRST_YEAR + index, source, amount, true);
  }

  static Funding hoped(int index, FundingSource source, Double amount) {
    return new Funding(FIRST_YEAR + index, source, amount, false);
  }
}
