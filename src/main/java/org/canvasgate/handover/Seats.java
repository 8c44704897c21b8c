package org.canvasgate.handover;

import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.canvasgate.committee.CaseRound;
import org.canvasgate.committee.Gate;
import org.canvasgate.committee.Panels;
import org.canvasgate.committee.Recusals;
import org.canvasgate.committee.Seat;
import org.canvasgate.committee.conflict.Conflict;
import org.canvasgate.committee.conflict.Conflicts;
import org.canvasgate.committee.roster.Profiles;
import org.canvasgate.form.Problem;
import org.canvasgate.identity.Role;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The seats of a member on panels that have not finished. A seat passes as a substitution: what the
 * predecessor has cast stays theirs and counts, and both are on record.
 */
@Component
@Order(30)
class Seats implements Matter {
  /** The fact by which a window chooses whose task it is. */
  private static final String MEMBER = "member";

  private static final String OF_A_CASE = "case";

  private final JdbcClient jdbc;
  private final Panels panels;
  private final Recusals recusals;
  private final Profiles profiles;
  private final Conflicts conflicts;
  private final Desk desk;

  Seats(
      JdbcClient jdbc,
      Panels panels,
      Recusals recusals,
      Profiles profiles,
      Conflicts conflicts,
      Desk desk) {
    this.jdbc = jdbc;
    this.panels = panels;
    this.recusals = recusals;
    this.profiles = profiles;
    this.conflicts = conflicts;
    this.desk = desk;
  }

  @Override
  public String kind() {
    return "seat";
  }

  @Override
  public boolean ofTerm() {
    return true;
  }

  @Override
  public boolean officeOnly() {
    return true;
  }

  @Override
  public List<Item> of(String person) {
    List<Todo> open = desk.of(person);
    return sitting(person).stream()
        .map(
            at ->
                Item.ofCase(
                    kind(),
                    key(at),
                    at.proposalId(),
                    Role.COMMITTEE,
                    Capacities.tasks(open, at.proposalId(), MEMBER)))
        .toList();
  }

  /** Where somebody sits on a panel that has not finished. */
  private List<CaseRound> sitting(String person) {
    return sitting(person, null);
  }

  /** The same of one case alone: whoever sits in many is asked of each of them. */
  private List<CaseRound> sitting(String person, String onlyIn) {
    return jdbc
        .sql(
            """
            select distinct p.proposal_id, p.gate, p.cycle from seat s
              join panel p on p.id = s.panel_id join proposal c on c.id = p.proposal_id
            where s.member = :member
              and (cast(:case as text) is null or p.proposal_id = :case) and (
              (p.gate = 'review' and c.status = 'evaluating')
              or (p.gate = 'operation' and c.status = 'operating'
                and not exists (select 1 from verdict v where v.proposal_id = p.proposal_id
                  and v.gate = p.gate and v.cycle = p.cycle)))
            order by p.proposal_id, p.gate, p.cycle""")
        .param(MEMBER, person)
        .param(OF_A_CASE, onlyIn)
        .query(
            (row, n) ->
                new CaseRound(
                    row.getString("proposal_id"),
                    Gate.of(row.getString("gate")),
                    row.getInt("cycle"),
                    1))
        .list()
        .stream()
        .filter(at -> panels.of(at).sitting().contains(person))
        .filter(at -> !recusals.barred(at.proposalId(), person))
        .toList();
  }

  /** Whether somebody sits on an unfinished panel of the case, so that it cannot become theirs. */
  boolean judges(String person, String proposalId) {
    return !sitting(person, proposalId).isEmpty();
  }

  @Override
  public Optional<Problem> hindrance(Item item, String to, LocalDate on) {
    Optional<Conflict> conflict =
        conflicts.of(item.proposalId(), List.of(to)).stream().filter(Conflict::stands).findFirst();
    if (conflict.isPresent())
      return Optional.of(new Problem("", "handover.stays.conflict", conflict.get()));
    if (panels.of(at(item)).seats().stream().map(Seat::member).anyMatch(to::equals))
      return stays("on-panel");
    return profiles.of(to).serves(on) ? Optional.empty() : stays("term");
  }

  private static Optional<Problem> stays(String why) {
    return Optional.of(new Problem("", "handover.stays." + why));
  }

  @Override
  public String move(Item item, Handover handover) {
    panels.substitute(at(item), handover.from(), handover.to());
    desk.pass(item.proposalId(), MEMBER, handover.from(), handover.to());
    return null;
  }

  @Override
  public Optional<Problem> giveBack(Moved moved, Handover handover) {
    CaseRound at = at(moved.item());
    if (sitting(handover.to(), at.proposalId()).stream().noneMatch(at::equals))
      return Optional.of(new Problem("", "handover.kept.finished"));
    if (answered(at.proposalId(), handover.to(), handover.doneAt()))
      return Optional.of(new Problem("", "handover.kept.answered"));
    panels.giveBack(at, handover.to(), handover.from());
    desk.pass(at.proposalId(), MEMBER, handover.to(), handover.from());
    return Optional.empty();
  }

  private boolean answered(String id, String member, Instant since) {
    return jdbc.sql(
                """
                select (select count(*) from ballot
                    where proposal_id = :case and member = :member and cast_at >= :since)
                  + (select count(*) from vote
                    where proposal_id = :case and member = :member and cast_at >= :since)""")
            .param(OF_A_CASE, id)
            .param(MEMBER, member)
            .param("since", Timestamp.from(since))
            .query(Long.class)
            .single()
        > 0;
  }

  private static String key(CaseRound at) {
    return at.proposalId() + "/" + at.gate().key() + "/" + at.cycle();
  }

  private static CaseRound at(Item item) {
    String[] parts = item.key().split("/");
    return new CaseRound(parts[0], Gate.of(parts[1]), Integer.parseInt(parts[2]), 1);
  }
}
