package org.canvasgate.committee.objection;

import java.util.LinkedHashMap;
import java.util.Map;
import org.canvasgate.committee.CaseRound;
import org.canvasgate.committee.RecordPart;
import org.springframework.stereotype.Component;

/** The objection after which a verdict was given, where there was one. */
@Component
class ObjectionInRecord implements RecordPart {
  private final Objections objections;
  private final ObjectionRules rules;

  ObjectionInRecord(Objections objections, ObjectionRules rules) {
    this.objections = objections;
    this.rules = rules;
  }

  @Override
  public String name() {
    return "objection";
  }

  @Override
  public Map<String, Object> of(CaseRound round) {
    return objections.behind(round).map(this::entry).orElse(Map.of());
  }

  private Map<String, Object> entry(Objection objection) {
    Map<String, Object> entry = new LinkedHashMap<>();
    entry.put("toVerdictOfRound", objection.round().round());
    entry.put("filedBy", new Person(objection.filedBy()));
    entry.put("filedAt", objection.filedAt().toString());
    entry.put("periodEnded", objection.due().toString());
    entry.put("grounds", objection.grounds());
    if (objection.evidence() != null) entry.put("evidence", objection.evidence());
    entry.put("admittedBy", new Person(objection.examinedBy()));
    entry.put("answer", objection.answer());
    if (objection.panelId() != null) entry.put("formerPanel", objection.panelId());
    entry.put("shareThatMayBeTheSame", rules.sameShare());
    return entry;
  }
}
