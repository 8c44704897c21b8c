package org.canvasgate.committee;

import java.sql.Timestamp;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.canvasgate.form.CaseTouched;
import org.canvasgate.form.Refusal;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.ApplicationEventPublisherAware;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Panels as appointed, and what happened to their seats since. A panel appointed for the review
 * sits for the consultation and the plan too; each re-evaluation has its own.
 */
@Repository
public class Panels implements ApplicationEventPublisherAware {
  private final JdbcClient jdbc;
  private final Clock clock;

  /** Nobody listens where the repository is used without the application. */
  private ApplicationEventPublisher events = said -> {};

  Panels(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  @Override
  public void setApplicationEventPublisher(ApplicationEventPublisher publisher) {
    this.events = publisher;
  }

  /** The panel that sits in this round. */
  public Panel of(CaseRound round) {
    return current(round.proposalId(), round.gate(), round.cycle())
        .orElseThrow(() -> new IllegalStateException("no panel was appointed for " + round));
  }

  /** The panel appointed last for a case, at whatever gate. */
  public Optional<Panel> latest(String proposalId) {
    return jdbc.sql(
            "select id, committee from panel where proposal_id = ? order by id desc limit 1")
        .param(proposalId)
        .query((row, n) -> new Panel(row.getLong("id"), row.getString("committee"), List.of()))
        .optional()
        .map(panel -> new Panel(panel.id(), panel.committee(), seats(panel.id())));
  }

  /** The panel appointed last for a gate of a case. */
  public Optional<Panel> current(String proposalId, Gate gate, int cycle) {
    Gate appointing = gate == Gate.OPERATION ? Gate.OPERATION : Gate.REVIEW;
    return jdbc.sql(
            """
            select id, committee from panel
            where proposal_id = ? and gate = ? and cycle = ? order by id desc limit 1""")
        .params(proposalId, appointing.key(), cycle)
        .query((row, n) -> new Panel(row.getLong("id"), row.getString("committee"), List.of()))
        .optional()
        .map(panel -> new Panel(panel.id(), panel.committee(), seats(panel.id())));
  }

  /**
   * Appoints a panel; the first member is not the chair by that: chairs are a group of their own.
   *
   * @return the panel's number
   */
  public long appoint(
      String proposalId,
      Gate gate,
      int cycle,
      String committee,
      List<String> members,
      String deputy,
      String by) {
    long id =
        jdbc.sql(
                """
                insert into panel (proposal_id, gate, cycle, committee, appointed_by, appointed_at)
                values (?, ?, ?, ?, ?, ?) returning id""")
            .params(proposalId, gate.key(), cycle, committee, by, now())
            .query(Long.class)
            .single();
    for (String member : members)
      jdbc.sql("insert into seat (panel_id, member, deputy, seated_at) values (?, ?, ?, ?)")
          .params(id, member, member.equals(deputy), now())
          .update();
    events.publishEvent(new CaseTouched(proposalId));
    return id;
  }

  /** The kind of the committee that was appointed last in any case. */
  public Optional<String> lastCommittee() {
    return jdbc.sql("select committee from panel order by id desc limit 1")
        .query(String.class)
        .optional();
  }

  /**
   * A member of the panel steps aside from the case: their place no longer counts towards quorum.
   *
   * @throws Refusal where the member does not sit on the panel
   */
  public void recuse(CaseRound round, String member, String reason) {
    if (!of(round).sitting().contains(member)) throw new Refusal("committee.not-on-panel", member);
    Recusals.add(
        jdbc,
        new Recusal(
            round.proposalId(),
            member,
            Recusal.Kind.STEPPED_ASIDE,
            null,
            reason,
            member,
            clock.instant()));
  }

  /**
   * Puts somebody else in a member's place, or into the place that a recused member left empty;
   * both stay on record.
   */
  public void substitute(CaseRound round, String member, String substitute) {
    Panel panel = of(round);
    if (!panel.sitting().contains(member) && !panel.vacant().contains(member))
      throw new Refusal("committee.not-on-panel", member);
    if (panel.seats().stream().anyMatch(s -> s.member().equals(substitute)))
      throw new Refusal("committee.already-on-panel", substitute);
    jdbc.sql("update seat set replaced_by = ?, replaced_at = ? where panel_id = ? and member = ?")
        .params(substitute, now(), panel.id(), member)
        .update();
    jdbc.sql(
            """
            insert into seat (panel_id, member, deputy, substitute_for, seated_at)
            select panel_id, ?, deputy, member, ? from seat where panel_id = ? and member = ?""")
        .params(substitute, now(), panel.id(), member)
        .update();
    events.publishEvent(new CaseTouched(round.proposalId()));
  }

  /**
   * Gives a seat back to the member whose place somebody took; both stay on record.
   *
   * @throws Refusal where the substitute does not sit in that member's place
   */
  public void giveBack(CaseRound round, String substitute, String member) {
    Panel panel = of(round);
    boolean theirs =
        panel.seats().stream()
            .anyMatch(
                s -> s.sits() && s.member().equals(substitute) && member.equals(s.substituteFor()));
    if (!theirs) throw new Refusal("committee.not-on-panel", substitute);
    jdbc.sql(
            """
            update seat set replaced_by = null, replaced_at = null
            where panel_id = ? and member = ?""")
        .params(panel.id(), member)
        .update();
    jdbc.sql("update seat set replaced_by = ?, replaced_at = ? where panel_id = ? and member = ?")
        .params(member, now(), panel.id(), substitute)
        .update();
  }

  /**
   * Every place on a panel, with those recused and replaced; empty where there is no such panel.
   */
  public List<Seat> seats(long panel) {
    return jdbc.sql(
            """
            select s.*, r.decided_at as recused_at, r.reason as recusal_reason
            from seat s join panel p on p.id = s.panel_id
              left join recusal r on r.proposal_id = p.proposal_id and r.person = s.member
            where s.panel_id = ? order by s.member""")
        .param(panel)
        .query(
            (row, n) ->
                new Seat(
                    row.getString("member"),
                    row.getBoolean("deputy"),
                    row.getString("substitute_for"),
                    row.getString("replaced_by"),
                    Optional.ofNullable(row.getTimestamp("recused_at"))
                        .map(Timestamp::toInstant)
                        .orElse(null),
                    row.getString("recusal_reason")))
        .list();
  }

  /** Whether somebody has, or once had, a seat on a panel of the case. */
  public boolean sat(String proposalId, String member) {
    return jdbc.sql(
            """
            select exists (select 1 from seat s join panel p on p.id = s.panel_id
              where s.member = ? and p.proposal_id = ?)""")
        .params(member, proposalId)
        .query(Boolean.class)
        .single();
  }

  /** The cases on whose panels somebody has, or once had, a seat. */
  public List<String> casesOf(String member) {
    return jdbc.sql(
            """
            select distinct p.proposal_id from seat s join panel p on p.id = s.panel_id
            where s.member = ? order by p.proposal_id""")
        .param(member)
        .query(String.class)
        .list();
  }

  private Timestamp now() {
    return Timestamp.from(clock.instant());
  }
}
