package org.canvasgate.maintenance;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.canvasgate.committee.CaseRound;
import org.canvasgate.committee.Gate;
import org.canvasgate.committee.RecordPart;
import org.canvasgate.committee.Scorecards;
import org.springframework.stereotype.Component;

/**
 * The plan that was decided on, in the record of gate 3's decision. Its figures are computed again
 * by the rules that the record holds among the answers of the tables.
 */
@Component
class PlanRecord implements RecordPart {
  static final String NAME = "maintenance-plan";

  private static final TypeReference<Map<String, Object>> MAP = new TypeReference<>() {};

  private final Plans plans;
  private final Scorecards scorecards;
  private final ObjectMapper json;

  PlanRecord(Plans plans, Scorecards scorecards, ObjectMapper json) {
    this.plans = plans;
    this.scorecards = scorecards;
    this.json = json;
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public Map<String, Object> of(CaseRound round) {
    FiledPlan filed = plans.latest(round.proposalId()).orElse(null);
    if (round.gate() != Gate.MAINTENANCE || filed == null) return Map.of();
    Map<String, Object> part = new LinkedHashMap<>();
    Map<String, Object> given = new LinkedHashMap<>();
    given.put("round", filed.round());
    given.put("plan", json.convertValue(filed.plan(), MAP));
    given.put("unit", filed.unit().name());
    given.put("usagePromise", filed.usagePromise());
    given.put("requirements", filed.requirements());
    given.put("submittedBy", new Person(filed.submittedBy()));
    given.put("submittedAt", filed.submittedAt().toString());
    part.put("given", given);
    scorecards
        .of(MaintenanceEvaluation.round(filed))
        .ifPresent(
            card -> {
              Map<String, Object> figures = new LinkedHashMap<>(card.parts());
              figures.put("sustainability", card.gateScore());
              part.put("figures", figures);
            });
    return part;
  }

  @Override
  public Map<String, Object> figures(JsonNode part, JsonNode document) {
    try {
      Map<String, Object> row = null;
      for (JsonNode table : document.path("tables"))
        if (table.path("table").asText().equals(SustainabilityRuleBook.TABLE))
          row = json.convertValue(table.at("/outputs/0"), MAP);
      if (row == null) throw new IllegalArgumentException("The record holds no rules of the plan.");
      Sustainability found =
          Sustainability.of(
              json.treeToValue(part.at("/given/plan"), Plan.class), SustainabilityRuleBook.of(row));
      Map<String, Object> figures = new LinkedHashMap<>(MaintenanceEvaluation.parts(found));
      figures.put("sustainability", found.total());
      return figures;
    } catch (JsonProcessingException changed) {
      throw new UncheckedIOException(changed);
    }
  }
}
