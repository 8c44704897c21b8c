package org.canvasgate.diagram.cases;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Takes running cases to a release, and back to the versions they came from. What is ordered here
 * stands in the database and is carried out case by case, each in a transaction of its own: all
 * processes of a case move together or none, a case that fails stays where it was and says why, and
 * a restart loses nothing.
 */
@Service
public class CaseMoves {
  private final JdbcClient jdbc;
  private final ObjectMapper json;
  private final Clock clock;
  private final Returns returns;
  private final CaseMover mover;

  CaseMoves(JdbcClient jdbc, ObjectMapper json, Clock clock, Returns returns, CaseMover mover) {
    this.jdbc = jdbc;
    this.json = json;
    this.clock = clock;
    this.returns = returns;
    this.mover = mover;
  }

  /**
   * Orders cases to be moved to a release; the work begins when the caller's transaction is
   * committed.
   *
   * @param change whose release it is; null for a release that comes from no change
   * @param deployment the engine's id of the release
   * @param cases proposal ids; an id twice counts once, a case that has ended meanwhile fails
   * @param renamed steps that have another id in the release, old id to new id; may be empty
   * @param by user id
   * @return the id of the batch
   */
  @Transactional
  public long move(
      Long change,
      String deployment,
      Collection<String> cases,
      Map<String, String> renamed,
      String by) {
    long batch =
        jdbc.sql(
                """
                insert into case_move_batch (change_id, deployment, renamed, ordered_by, ordered_at)
                values (:change, :deployment, :renamed::jsonb, :by, :now) returning id
                """)
            .param("change", change)
            .param("deployment", deployment)
            .param("renamed", text(renamed))
            .param("by", by)
            .param("now", now())
            .query(Long.class)
            .single();
    enter(batch, cases);
    return batch;
  }

  /** How far a batch has come. */
  public MoveProgress progress(long batch) {
    return jdbc.sql(
            """
            select b.id, b.deployment, b.returns is not null as returns, b.stopped_at is not null as stopped,
              count(*) filter (where m.state = 'waiting') as waiting,
              count(*) filter (where m.state = 'moved') as moved,
              count(*) filter (where m.state = 'failed') as failed,
              count(*) filter (where m.state = 'stopped') as stayed
            from case_move_batch b left join case_move m on m.batch_id = b.id
            where b.id = ? group by b.id
            """)
        .param(batch)
        .query(
            (row, number) ->
                new MoveProgress(
                    row.getLong("id"),
                    row.getString("deployment"),
                    row.getBoolean("returns"),
                    row.getBoolean("stopped"),
                    row.getInt("waiting"),
                    row.getInt("moved"),
                    row.getInt("failed"),
                    row.getInt("stayed")))
        .single();
  }

  /** The batches of a change, the latest first. */
  public List<MoveProgress> batches(long change) {
    return jdbc
        .sql("select id from case_move_batch where change_id = ? order by id desc")
        .param(change)
        .query(Long.class)
        .list()
        .stream()
        .map(this::progress)
        .toList();
  }

  /** The cases of a batch: first those that stayed where they were, each with its reason. */
  public List<CaseMove> cases(long batch) {
    return jdbc.sql(
            """
            select * from case_move where batch_id = ?
            order by state = 'moved', state = 'waiting', proposal_id
            """)
        .param(batch)
        .query(this::move)
        .list();
  }

  /**
   * Which of the cases that batches have moved could go back now, tried on the real cases without a
   * trace. A case that has ended or has been moved on since cannot; one that several of the batches
   * have moved goes back through all of them, or is said not to be able to.
   *
   * @param batches ids, the latest first, as they would be given back
   */
  public List<ReturnForecast> beforeReturn(List<Long> batches) {
    return returns.of(batches);
  }

  /**
   * Which cases could be moved to a release now, tried on the real cases without a trace.
   *
   * @param deployment the engine's id of the release
   * @param cases proposal ids
   * @param renamed steps that have another id in the release, old id to new id
   */
  public List<ReturnForecast> beforeMove(
      String deployment, Collection<String> cases, Map<String, String> renamed) {
    return returns.before(deployment, cases, renamed);
  }

  /**
   * Orders the cases that a batch has moved back to the versions they came from; those for which
   * that is not possible stay and are listed with the reason.
   *
   * @return the id of the batch that takes them back
   */
  @Transactional
  public long giveBack(long batch, String by) {
    List<String> moved =
        jdbc.sql("select proposal_id from case_move where batch_id = ? and state = 'moved'")
            .param(batch)
            .query(String.class)
            .list();
    long back =
        jdbc.sql(
                """
                insert into case_move_batch (change_id, returns, renamed, ordered_by, ordered_at)
                select change_id, id, renamed, :by, :now from case_move_batch where id = :batch
                returning id
                """)
            .param("batch", batch)
            .param("by", by)
            .param("now", now())
            .query(Long.class)
            .single();
    enter(back, moved);
    return back;
  }

  /**
   * Stops a batch: the case that is being moved is finished, those that wait stay where they are.
   *
   * @return how many cases were still waiting
   */
  @Transactional
  public int stop(long batch, String by) {
    jdbc.sql(
            """
            update case_move_batch set stopped_by = :by, stopped_at = :now
            where id = :batch and stopped_at is null
            """)
        .param("by", by)
        .param("now", now())
        .param("batch", batch)
        .update();
    return jdbc.sql(
            """
            update case_move set state = 'stopped', done_at = :now
            where batch_id = :batch and proposal_id in (
              select proposal_id from case_move where batch_id = :batch and state = 'waiting'
              for update skip locked)
            """)
        .param("now", now())
        .param("batch", batch)
        .update();
  }

  /**
   * Stops whatever takes cases to releases that hold no longer. A case that is being moved is
   * waited for, so that from here on each has moved or stays.
   *
   * @param deployments the engine's ids of the releases
   */
  @Transactional
  public void stopAll(Collection<String> deployments, String by) {
    if (deployments.isEmpty()) return;
    jdbc.sql(
            """
            with stayed as (
              update case_move m set state = 'stopped', done_at = :now from case_move_batch b
              where b.id = m.batch_id and b.deployment in (:deployments) and m.state = 'waiting'
              returning m.batch_id)
            update case_move_batch set stopped_by = :by, stopped_at = :now
            where id in (select batch_id from stayed) and stopped_at is null
            """)
        .param("now", now())
        .param("by", by)
        .param("deployments", deployments)
        .update();
  }

  /**
   * Carries out what waits now, in this thread. Nobody has to ask: every node of the application
   * does so every other second; for those who run jobs by hand.
   */
  public void carryOut() {
    while (mover.next()) continue;
  }

  private void enter(long batch, Collection<String> cases) {
    for (String proposal : new LinkedHashSet<>(cases))
      jdbc.sql("insert into case_move (batch_id, proposal_id) values (?, ?)")
          .params(batch, proposal)
          .update();
  }

  private CaseMove move(ResultSet row, int number) throws SQLException {
    String reason = row.getString("reason");
    Timestamp done = row.getTimestamp("done_at");
    return new CaseMove(
        row.getString("proposal_id"),
        MoveState.of(row.getString("state")),
        reason == null ? null : new Reason(reason, texts(row.getString("arguments"))),
        done == null ? null : done.toInstant());
  }

  private List<String> texts(String array) {
    try {
      return List.of(json.readValue(array, String[].class));
    } catch (JsonProcessingException unreadable) {
      throw new IllegalStateException(unreadable);
    }
  }

  private String text(Map<String, String> renamed) {
    try {
      return json.writeValueAsString(renamed);
    } catch (JsonProcessingException never) {
      throw new IllegalStateException(never);
    }
  }

  private Timestamp now() {
    return Timestamp.from(clock.instant());
  }
}
