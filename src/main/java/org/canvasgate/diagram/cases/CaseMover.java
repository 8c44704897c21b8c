package org.canvasgate.diagram.cases;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.canvasgate.engine.Acting;
import org.canvasgate.form.CaseTouched;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Carries out what {@link CaseMoves} was told, one case in a transaction. Several nodes can do so
 * at once: each takes another case.
 */
@Component
class CaseMover {
  static final String ENDED = "cases.cannot.ended";
  static final String MOVED_ON = "cases.cannot.moved-on";

  /** Each try loses only to somebody who completes a step at the same moment. */
  private static final int MOST_TRIES = 8;

  /** Milliseconds that somebody who works on the case is waited for, each time. */
  private static final int PATIENCE = 3000;

  private record Waiting(long batch, String proposal) {}

  /** Ends the transaction of a case that stays where it is. */
  private static final class Stays extends RuntimeException {
    private final transient Reason reason;

    Stays(Reason reason, RuntimeException cause) {
      super(reason.key(), cause);
      this.reason = reason;
    }
  }

  private final JdbcClient jdbc;
  private final RunningCases running;
  private final Destinations destinations;
  private final Passages passages;
  private final Mover mover;
  private final Acting acting;
  private final ObjectMapper json;
  private final Clock clock;
  private final ApplicationEventPublisher events;
  private final TransactionTemplate transaction;

  CaseMover(
      JdbcClient jdbc,
      RunningCases running,
      Destinations destinations,
      Passages passages,
      Mover mover,
      Acting acting,
      ObjectMapper json,
      Clock clock,
      ApplicationEventPublisher events,
      PlatformTransactionManager transactions) {
    this.jdbc = jdbc;
    this.running = running;
    this.destinations = destinations;
    this.passages = passages;
    this.mover = mover;
    this.acting = acting;
    this.json = json;
    this.clock = clock;
    this.events = events;
    this.transaction = new TransactionTemplate(transactions);
    this.transaction.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
  }

  /**
   * Moves the case that has waited longest.
   *
   * @return false where none waits, or other nodes have those that do
   */
  boolean next() {
    Reason before = null;
    for (int tries = 1; ; tries++) {
      var taken = new Waiting[1];
      try {
        return Boolean.TRUE.equals(
            transaction.execute(
                status -> {
                  Optional<Waiting> waiting = take();
                  waiting.ifPresent(
                      one -> {
                        taken[0] = one;
                        acting.asEngine(() -> move(one));
                      });
                  return waiting.isPresent();
                }));
      } catch (RuntimeException failed) {
        if (taken[0] == null) throw failed;
        Reason reason = failed instanceof Stays stays ? stays.reason : Obstacle.of(failed, null);
        // What somebody has just altered can fail in other ways too: a reason stands when it is
        // given twice, and that somebody works on the case when it is given every time.
        boolean stands = reason.equals(before) && !Obstacle.busy(failed);
        before = reason;
        if (!stands && tries < MOST_TRIES) continue;
        transaction.executeWithoutResult(status -> note(taken[0], MoveState.FAILED, reason));
        return true;
      }
    }
  }

  /** What was ordered first for a case is done first, also where several nodes do it. */
  private Optional<Waiting> take() {
    return jdbc.sql(
            """
            select batch_id, proposal_id from case_move m where state = 'waiting'
            and not exists (select 1 from case_move earlier where earlier.state = 'waiting'
              and earlier.proposal_id = m.proposal_id and earlier.batch_id < m.batch_id)
            order by batch_id, proposal_id for update skip locked limit 1
            """)
        .query((row, number) -> new Waiting(row.getLong(1), row.getString(2)))
        .optional();
  }

  private Void move(Waiting waiting) {
    jdbc.sql("select set_config('lock_timeout', ?, true)")
        .param(PATIENCE + "ms")
        .query(String.class)
        .single();
    List<RunningProcess> processes =
        running.of(List.of(waiting.proposal())).get(waiting.proposal());
    if (processes == null) throw new Stays(Reason.of(ENDED), null);
    Map<String, String> to = destinations.of(waiting.batch(), processes);
    if (to.isEmpty()) throw new Stays(Reason.of(MOVED_ON), null);
    Map<String, String> renamed = destinations.renamed(waiting.batch());
    for (RunningProcess process : processes) move(waiting, process, to, renamed);
    note(waiting, MoveState.MOVED, null);
    events.publishEvent(new CaseTouched(waiting.proposal()));
    return null;
  }

  private void move(
      Waiting waiting,
      RunningProcess process,
      Map<String, String> to,
      Map<String, String> renamed) {
    String target = to.get(process.instance());
    if (target == null) {
      if (returns(waiting.batch())) return;
      throw new Stays(Reason.of("cases.cannot.process-gone"), null);
    }
    if (target.equals(process.definition())) return;
    Passage passage = null;
    try {
      passage = passages.between(process.definition(), target, renamed);
      mover.move(process, passage);
    } catch (RuntimeException failed) {
      if (Obstacle.busy(failed)) throw failed;
      throw new Stays(Obstacle.of(failed, passage), failed);
    }
    jdbc.sql(
            """
            insert into case_moved_process
              (batch_id, proposal_id, instance, process, from_definition, to_definition)
            values (?, ?, ?, ?, ?, ?)
            """)
        .params(
            waiting.batch(),
            waiting.proposal(),
            process.instance(),
            process.process(),
            process.definition(),
            target)
        .update();
  }

  private boolean returns(long batch) {
    return jdbc.sql("select returns is not null from case_move_batch where id = ?")
        .param(batch)
        .query(Boolean.class)
        .single();
  }

  private void note(Waiting waiting, MoveState state, Reason reason) {
    jdbc.sql(
            """
            update case_move set state = :state, reason = :reason, arguments = :arguments::jsonb,
              done_at = :now
            where batch_id = :batch and proposal_id = :proposal and state = 'waiting'
            """)
        .param("state", state.word())
        .param("reason", reason == null ? null : reason.key())
        .param("arguments", text(reason == null ? List.of() : reason.arguments()))
        .param("now", Timestamp.from(clock.instant()))
        .param("batch", waiting.batch())
        .param("proposal", waiting.proposal())
        .update();
  }

  private String text(List<String> arguments) {
    try {
      return json.writeValueAsString(arguments);
    } catch (JsonProcessingException never) {
      throw new IllegalStateException(never);
    }
  }
}
