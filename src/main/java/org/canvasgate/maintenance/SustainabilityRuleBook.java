package org.canvasgate.maintenance;

import java.time.LocalDate;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import org.canvasgate.committee.Rules;
import org.springframework.stereotype.Component;

/**
 * The sustainability score's weights and limits, from table {@code sustainability-rules}, and the
 * marks that a plan is held against, from table {@code plan-marks}.
 */
@Component
public class SustainabilityRuleBook {
  static final String TABLE = "sustainability-rules";
  static final String MARKS = "plan-marks";

  private final Rules rules;

  /** Asks the tables. */
  public SustainabilityRuleBook(Rules rules) {
    this.rules = rules;
  }

  /** The rules that hold on a day. */
  public SustainabilityRules on(LocalDate day) {
    return of(rules.one(TABLE, Map.of("on", day)));
  }

  /** The rules as a row of the table gives them. */
  static SustainabilityRules of(Map<String, Object> row) {
    return new SustainabilityRules(
        number(row, "coverageWeight"),
        number(row, "independenceWeight"),
        number(row, "ownIncomeWeight"),
        number(row, "diversityWeight"),
        number(row, "costRealismWeight"),
        number(row, "staffingWeight"),
        number(row, "costFullFrom"),
        number(row, "costFullTo"),
        number(row, "costZeroAt"),
        number(row, "fteFull"),
        number(row, "tenureFull"),
        number(row, "leastKnownWeight"),
        new SimulationRules(
            number(row, "costNoiseSd"),
            arrival(row),
            (int) number(row, "draws"),
            (long) number(row, "seed")));
  }

  /** The marks that hold on a day. */
  public PlanMarks marks(LocalDate day) {
    Map<String, Object> row = rules.one(MARKS, Map.of("on", day));
    return new PlanMarks(
        number(row, "soundMark"),
        number(row, "weakMark"),
        number(row, "fullCoverage"),
        number(row, "leastCoverage"));
  }

  private static Map<FundingSource, Double> arrival(Map<String, Object> row) {
    Map<FundingSource, Double> chances = new EnumMap<>(FundingSource.class);
    for (FundingSource source : FundingSource.values()) {
      String name =
          source.key().substring(0, 1).toUpperCase(Locale.ROOT) + source.key().substring(1);
      chances.put(source, number(row, "arrival" + name));
    }
    return chances;
  }

  private static double number(Map<String, Object> row, String output) {
    if (row.get(output) instanceof Number number) return number.doubleValue();
    throw new IllegalStateException("The table sustainability-rules gives no " + output + ".");
  }
}
