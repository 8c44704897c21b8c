package org.canvasgate.committee.conflict;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.canvasgate.committee.CaseTasks;
import org.canvasgate.committee.Members;
import org.canvasgate.committee.Notices;
import org.canvasgate.committee.Panels;
import org.canvasgate.committee.Recusal;
import org.canvasgate.committee.Recusals;
import org.canvasgate.form.Refusal;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/**
 * The parties' challenges (기피). A party of the case challenges a member of its panel or a chair;
 * whoever takes the chair decides, and never the one challenged. Until then the chair decides
 * nothing else in the case.
 */
@Service
public class Challenges {
  private final Conflicts conflicts;
  private final Chairs chairs;
  private final Panels panels;
  private final Members members;
  private final Recusals recusals;
  private final Recusing recusing;
  private final Notices notices;
  private final CaseTasks tasks;
  private final JdbcClient jdbc;
  private final Clock clock;

  Challenges(
      Conflicts conflicts,
      Chairs chairs,
      Panels panels,
      Members members,
      Recusals recusals,
      Recusing recusing,
      Notices notices,
      CaseTasks tasks,
      JdbcClient jdbc,
      Clock clock) {
    this.conflicts = conflicts;
    this.chairs = chairs;
    this.panels = panels;
    this.members = members;
    this.recusals = recusals;
    this.recusing = recusing;
    this.notices = notices;
    this.tasks = tasks;
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /** Whom a party can challenge: who sits on the panel, and the chairs; not who is off already. */
  public List<String> challengeable(String proposalId) {
    return java.util.stream.Stream.concat(
            panels.latest(proposalId).stream().flatMap(panel -> panel.sitting().stream()),
            chairs.of(proposalId).stream())
        .distinct()
        .filter(person -> !recusals.barred(proposalId, person))
        .toList();
  }

  /**
   * A party challenges a member.
   *
   * @throws Refusal where the one is no party or the other does not judge the case, or where the
   *     same challenge waits for its decision
   */
  public void raise(String proposalId, String person, String reason, String by) {
    if (!conflicts.parties(proposalId).contains(by)) throw new Refusal("conflict.no-party");
    if (!challengeable(proposalId).contains(person))
      throw new Refusal("conflict.not-challengeable", members.name(person));
    tasks.together(
        () -> {
          Long id =
              jdbc.sql(
                      """
                      insert into challenge
                        (proposal_id, person, reason, challenged_by, challenged_at)
                      values (?, ?, ?, ?, ?) on conflict do nothing returning id""")
                  .params(proposalId, person, reason, by, Timestamp.from(clock.instant()))
                  .query(Long.class)
                  .optional()
                  .orElseThrow(
                      () -> new Refusal("conflict.challenged-already", members.name(person)));
          askForDecision(proposalId, person, id);
        });
  }

  /** Whoever decides is told; the secretariat where there is nobody. */
  private void askForDecision(String proposalId, String person, long id) {
    List<String> deciding = chairs.of(proposalId, Set.of(person));
    if (deciding.isEmpty())
      notices.tell(
          "secretariat", proposalId, "notice.no-chair", "no-chair/challenge/" + id, proposalId);
    for (String chair : deciding)
      notices.tell(
          chair,
          proposalId,
          "notice.challenge",
          "challenge/" + id + "/" + chair,
          proposalId,
          members.name(person));
  }

  /**
   * Whoever takes the chair decides a challenge.
   *
   * @param proposalId the case on whose page it is decided
   * @throws Refusal where the case has no such challenge, it is decided already, or this person may
   *     not decide it
   */
  public void decide(String proposalId, long id, boolean upheld, String reason, String by) {
    Challenge challenge =
        find(id)
            .filter(found -> found.proposalId().equals(proposalId))
            .orElseThrow(() -> new Refusal("conflict.no-challenge"));
    if (!mayDecide(challenge, by)) throw new Refusal("conflict.not-yours-to-decide");
    tasks.together(
        () -> {
          int decided =
              jdbc.sql(
                      """
                      update challenge
                      set upheld = ?, decision_reason = ?, decided_by = ?, decided_at = ?
                      where id = ? and decided_at is null""")
                  .params(upheld, reason, by, Timestamp.from(clock.instant()), id)
                  .update();
          if (decided == 0) throw new Refusal("conflict.no-challenge");
          if (upheld)
            recusing.bar(
                challenge.proposalId(),
                challenge.person(),
                Recusal.Kind.CHALLENGED,
                null,
                reason,
                by);
          notices.tell(
              challenge.by(),
              challenge.proposalId(),
              upheld ? "notice.challenge.upheld" : "notice.challenge.rejected",
              "challenge/" + id + "/decided",
              challenge.proposalId(),
              members.name(challenge.person()),
              reason);
        });
  }

  /** Whether this person decides the challenge: takes the chair, and is not the one challenged. */
  public boolean mayDecide(Challenge challenge, String person) {
    return challenge.open()
        && chairs.of(challenge.proposalId(), Set.of(challenge.person())).contains(person);
  }

  /** Every challenge in a case, the earliest first. */
  public List<Challenge> of(String proposalId) {
    return jdbc.sql("select * from challenge where proposal_id = ? order by id")
        .param(proposalId)
        .query(Challenges::read)
        .list();
  }

  /** Whether a challenge in the case waits for its decision. */
  public boolean anyOpen(String proposalId) {
    return of(proposalId).stream().anyMatch(Challenge::open);
  }

  private Optional<Challenge> find(long id) {
    return jdbc.sql("select * from challenge where id = ?")
        .param(id)
        .query(Challenges::read)
        .optional();
  }

  private static Challenge read(ResultSet row, int n) throws SQLException {
    return new Challenge(
        row.getLong("id"),
        row.getString("proposal_id"),
        row.getString("person"),
        row.getString("reason"),
        row.getString("challenged_by"),
        row.getTimestamp("challenged_at").toInstant(),
        (Boolean) row.getObject("upheld"),
        row.getString("decision_reason"),
        row.getString("decided_by"),
        Optional.ofNullable(row.getTimestamp("decided_at"))
            .map(Timestamp::toInstant)
            .orElse((Instant) null));
  }
}
