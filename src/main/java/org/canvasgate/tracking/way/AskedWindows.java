package org.canvasgate.tracking.way;

import java.util.Arrays;
import java.util.List;
import org.canvasgate.committee.Step;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The windows of a case with the number of answers in each, in one statement. */
@Repository
class AskedWindows {
  private static final List<String> OF_THE_PANEL =
      Arrays.stream(Step.values()).filter(Step::asksPanel).map(Step::key).toList();

  private final JdbcClient jdbc;

  AskedWindows(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** In the order in which they were opened. */
  List<AskedWindow> of(String proposalId) {
    return jdbc.sql(
            """
            select w.step, w.opened_at, w.due, w.extensions,
              case when w.step in (:panel) then
                (select count(*)::int from ballot b where (b.proposal_id, b.gate, b.cycle, b.round)
                  = (w.proposal_id, w.gate, w.cycle, w.round))
                + (select count(*)::int from vote v where (v.proposal_id, v.gate, v.cycle, v.round)
                  = (w.proposal_id, w.gate, w.cycle, w.round)) end answers
            from answer_window w where w.proposal_id = :proposal order by w.opened_at, w.round""")
        .param("panel", OF_THE_PANEL)
        .param("proposal", proposalId)
        .query(
            (row, n) ->
                new AskedWindow(
                    row.getString("step"),
                    row.getTimestamp("opened_at").toInstant(),
                    row.getTimestamp("due").toInstant(),
                    row.getInt("extensions"),
                    row.getObject("answers", Integer.class)))
        .list();
  }
}
