package org.canvasgate.committee.conflict;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.canvasgate.committee.CaseRound;
import org.canvasgate.committee.Panels;
import org.canvasgate.committee.RecordPart;
import org.canvasgate.committee.Recusal;
import org.canvasgate.committee.Recusals;
import org.canvasgate.committee.Seat;
import org.springframework.stereotype.Component;

/**
 * The part of a decision's record on who was kept off the case and why, what the parties
 * challenged, and which possible conflicts of the panel were found and dismissed.
 */
@Component
class ConflictRecord implements RecordPart {
  private final Conflicts conflicts;
  private final Challenges challenges;
  private final Chairs chairs;
  private final Recusals recusals;
  private final Panels panels;

  ConflictRecord(
      Conflicts conflicts, Challenges challenges, Chairs chairs, Recusals recusals, Panels panels) {
    this.conflicts = conflicts;
    this.challenges = challenges;
    this.chairs = chairs;
    this.recusals = recusals;
    this.panels = panels;
  }

  @Override
  public String name() {
    return "conflicts";
  }

  @Override
  public Map<String, Object> of(CaseRound round) {
    String id = round.proposalId();
    Map<String, Object> part = new LinkedHashMap<>();
    part.put("recusals", recusals.of(id).stream().map(ConflictRecord::recusal).toList());
    part.put("challenges", challenges.of(id).stream().map(ConflictRecord::challenge).toList());
    part.put("found", found(round));
    chairs
        .named(id)
        .ifPresent(
            named ->
                part.put(
                    "actingChair",
                    entries(
                        "person",
                        new Person(named.person()),
                        "reason",
                        named.reason(),
                        "namedBy",
                        new Person(named.by()),
                        "at",
                        named.at().toString())));
    return part;
  }

  private List<Map<String, Object>> found(CaseRound round) {
    List<String> seated =
        panels.current(round.proposalId(), round.gate(), round.cycle()).stream()
            .flatMap(panel -> panel.seats().stream())
            .map(Seat::member)
            .toList();
    return conflicts.of(round.proposalId(), seated).stream()
        .filter(conflict -> conflict.kind() != Conflict.Kind.RECUSED)
        .map(ConflictRecord::found)
        .toList();
  }

  private static Map<String, Object> recusal(Recusal recusal) {
    return entries(
        "person", new Person(recusal.person()),
        "kind", recusal.kind().key(),
        "ground", recusal.ground(),
        "reason", recusal.reason(),
        "decidedBy", new Person(recusal.decidedBy()),
        "at", recusal.at().toString());
  }

  private static Map<String, Object> challenge(Challenge challenge) {
    return entries(
        "person",
        new Person(challenge.person()),
        "by",
        new Person(challenge.by()),
        "reason",
        challenge.reason(),
        "at",
        challenge.at().toString(),
        "upheld",
        challenge.upheld(),
        "decisionReason",
        challenge.decisionReason(),
        "decidedBy",
        challenge.decidedBy() == null ? null : new Person(challenge.decidedBy()),
        "decidedAt",
        challenge.decidedAt() == null ? null : challenge.decidedAt().toString());
  }

  private static Map<String, Object> found(Conflict conflict) {
    Map<String, Object> entries =
        entries(
            "person", new Person(conflict.member()),
            "kind", conflict.kind().key(),
            "subject", conflict.subject(),
            "source", conflict.source(),
            "dismissed", conflict.dismissal().isPresent());
    conflict
        .dismissal()
        .ifPresent(
            dismissal -> {
              entries.put("dismissalReason", dismissal.reason());
              entries.put("dismissedBy", new Person(dismissal.by()));
              entries.put("dismissedAt", dismissal.at().toString());
            });
    return entries;
  }

  /** What is not there is left out: a record holds no empty places. */
  private static Map<String, Object> entries(Object... namesAndValues) {
    Map<String, Object> entries = new LinkedHashMap<>();
    for (int i = 0; i < namesAndValues.length; i += 2)
      if (namesAndValues[i + 1] != null)
        entries.put((String) namesAndValues[i], namesAndValues[i + 1]);
    return entries;
  }
}
