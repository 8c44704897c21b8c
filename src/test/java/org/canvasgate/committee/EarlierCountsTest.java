package org.canvasgate.committee;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Clock;
import javax.sql.DataSource;
import org.canvasgate.testing.TestDatabase;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Counts that were made before the rule of a committee was kept with each of them. */
class EarlierCountsTest {

  @Test
  void an_earlier_count_is_read_as_it_was_made_under_the_rule_that_held_then() {
    DataSource database = TestDatabase.createDataSource();
    Flyway.configure().dataSource(database).target("66").load().migrate();
    JdbcClient jdbc = JdbcClient.create(database);
    jdbc.sql(
            """
            insert into answer_window (proposal_id, gate, cycle, round, step, opened_at, due)
            values ('bus', 'maintenance', 0, 3, 'vote-plan', now(), now())""")
        .update();
    jdbc.sql(
            """
            insert into plan_vote_count (proposal_id, cycle, round, plan_round, content, counted_at)
            values ('bus', 0, 3, 2, '{"eligible": 6, "cast": 4, "needed": 4, "quorumMet": true,
              "approvals": 2, "returns": 1, "abstentions": 1, "decisive": 3, "carried": true,
              "conditional": false, "votesStillNeededForQuorum": 0}', now())""")
        .update();
    Flyway.configure().dataSource(database).outOfOrder(true).load().migrate();
    VoteCounts counts = new VoteCounts(jdbc, new ObjectMapper(), Clock.systemUTC());
    VoteCount read = counts.on("bus", Gate.MAINTENANCE, 0, 2).get(0);
    assertThat(read.round()).isEqualTo(new CaseRound("bus", Gate.MAINTENANCE, 0, 3));
    assertThat(read.count())
        .isEqualTo(new Quorum.Count(6, 4, 4, 4, true, 2, 1, 1, 3, 2, true, false, false, 0));
    assertThat(
            read.rule()
                .count(
                    6,
                    java.util.List.of(
                        VoteValue.APPROVE, VoteValue.APPROVE, VoteValue.RETURN, VoteValue.ABSTAIN)))
        .isEqualTo(read.count());
  }
}
