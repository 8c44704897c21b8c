package org.canvasgate.committee.condition;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.canvasgate.committee.CaseRound;
import org.canvasgate.committee.Gate;
import org.canvasgate.committee.Rules;
import org.canvasgate.committee.condition.Condition.State;
import org.canvasgate.form.Refusal;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The conditions of every verdict, and what was reported on them. */
@Repository
public class Conditions {
  /** A day that is named as the last one ends with the office. */
  private static final LocalTime OFFICE_CLOSES = LocalTime.of(18, 0);

  private static final LocalTime MORNING = LocalTime.of(9, 0);

  private static final String PENDING = "('set', 'open', 'reported')";

  private final JdbcClient jdbc;
  private final Rules rules;
  private final Clock clock;

  Conditions(JdbcClient jdbc, Rules rules, Clock clock) {
    this.jdbc = jdbc;
    this.rules = rules;
    this.clock = clock;
  }

  /**
   * A condition that a chair sets.
   *
   * @param owner user id; null for the secretariat as a whole
   */
  public record Draft(String text, OwnerRole role, String owner, LocalDate due) {}

  /** Keeps the conditions of a verdict that is given in the same transaction. */
  void set(CaseRound round, List<Draft> drafts, String by) {
    for (int i = 0; i < drafts.size(); i++) {
      Draft draft = drafts.get(i);
      jdbc.sql(
              """
              insert into verdict_condition (proposal_id, gate, cycle, round, number, text,
                owner_role, owner, due, set_by, set_at)
              values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""")
          .params(
              round.proposalId(),
              round.gate().key(),
              round.cycle(),
              round.round(),
              i + 1,
              draft.text(),
              draft.role().key(),
              draft.owner(),
              draft.due(),
              by,
              now())
          .update();
    }
  }

  /** The conditions of a verdict, in their order. */
  public List<Condition> of(CaseRound round) {
    return of(round.proposalId()).stream().filter(c -> c.round().equals(round)).toList();
  }

  /** Every condition of a case, in the order in which they were set. */
  public List<Condition> of(String proposalId) {
    return jdbc.sql("select * from verdict_condition where proposal_id = ? order by id")
        .param(proposalId)
        .query(this::read)
        .list();
  }

  /** What somebody still has to do on all cases, the most urgent first. */
  public List<Condition> ownedBy(String person) {
    return jdbc.sql(
            "select * from verdict_condition where owner = ? and status in "
                + PENDING
                + " order by due, id")
        .param(person)
        .query(this::read)
        .list();
  }

  /** One condition. */
  public Condition get(long id) {
    return jdbc.sql("select * from verdict_condition where id = ?")
        .param(id)
        .query(this::read)
        .single();
  }

  /** The moment at which a condition is late: six in the evening of its last day, in Seoul. */
  public Instant due(Condition condition) {
    return condition.due().atTime(OFFICE_CLOSES).atZone(clock.getZone()).toInstant();
  }

  /**
   * When its owner is reminded: at nine in the morning, as many days before the date as the table
   * {@code condition-rules} says, and half-way where less than twice that time is left.
   */
  public Instant reminder(Condition condition) {
    LocalDate today = LocalDate.now(clock);
    Map<String, Object> rule = rules.one("condition-rules", Map.of("on", today));
    long left = Math.max(0, ChronoUnit.DAYS.between(today, condition.due()));
    long before = Math.min(((Number) rule.get("reminderDaysBefore")).longValue(), left / 2);
    return condition.due().minusDays(before).atTime(MORNING).atZone(clock.getZone()).toInstant();
  }

  /** The follow-up of a condition begins. */
  public void open(long id) {
    jdbc.sql("update verdict_condition set status = 'open' where id = ? and status = 'set'")
        .param(id)
        .update();
  }

  /**
   * Keeps what the owner reports.
   *
   * @throws Refusal where a report waits already or the condition is no longer open
   */
  void report(long id, String done, String evidence, String by) {
    move(id, State.OPEN, State.REPORTED);
    jdbc.sql(
            """
            insert into condition_report (condition_id, done, evidence, reported_by, reported_at)
            values (?, ?, ?, ?, ?)""")
        .params(id, done, evidence, by, now())
        .update();
  }

  /**
   * Keeps what came of a report: fulfilled, or sent back to its owner.
   *
   * @throws Refusal where no report waits
   */
  void examine(long id, boolean fulfilled, String answer, String by) {
    move(id, State.REPORTED, fulfilled ? State.FULFILLED : State.OPEN);
    jdbc.sql(
            """
            update condition_report set fulfilled = ?, answer = ?, examined_by = ?, examined_at = ?
            where condition_id = ? and fulfilled is null""")
        .params(fulfilled, answer, by, now(), id)
        .update();
  }

  /** The case has ended: what was not fulfilled need not be. */
  public void lapse(long id) {
    jdbc.sql("update verdict_condition set status = 'lapsed' where id = ? and status in " + PENDING)
        .param(id)
        .update();
  }

  /** Gives a condition to somebody else; who had it before stays on record. */
  public void hand(long id, String to) {
    String from = get(id).owner();
    if (from == null) throw new Refusal("condition.office-keeps-it");
    if (from.equals(to)) return;
    jdbc.sql("update verdict_condition set owner = ? where id = ?").params(to, id).update();
    jdbc.sql(
            """
            insert into condition_owner_change (condition_id, from_owner, to_owner, changed_at)
            values (?, ?, ?, ?)""")
        .params(id, from, to, now())
        .update();
  }

  private void move(long id, State from, State to) {
    int changed =
        jdbc.sql("update verdict_condition set status = ? where id = ? and status = ?")
            .params(to.key(), id, from.key())
            .update();
    if (changed == 0) throw new Refusal("condition.not-" + from.key());
  }

  private Condition read(ResultSet row, int n) throws SQLException {
    long id = row.getLong("id");
    return new Condition(
        id,
        new CaseRound(
            row.getString("proposal_id"),
            Gate.of(row.getString("gate")),
            row.getInt("cycle"),
            row.getInt("round")),
        row.getInt("number"),
        row.getString("text"),
        OwnerRole.of(row.getString("owner_role")),
        row.getString("owner"),
        row.getObject("due", LocalDate.class),
        State.of(row.getString("status")),
        reports(id));
  }

  private List<Condition.Report> reports(long id) {
    return jdbc.sql("select * from condition_report where condition_id = ? order by id")
        .param(id)
        .query(
            (row, n) ->
                new Condition.Report(
                    row.getString("done"),
                    row.getString("evidence"),
                    row.getString("reported_by"),
                    (Boolean) row.getObject("fulfilled"),
                    row.getString("answer")))
        .list();
  }

  /** The report that waits to be examined. */
  Optional<Condition.Report> waiting(Condition condition) {
    return condition.reports().stream().filter(r -> r.fulfilled() == null).findFirst();
  }

  private Timestamp now() {
    return Timestamp.from(clock.instant());
  }
}
