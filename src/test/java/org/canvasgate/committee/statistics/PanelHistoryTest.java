package org.canvasgate.committee.statistics;

import static org.assertj.core.api.Assertions.assertThat;

import javax.sql.DataSource;
import org.canvasgate.canvas.Observation;
import org.canvasgate.committee.statistics.PanelHistory.Participation;
import org.canvasgate.testing.TestDatabase;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

class PanelHistoryTest {
  private JdbcClient jdbc;
  private PanelHistory history;

  /** One case, three members; the first round is closed and has a verdict, the second is open. */
  @BeforeEach
  void aCase() {
    DataSource database = TestDatabase.migrated();
    jdbc = JdbcClient.create(database);
    history = new PanelHistory(jdbc);
    run(
        "insert into panel (proposal_id, gate, cycle, committee, appointed_by, appointed_at)"
            + " values ('p', 'review', 0, 'new-committee', 'sec', '2026-01-01')");
    for (String member : new String[] {"a", "b", "c"})
      run(
          "insert into seat (panel_id, member, seated_at) select id, '%s', '2026-01-01' from panel"
              .formatted(member));
    window(1, "'2026-01-20'");
    window(2, "null");
    ballot(1, "a", 2);
    ballot(1, "b", 4);
    ballot(2, "a", 5);
  }

  private void run(String sql) {
    jdbc.sql(sql).update();
  }

  private void window(int round, String closed) {
    run(
        ("insert into answer_window (proposal_id, gate, cycle, round, step, opened_at, due,"
                + " closed_at) values ('p', 'review', 0, %d, 'score', '2026-01-1%d', '2026-01-20', %s)")
            .formatted(round, round, closed));
  }

  private void ballot(int round, String member, int value) {
    run(
        ("with b as (insert into ballot (proposal_id, gate, cycle, round, member, cast_at) values"
                + " ('p', 'review', 0, %d, '%s', '2026-01-15') returning id)"
                + " insert into ballot_rating (ballot_id, block, value) select id, 'channels', %d"
                + " from b")
            .formatted(round, member, value));
  }

  private void verdict(int round) {
    run(
        ("insert into verdict (proposal_id, gate, cycle, round, outcome, details, decided_by,"
                + " decided_at) values ('p', 'review', 0, %d, 'pass', '{}', 'chair', '2026-02-01')")
            .formatted(round));
  }

  private void recusal(String person, String on) {
    run(
        ("insert into recusal (proposal_id, person, kind, reason, decided_by, decided_at) values"
                + " ('p', '%s', 'stepped-aside', 'x', '%s', '%s')")
            .formatted(person, person, on));
  }

  @Test
  void before_the_verdict_nobody_learns_anything_from_the_statistics() {
    assertThat(history.ratings("sec")).isEmpty();
    verdict(1);
    assertThat(history.ratings("sec"))
        .containsExactly(
            new Observation("p", "review/0/1/channels", "a", 2),
            new Observation("p", "review/0/1/channels", "b", 4));
  }

  @Test
  void only_the_first_ballot_is_independent() {
    run("update answer_window set closed_at = '2026-01-25'");
    verdict(2);
    assertThat(history.ratings("sec")).extracting(Observation::value).containsExactly(2, 4);
  }

  @Test
  void a_recused_reader_learns_nothing_of_the_case_and_a_recused_members_ballot_does_not_count() {
    verdict(1);
    recusal("chair", "2026-01-02");
    assertThat(history.ratings("chair")).isEmpty();
    assertThat(history.participation("chair")).isEmpty();
    recusal("a", "2026-01-18");
    assertThat(history.ratings("sec")).extracting(Observation::rater).containsExactly("b");
    assertThat(history.participation("sec")).doesNotContainKey("a");
  }

  @Test
  void who_was_asked_and_who_answered_is_counted_over_closed_windows() {
    assertThat(history.participation("sec"))
        .containsEntry("a", new Participation(1, 1))
        .containsEntry("c", new Participation(1, 0))
        .hasSize(3);
  }

  @Test
  void a_substitute_counts_from_the_day_they_came_and_who_was_replaced_only_until_then() {
    run("update seat set replaced_by = 'd', replaced_at = '2026-01-18' where member = 'c'");
    run(
        "insert into seat (panel_id, member, substitute_for, seated_at)"
            + " select id, 'd', 'c', '2026-01-18' from panel");
    assertThat(history.participation("sec"))
        .containsEntry("d", new Participation(1, 0))
        .doesNotContainKey("c");
  }
}
