package org.canvasgate.committee;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/**
 * How the ballots of the round that was decided came about, for the record: who rated alone and who
 * after a discussion, every rating that was changed with its reason, and every rating that was
 * carried on from an earlier revision.
 */
@Component
class DeliberationRecord implements RecordPart {
  private final Ballots ballots;

  DeliberationRecord(Ballots ballots) {
    this.ballots = ballots;
  }

  @Override
  public String name() {
    return "deliberation";
  }

  @Override
  public Map<String, Object> of(CaseRound round) {
    List<Ballot> cast = ballots.ballots(round);
    return cast.isEmpty()
        ? Map.of()
        : Map.of("ballots", cast.stream().map(ballot -> part(round, ballot)).toList());
  }

  private Map<String, Object> part(CaseRound round, Ballot ballot) {
    Map<String, Object> part = new LinkedHashMap<>();
    part.put("member", new Person(ballot.member()));
    part.put("revision", ballot.revision());
    part.put("discussedRound", ballot.discussed());
    part.put("changed", changed(round, ballot));
    part.put("carried", carried(ballot));
    return part;
  }

  private List<Map<String, Object>> changed(CaseRound round, Ballot ballot) {
    List<Map<String, Object>> changed = new ArrayList<>();
    if (ballot.discussed() == null) return changed;
    CaseRound before =
        new CaseRound(round.proposalId(), round.gate(), round.cycle(), ballot.discussed());
    Ballot earlier = ballots.ownBallot(before, ballot.member()).orElseThrow();
    for (BallotLine line : ballot.lines())
      if (line.changeReason() != null) {
        Map<String, Object> change = new LinkedHashMap<>();
        change.put("block", line.rating().block().key());
        change.put(
            "from", earlier.of(line.rating().block()).map(r -> (Object) r.value()).orElse(null));
        change.put("to", line.rating().value());
        change.put("reason", line.changeReason());
        changed.add(change);
      }
    return changed;
  }

  private static List<Map<String, Object>> carried(Ballot ballot) {
    return ballot.lines().stream()
        .filter(line -> !line.given())
        .map(
            line ->
                Map.<String, Object>of(
                    "block", line.rating().block().key(), "fromRound", line.carriedFrom()))
        .toList();
  }
}
