package org.canvasgate.committee;

import java.sql.Timestamp;
import java.time.Clock;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Set;
import org.canvasgate.form.Refusal;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** Who is at the meeting in which a panel votes, as the secretariat records it. */
@Repository
public class Attendance {
  private final JdbcClient jdbc;
  private final Windows windows;
  private final Panels panels;
  private final Clock clock;

  Attendance(JdbcClient jdbc, Windows windows, Panels panels, Clock clock) {
    this.jdbc = jdbc;
    this.windows = windows;
    this.panels = panels;
    this.clock = clock;
  }

  /**
   * Records who is present, in place of what was recorded before.
   *
   * @throws Refusal where the window is closed or somebody named does not sit on the panel
   */
  @Transactional
  public void record(CaseRound round, Collection<String> present, String by) {
    if (!windows.holdOpen(round)) throw new Refusal("committee.window-closed");
    for (String member : present)
      if (!panels.of(round).sitting().contains(member))
        throw new Refusal("committee.not-on-panel", member);
    jdbc.sql(
            """
            delete from attendance
            where proposal_id = ? and gate = ? and cycle = ? and round = ?""")
        .params(round.proposalId(), round.gate().key(), round.cycle(), round.round())
        .update();
    for (String member : present)
      jdbc.sql(
              """
              insert into attendance
                (proposal_id, gate, cycle, round, member, recorded_by, recorded_at)
              values (?, ?, ?, ?, ?, ?, ?)""")
          .params(
              round.proposalId(),
              round.gate().key(),
              round.cycle(),
              round.round(),
              member,
              by,
              Timestamp.from(clock.instant()))
          .update();
  }

  /** Who was recorded as present. */
  public Set<String> of(CaseRound round) {
    return new LinkedHashSet<>(
        jdbc.sql(
                """
                select member from attendance
                where proposal_id = ? and gate = ? and cycle = ? and round = ? order by member""")
            .params(round.proposalId(), round.gate().key(), round.cycle(), round.round())
            .query(String.class)
            .list());
  }
}
