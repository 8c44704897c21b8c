package org.canvasgate.operation;

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
import org.canvasgate.maintenance.FiledPlan;
import org.canvasgate.maintenance.Plans;
import org.springframework.stereotype.Component;

/** What was promised and what was reported, in the record of gate 4's decision. */
@Component
class OperationRecord implements RecordPart {
  private static final TypeReference<Map<String, Object>> MAP = new TypeReference<>() {};

  private final Plans plans;
  private final Reports reports;
  private final Scorecards scorecards;
  private final ObjectMapper json;

  OperationRecord(Plans plans, Reports reports, Scorecards scorecards, ObjectMapper json) {
    this.plans = plans;
    this.reports = reports;
    this.scorecards = scorecards;
    this.json = json;
  }

  @Override
  public String name() {
    return "operation";
  }

  @Override
  public Map<String, Object> of(CaseRound round) {
    if (round.gate() != Gate.OPERATION) return Map.of();
    Map<String, Object> given = new LinkedHashMap<>();
    plans
        .latest(round.proposalId())
        .ifPresent(
            filed -> {
              Map<String, Object> plan = json.convertValue(filed, MAP);
              plan.put("submittedBy", new Person(filed.submittedBy()));
              plan.put("submittedAt", filed.submittedAt());
              given.put("plan", plan);
            });
    reports
        .latest(round.proposalId(), round.cycle())
        .ifPresent(
            report -> {
              given.put("report", json.convertValue(report.figures(), MAP));
              given.put("reportedBy", new Person(report.reportedBy()));
              given.put("reportedAt", report.at().toString());
            });
    Map<String, Object> part = new LinkedHashMap<>();
    part.put("given", given);
    scorecards
        .latest(round.proposalId(), round.gate(), round.cycle())
        .ifPresent(card -> part.put("figures", card.parts()));
    return part;
  }

  @Override
  public Map<String, Object> figures(JsonNode part, JsonNode document) {
    try {
      JsonNode given = part.path("given");
      return Standing.of(
              given.has("plan") ? json.treeToValue(given.path("plan"), FiledPlan.class) : null,
              given.has("report") ? json.treeToValue(given.path("report"), Figures.class) : null)
          .parts();
    } catch (JsonProcessingException changed) {
      throw new UncheckedIOException(changed);
    }
  }
}
