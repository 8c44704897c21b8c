package org.canvasgate.committee;

import java.sql.Date;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.canvasgate.form.Refusal;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Opens, extends and closes the windows in which people answer. How long they are, when to remind
 * and how often to extend stands in the decision tables {@code windows} and {@code rounds}.
 */
@Repository
public class Windows {
  /** A window ends with the working day. */
  private static final LocalTime END_OF_DAY = LocalTime.of(18, 0);

  private static final LocalTime MORNING = LocalTime.of(9, 0);

  /** A window that is open, and what is asked in it. */
  record Open(CaseRound round, Step step) {}

  private final JdbcClient jdbc;
  private final Rules rules;
  private final Clock clock;

  Windows(JdbcClient jdbc, Rules rules, Clock clock) {
    this.jdbc = jdbc;
    this.rules = rules;
    this.clock = clock;
  }

  /** Opens the next round of a gate; the window's number becomes the round of its answers. */
  public Window open(String proposalId, Gate gate, int cycle, String step) {
    int round =
        jdbc.sql(
                """
                select coalesce(max(round), 0) + 1 from answer_window
                where proposal_id = ? and gate = ? and cycle = ?""")
            .params(proposalId, gate.key(), cycle)
            .query(Integer.class)
            .single();
    CaseRound opened = new CaseRound(proposalId, gate, cycle, round);
    Window window = from(opened, step, today(), 0, workingDays(step));
    jdbc.sql(
            """
            insert into answer_window (proposal_id, gate, cycle, round, step, opened_at, due)
            values (?, ?, ?, ?, ?, ?, ?)""")
        .params(
            proposalId,
            gate.key(),
            cycle,
            round,
            step,
            Timestamp.from(clock.instant()),
            Timestamp.from(window.due()))
        .update();
    return window;
  }

  /**
   * Gives everybody more time, counted from the due date or from today, whichever is later.
   *
   * @param days further working days, at least one
   * @throws Refusal when the window has been extended as often as the rules allow
   */
  public Window extend(CaseRound round, int days) {
    Map<String, Object> row = row(round);
    int extensions = (int) row.get("extensions");
    if (extensions >= most("extension"))
      throw new Refusal("committee.no-extension-left", extensions);
    LocalDate due = ((Timestamp) row.get("due")).toInstant().atZone(clock.getZone()).toLocalDate();
    LocalDate from = due.isBefore(today()) ? today() : due;
    Window window = from(round, (String) row.get("step"), from, extensions + 1, days);
    jdbc.sql(
            """
            update answer_window set due = ?, extensions = extensions + 1
            where proposal_id = ? and gate = ? and cycle = ? and round = ?""")
        .params(
            Timestamp.from(window.due()),
            round.proposalId(),
            round.gate().key(),
            round.cycle(),
            round.round())
        .update();
    return window;
  }

  /** Keeps what was done with a window, and why. */
  void note(CaseRound round, String action, String reason, String by) {
    jdbc.sql(
            """
            insert into window_change
              (proposal_id, gate, cycle, round, action, reason, changed_by, changed_at)
            values (?, ?, ?, ?, ?, ?, ?, ?)""")
        .params(
            round.proposalId(),
            round.gate().key(),
            round.cycle(),
            round.round(),
            action,
            reason,
            by,
            Timestamp.from(clock.instant()))
        .update();
  }

  /** What was done with the windows of a gate in a cycle, in that order. */
  public List<WindowChange> changes(String proposalId, Gate gate, int cycle) {
    return jdbc.sql(
            """
            select round, action, reason, changed_by, changed_at from window_change
            where proposal_id = ? and gate = ? and cycle = ? order by id""")
        .params(proposalId, gate.key(), cycle)
        .query(
            (row, n) ->
                new WindowChange(
                    row.getInt("round"),
                    row.getString("action"),
                    row.getString("reason"),
                    row.getString("changed_by"),
                    row.getTimestamp("changed_at").toInstant()))
        .list();
  }

  /** Closes the window: from now on its answers may be read, and none may be added. */
  public void close(CaseRound round) {
    jdbc.sql(
            """
            update answer_window set closed_at = coalesce(closed_at, ?)
            where proposal_id = ? and gate = ? and cycle = ? and round = ?""")
        .params(
            Timestamp.from(clock.instant()),
            round.proposalId(),
            round.gate().key(),
            round.cycle(),
            round.round())
        .update();
  }

  /** Whether the round takes no more answers and may be read. */
  public boolean closed(CaseRound round) {
    return row(round).get("closed_at") != null;
  }

  /**
   * Whether the round takes answers, and keeps it so until this transaction ends: who closes it
   * waits, and then finds the answer that was being given. Without this an answer could come in
   * between the closing and the count.
   */
  boolean holdOpen(CaseRound round) {
    return jdbc.sql(
            """
            select closed_at is null from answer_window
            where proposal_id = ? and gate = ? and cycle = ? and round = ? for share""")
        .params(round.proposalId(), round.gate().key(), round.cycle(), round.round())
        .query(Boolean.class)
        .optional()
        .orElseThrow(() -> new IllegalStateException("no window was opened for " + round));
  }

  /** Closes whatever of a case is still open, because the case has ended. */
  public void closeAll(String proposalId) {
    jdbc.sql("update answer_window set closed_at = ? where proposal_id = ? and closed_at is null")
        .params(Timestamp.from(clock.instant()), proposalId)
        .update();
  }

  /** The window of a case in which its panel is being asked, if there is one. */
  Optional<Open> openForPanel(String proposalId) {
    return jdbc
        .sql(
            """
            select gate, cycle, round, step from answer_window
            where proposal_id = ? and closed_at is null order by opened_at desc, round desc""")
        .param(proposalId)
        .query(
            (row, n) ->
                new Open(
                    new CaseRound(
                        proposalId,
                        Gate.of(row.getString("gate")),
                        row.getInt("cycle"),
                        row.getInt("round")),
                    Step.of(row.getString("step"))))
        .list()
        .stream()
        .filter(open -> open.step().asksPanel())
        .findFirst();
  }

  /** The latest closed round of a gate before this one, if any: what a deliberation talks about. */
  public Optional<CaseRound> closedBefore(CaseRound round, String step) {
    return jdbc.sql(
            """
            select max(round) from answer_window
            where proposal_id = ? and gate = ? and cycle = ? and round < ? and step = ?
              and closed_at is not null""")
        .params(round.proposalId(), round.gate().key(), round.cycle(), round.round(), step)
        .query(Integer.class)
        .optional()
        .map(n -> new CaseRound(round.proposalId(), round.gate(), round.cycle(), n));
  }

  /** The most rounds of a kind that the rules allow. */
  public int most(String step) {
    return ((Number) rules.one("rounds", Map.of("step", step)).get("most")).intValue();
  }

  /** The calendar: working days and the holidays known. */
  public WorkingDays calendar() {
    return new WorkingDays(
        new HashSet<>(
            jdbc.sql("select day from holiday").query(Date.class).list().stream()
                .map(Date::toLocalDate)
                .toList()));
  }

  private Window from(CaseRound round, String step, LocalDate from, int extensions, int days) {
    Map<String, Object> rule = rules.one("windows", Map.of("window", step));
    WorkingDays calendar = calendar();
    LocalDate due = calendar.plus(from, days);
    LocalDate reminder = calendar.plus(due, -((Number) rule.get("reminderDaysBefore")).intValue());
    LocalDate grace = calendar.plus(due, ((Number) rule.get("graceDays")).intValue());
    return new Window(
        round,
        step,
        at(due, END_OF_DAY),
        at(reminder, MORNING),
        at(grace, END_OF_DAY),
        most("extension") - extensions);
  }

  private int workingDays(String step) {
    return ((Number) rules.one("windows", Map.of("window", step)).get("workingDays")).intValue();
  }

  private Map<String, Object> row(CaseRound round) {
    return jdbc
        .sql(
            """
            select step, due, extensions, closed_at from answer_window
            where proposal_id = ? and gate = ? and cycle = ? and round = ?""")
        .params(round.proposalId(), round.gate().key(), round.cycle(), round.round())
        .query()
        .listOfRows()
        .stream()
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("no window was opened for " + round));
  }

  private LocalDate today() {
    return LocalDate.now(clock);
  }

  private Instant at(LocalDate day, LocalTime time) {
    return day.atTime(time).atZone(clock.getZone()).toInstant();
  }
}
