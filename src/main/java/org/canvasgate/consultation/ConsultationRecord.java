package org.canvasgate.consultation;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.canvasgate.canvas.Block;
import org.canvasgate.canvas.BlockScore;
import org.canvasgate.committee.CaseRound;
import org.canvasgate.committee.Gate;
import org.canvasgate.committee.RecordPart;
import org.canvasgate.committee.Scorecards;
import org.springframework.stereotype.Component;

/** What the bodies were asked and answered, in the record of gate 2's decision. */
@Component
class ConsultationRecord implements RecordPart {
  private static final TypeReference<Map<String, Object>> MAP = new TypeReference<>() {};

  private final Consultations consultations;
  private final Scorecards scorecards;
  private final ObjectMapper json;

  ConsultationRecord(Consultations consultations, Scorecards scorecards, ObjectMapper json) {
    this.consultations = consultations;
    this.scorecards = scorecards;
    this.json = json;
  }

  @Override
  public String name() {
    return "consultation";
  }

  @Override
  public Map<String, Object> of(CaseRound round) {
    if (round.gate() != Gate.CONSULTATION) return Map.of();
    Map<String, Object> part = new LinkedHashMap<>();
    consultations
        .latest(round.proposalId())
        .ifPresent(consultation -> part.put("given", given(consultation)));
    scorecards
        .latest(round.proposalId(), Gate.CONSULTATION, round.cycle())
        .ifPresent(
            card -> {
              Map<String, Object> evidence = new LinkedHashMap<>();
              for (BlockScore block : card.canvas().blocks().values())
                if (block.evidence() != null) evidence.put(block.block().name(), block.evidence());
              part.put("figures", figures(card.gateScore(), evidence));
            });
    return part;
  }

  /** The consultation with those who answered as people. */
  private Map<String, Object> given(Consultation consultation) {
    Map<String, Object> given = json.convertValue(consultation, MAP);
    List<Object> answers = new ArrayList<>();
    for (Responsibility answer : consultation.responsibilities()) {
      Map<String, Object> row = json.convertValue(answer, MAP);
      if (answer.answeredBy() != null) row.put("answeredBy", new Person(answer.answeredBy()));
      answers.add(row);
    }
    given.put("responsibilities", answers);
    return given;
  }

  @Override
  public Map<String, Object> figures(JsonNode part, JsonNode document) {
    try {
      Consultation given = json.treeToValue(part.path("given"), Consultation.class);
      Map<String, Object> evidence = new LinkedHashMap<>();
      given.evidence().forEach((Block block, Double points) -> evidence.put(block.name(), points));
      return figures(given.clarity().score(), evidence);
    } catch (JsonProcessingException changed) {
      throw new UncheckedIOException(changed);
    }
  }

  private static Map<String, Object> figures(Double clarity, Map<String, Object> evidence) {
    Map<String, Object> figures = new LinkedHashMap<>();
    figures.put("clarity", clarity);
    figures.put("evidence", evidence);
    return figures;
  }
}
