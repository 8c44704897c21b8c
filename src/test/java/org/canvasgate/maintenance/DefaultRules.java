package org.canvasgate.maintenance;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.canvasgate.canvas.Block;
import org.canvasgate.committee.Rules;

/** The defaults of docs/method.md by the names that the decision tables give them. */
final class DefaultRules implements Rules {
  @Override
  public Map<String, Object> one(String decision, Map<String, Object> inputs) {
    return switch (decision) {
      case "sustainability-rules" -> sustainability();
      case "canvas-weights" -> weights();
      case "canvas-marks" ->
          Map.of(
              "passMark",
              70,
              "rejectMark",
              60,
              "criticalMark",
              40,
              "agreementMark",
              0.667,
              "trimFrom",
              5,
              "evidenceWeight",
              0.5);
      case "quorum" ->
          Map.of(
              "attendanceShare",
              2.0 / 3,
              "attendanceRule",
              "at-least",
              "least",
              1,
              "approvalShare",
              0.5,
              "approvalRule",
              "more-than",
              "abstentions",
              "left-out",
              "tie",
              "chair",
              "procedure",
              "written");
      case "plan-marks" ->
          Map.of("soundMark", 70, "weakMark", 60, "fullCoverage", 100, "leastCoverage", 50);
      case "rounds" ->
          Map.of(
              "most",
              Map.of("plan-return", 2, "revote", 2, "extension", 2, "panel", 2)
                  .get((String) inputs.get("step")));
      case "windows" -> Map.of("workingDays", 10, "reminderDaysBefore", 3, "graceDays", 5);
      default -> throw new IllegalStateException("no table " + decision);
    };
  }

  @Override
  public List<Map<String, Object>> all(String decision, Map<String, Object> inputs) {
    return switch (decision) {
      case "critical-blocks" -> List.of(Map.of("block", "cost-structure"));
      case "entity-requirements" ->
          List.of(
              Map.of(
                  "requirement",
                  "entrustment-fee",
                  "textEn",
                  "The fee that the city pays for the entrusted operation, by year",
                  "textKo",
                  "연도별 위탁 운영비 지급 계획",
                  "law",
                  "Decree art. 22"));
      default -> throw new IllegalStateException("no table " + decision);
    };
  }

  private static Map<String, Object> weights() {
    Map<String, Object> weights = new HashMap<>();
    Arrays.stream(Block.values()).forEach(b -> weights.put(b.key().replace('-', '_'), 1));
    return weights;
  }

  private static Map<String, Object> sustainability() {
    SustainabilityRules rules = PlanExamples.rules();
    Map<String, Object> row = new HashMap<>();
    row.put("coverageWeight", rules.coverageWeight());
    row.put("independenceWeight", rules.independenceWeight());
    row.put("ownIncomeWeight", rules.ownIncomeWeight());
    row.put("diversityWeight", rules.diversityWeight());
    row.put("costRealismWeight", rules.costRealismWeight());
    row.put("staffingWeight", rules.staffingWeight());
    row.put("leastKnownWeight", rules.leastKnownWeight());
    row.put("costFullFrom", rules.costFullFrom());
    row.put("costFullTo", rules.costFullTo());
    row.put("costZeroAt", rules.costZeroAt());
    row.put("fteFull", rules.fteFull());
    row.put("tenureFull", rules.tenureFull());
    row.put("costNoiseSd", rules.simulation().costNoiseSd());
    row.put("draws", rules.simulation().draws());
    row.put("seed", rules.simulation().seed());
    for (String source : List.of("Central", "Local", "Private", "Fees", "Indirect", "Other"))
      row.put("arrival" + source, 0.5);
    return row;
  }
}
