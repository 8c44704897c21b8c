package org.canvasgate.tracking.api;

import java.security.Principal;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.canvasgate.committee.Members;
import org.canvasgate.committee.condition.Condition;
import org.canvasgate.record.Chain;
import org.canvasgate.tracking.api.FollowUpAnswer.ConditionAnswer;
import org.canvasgate.tracking.api.FollowUpAnswer.ConditionReport;
import org.canvasgate.tracking.api.FollowUpAnswer.LetterAnswer;
import org.canvasgate.tracking.api.FollowUpAnswer.ObjectionAnswer;
import org.canvasgate.tracking.api.FollowUpAnswer.RecordAnswer;
import org.canvasgate.tracking.api.ScorecardAnswer.RoundAnswer;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** Conditions, objections, letters and records of a case. */
@ApiRoot
class FollowUpApi {
  private final CaseFile cases;
  private final CaseSections sections;
  private final Members members;

  FollowUpApi(CaseFile cases, CaseSections sections, Members members) {
    this.cases = cases;
    this.sections = sections;
    this.members = members;
  }

  @GetMapping("/proposals/{id}/conditions")
  List<ConditionAnswer> conditions(@PathVariable String id, Principal user, Locale locale) {
    Map<String, Object> model =
        sections.model("committee/conditions", cases.open(id, user).inside(), locale);
    Collection<?> reads = model.get("reads") instanceof Collection<?> ids ? ids : List.of();
    return model.get("conditions") instanceof Collection<?> conditions
        ? conditions.stream()
            .map(Condition.class::cast)
            .map(condition -> condition(condition, reads.contains(condition.id())))
            .toList()
        : List.of();
  }

  private ConditionAnswer condition(Condition condition, boolean reads) {
    return new ConditionAnswer(
        condition.id(),
        GateApi.round(condition.round()),
        condition.number(),
        condition.text(),
        members.name(condition.owner()),
        condition.due(),
        condition.state().key(),
        reads
            ? condition.reports().stream()
                .map(r -> new ConditionReport(r.done(), r.evidence(), r.fulfilled(), r.answer()))
                .toList()
            : List.of());
  }

  @GetMapping("/proposals/{id}/objections")
  List<ObjectionAnswer> objections(@PathVariable String id, Principal user, Locale locale) {
    return sections.lines(
        "committee/objections",
        "objections",
        cases.open(id, user).inside(),
        locale,
        ObjectionAnswer.class);
  }

  @GetMapping("/proposals/{id}/letters")
  List<LetterAnswer> letters(@PathVariable String id, Principal user, Locale locale) {
    return sections
        .lines(
            "record/letter/section",
            "letters",
            cases.open(id, user).inside(),
            locale,
            LetterAnswer.class)
        .stream()
        .map(l -> new LetterAnswer(l.id(), l.template(), members.name(l.recipient()), l.at()))
        .toList();
  }

  @GetMapping("/proposals/{id}/records")
  List<RecordAnswer> records(@PathVariable String id, Principal user, Locale locale) {
    return sections.model("record/section", cases.open(id, user).inside(), locale).get("entries")
            instanceof Collection<?> rows
        ? rows.stream().map(Chain.Row.class::cast).map(FollowUpApi::entry).toList()
        : List.of();
  }

  private static RecordAnswer entry(Chain.Row row) {
    return new RecordAnswer(
        row.number(),
        row.kind(),
        row.subject(),
        new RoundAnswer(row.gate(), row.cycle(), row.round()),
        row.recordedAt(),
        row.previous(),
        row.documentHash(),
        row.hash());
  }
}
