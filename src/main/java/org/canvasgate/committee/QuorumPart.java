package org.canvasgate.committee;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.springframework.stereotype.Component;

/**
 * The rule of decision as it stood, who was at the meeting, and what each count came to: part of a
 * decision's record.
 */
@Component
class QuorumPart implements RecordPart {
  private final VoteCounts counts;
  private final Attendance attendance;

  QuorumPart(VoteCounts counts, Attendance attendance) {
    this.counts = counts;
    this.attendance = attendance;
  }

  @Override
  public String name() {
    return "quorum";
  }

  @Override
  public Map<String, Object> of(CaseRound round) {
    List<Map<String, Object>> rounds =
        counts.all(round.proposalId()).stream()
            .filter(counted -> counted.round().gate() == round.gate())
            .filter(counted -> counted.round().cycle() == round.cycle())
            .filter(counted -> counted.round().round() <= round.round())
            .map(this::round)
            .toList();
    return rounds.isEmpty() ? Map.of() : Map.of("rounds", rounds);
  }

  private Map<String, Object> round(VoteCount counted) {
    Map<String, Object> part = new LinkedHashMap<>();
    part.put("round", counted.round().round());
    part.put("subject", counted.subject());
    part.put("rule", rule(counted.rule()));
    part.put("count", count(counted.count()));
    part.put(
        "present", attendance.of(counted.round()).stream().map(RecordPart.Person::new).toList());
    if (counted.casting() != null)
      part.put(
          "castingVote",
          Map.of(
              "approves", counted.casting().approves(),
              "by", new RecordPart.Person(counted.casting().by()),
              "at", Objects.toString(counted.casting().at())));
    return part;
  }

  private static Map<String, Object> rule(Quorum rule) {
    Map<String, Object> part = new LinkedHashMap<>();
    part.put("attendanceShare", rule.attendance().share());
    part.put("attendanceExceeded", rule.attendance().exceeded());
    part.put("least", rule.least());
    part.put("approvalShare", rule.approval().share());
    part.put("approvalExceeded", rule.approval().exceeded());
    part.put("abstentionsCount", rule.abstentionsCount());
    part.put("chairDecidesTies", rule.chairDecidesTies());
    part.put("procedure", rule.procedure().key());
    return part;
  }

  private static Map<String, Object> count(Quorum.Count count) {
    Map<String, Object> part = new LinkedHashMap<>();
    part.put("eligible", count.eligible());
    part.put("present", count.present());
    part.put("cast", count.cast());
    part.put("needed", count.needed());
    part.put("quorumMet", count.quorumMet());
    part.put("approvals", count.approvals());
    part.put("returns", count.returns());
    part.put("abstentions", count.abstentions());
    part.put("decisive", count.decisive());
    part.put("approvalsNeeded", count.approvalsNeeded());
    part.put("carried", count.carried());
    part.put("conditional", count.conditional());
    part.put("chairDecides", count.chairDecides());
    return part;
  }
}
