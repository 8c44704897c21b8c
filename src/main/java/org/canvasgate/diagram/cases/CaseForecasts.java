package org.canvasgate.diagram.cases;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.annotation.PreDestroy;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.canvasgate.diagram.change.Changes;
import org.canvasgate.diagram.change.Draft;
import org.canvasgate.diagram.model.ModelSet;
import org.canvasgate.diagram.model.Sum;
import org.canvasgate.diagram.release.ModelsInForce;
import org.canvasgate.engine.load.OneAfterAnother;
import org.canvasgate.form.Refusal;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * What a change means for the cases that run. It is worked out in the background when somebody
 * asks, by a dry run on the real cases, and kept with the change.
 */
@Service
public class CaseForecasts {
  private static final Logger LOG = LoggerFactory.getLogger(CaseForecasts.class);
  private static final TypeReference<Map<String, String>> STEPS = new TypeReference<>() {};
  private static final TypeReference<List<CaseForecast>> CASES = new TypeReference<>() {};

  /** Longer than one case and one deployment take; who is silent for longer has ended. */
  private static final Duration SILENCE = Duration.ofMinutes(1);

  private static final Duration BEAT = Duration.ofSeconds(2);

  private final DryRun dryRun;
  private final Changes changes;
  private final ModelsInForce models;
  private final JdbcClient jdbc;
  private final ObjectMapper json;
  private final Clock clock;
  private final TransactionTemplate outside;
  private final ExecutorService worker = OneAfterAnother.worker("case-forecast");
  private final ScheduledExecutorService beats =
      Executors.newSingleThreadScheduledExecutor(CaseForecasts::thread);

  CaseForecasts(
      DryRun dryRun,
      Changes changes,
      ModelsInForce models,
      JdbcClient jdbc,
      ObjectMapper json,
      Clock clock,
      PlatformTransactionManager transactions) {
    this.dryRun = dryRun;
    this.changes = changes;
    this.models = models;
    this.jdbc = jdbc;
    this.json = json;
    this.clock = clock;
    this.outside = new TransactionTemplate(transactions);
    this.outside.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
  }

  @PreDestroy
  void end() {
    worker.shutdownNow();
    beats.shutdownNow();
  }

  private static Thread thread(Runnable work) {
    var thread = new Thread(work, "case-forecast");
    thread.setDaemon(true);
    return thread;
  }

  /** What is known for a change; empty where nobody has asked yet. */
  public Optional<Forecast> of(long change) {
    String hash = hash(change);
    String inForce = inForce();
    return jdbc.sql("select * from case_forecast where change_id = ?")
        .param(change)
        .query((row, number) -> forecast(row, hash, inForce))
        .optional();
  }

  /**
   * Steps of which somebody has said that they are called differently in the change, old id to new
   * id; empty where nobody has.
   */
  public Map<String, String> renamed(long change) {
    return of(change).map(Forecast::renamed).orElse(Map.of());
  }

  /**
   * Begins to work it out; where it is being worked out already, that goes on.
   *
   * @param renamed steps that are called differently in the change, old id to new id
   * @param by user id
   */
  public void begin(long change, Map<String, String> renamed, String by) {
    enter(change, renamed, by).ifPresent(run -> enqueue(change, run, renamed));
  }

  /** It is heard of from now on: one that waits for its turn is not one that broke off. */
  private void enqueue(long change, int run, Map<String, String> renamed) {
    var beat =
        beats.scheduleWithFixedDelay(
            () -> beat(change, run), BEAT.toMillis(), BEAT.toMillis(), TimeUnit.MILLISECONDS);
    try {
      worker.execute(
          () -> {
            try {
              workOut(change, run, renamed);
            } finally {
              beat.cancel(false);
            }
          });
    } catch (Refusal full) {
      beat.cancel(false);
      throw full;
    }
  }

  private void beat(long change, int run) {
    try {
      goesOn(change, run);
    } catch (RuntimeException unheard) {
      LOG.warn("Working out the cases of change {} could not be said to go on.", change, unheard);
    }
  }

  /**
   * What would become of each running case; takes as long as it takes.
   *
   * @param after the release as it would be
   * @param renamed steps that are called differently in it, old id to new id
   * @throws RuntimeException where the release cannot be deployed
   */
  public List<CaseForecast> of(ModelSet after, Map<String, String> renamed) {
    return dryRun.of(after, renamed, (looked, all) -> true);
  }

  /** Stops working it out; what was found until then is shown. */
  public void stop(long change) {
    jdbc.sql("update case_forecast set state = 'stopped' where change_id = ? and state = 'running'")
        .param(change)
        .update();
  }

  /** The number of the working-out that begins; empty where one is under way. */
  private Optional<Integer> enter(long change, Map<String, String> renamed, String by) {
    return jdbc.sql(
            """
            insert into case_forecast
              (change_id, files_hash, in_force, renamed, state, begun_by, begun_at, seen_at)
            values (:change, :hash, :inForce, :renamed::jsonb, 'running', :by, :now, :now)
            on conflict (change_id) do update set files_hash = excluded.files_hash,
              in_force = excluded.in_force, renamed = excluded.renamed, state = 'running',
              cases = 0, looked_at = 0, begun_by = excluded.begun_by,
              begun_at = excluded.begun_at, seen_at = excluded.seen_at, ended_at = null,
              failure = null, result = null, run = case_forecast.run + 1
            where case_forecast.state <> 'running' or case_forecast.seen_at < :silent
            returning run
            """)
        .param("change", change)
        .param("hash", hash(change))
        .param("inForce", inForce())
        .param("renamed", text(renamed))
        .param("by", by)
        .param("now", now())
        .param("silent", Timestamp.from(clock.instant().minus(SILENCE)))
        .query(Integer.class)
        .optional();
  }

  private void workOut(long change, int run, Map<String, String> renamed) {
    try {
      List<CaseForecast> found = List.of();
      if (goesOn(change, run)) {
        ModelSet after = changes.after(change, models.now());
        found = dryRun.of(after, renamed, (looked, all) -> note(change, run, looked, all));
      }
      end(change, run, found);
    } catch (RuntimeException failed) {
      LOG.info("The cases could not be tried on change {}.", change, failed);
      end(change, run, Obstacle.of(failed, null));
    }
  }

  /** Says that it is heard of; answers whether it is still asked for. */
  private boolean goesOn(long change, int run) {
    return jdbc.sql(
                """
                update case_forecast set seen_at = :now
                where change_id = :change and run = :run and state = 'running'
                """)
            .param("now", now())
            .param("change", change)
            .param("run", run)
            .update()
        == 1;
  }

  /** In a transaction of its own, for the dry run's is taken back. */
  private boolean note(long change, int run, int looked, int all) {
    return Boolean.TRUE.equals(
        outside.execute(
            status ->
                jdbc.sql(
                            """
                            update case_forecast set looked_at = :looked, cases = :all, seen_at = :now
                            where change_id = :change and run = :run and state = 'running'
                            """)
                        .param("looked", looked)
                        .param("all", all)
                        .param("now", now())
                        .param("change", change)
                        .param("run", run)
                        .update()
                    == 1));
  }

  private void end(long change, int run, List<CaseForecast> cases) {
    jdbc.sql(
            """
            update case_forecast set result = :result::jsonb, ended_at = :now, seen_at = :now,
              state = case when state = 'running' then 'done' else state end
            where change_id = :change and run = :run
            """)
        .param("result", text(cases))
        .param("now", now())
        .param("change", change)
        .param("run", run)
        .update();
  }

  private void end(long change, int run, Reason failure) {
    jdbc.sql(
            """
            update case_forecast set failure = :failure::jsonb, ended_at = :now, state = 'failed'
            where change_id = :change and run = :run
            """)
        .param("failure", text(failure))
        .param("now", now())
        .param("change", change)
        .param("run", run)
        .update();
  }

  private Forecast forecast(ResultSet row, String hash, String inForce) throws SQLException {
    Instant seen = row.getTimestamp("seen_at").toInstant();
    var state = Forecast.State.valueOf(row.getString("state").toUpperCase(Locale.ROOT));
    boolean silent =
        state == Forecast.State.RUNNING && seen.isBefore(clock.instant().minus(SILENCE));
    Timestamp ended = row.getTimestamp("ended_at");
    Reason failure =
        silent ? Reason.of("cases.broken-off") : read(row.getString("failure"), Reason.class);
    return new Forecast(
        silent ? Forecast.State.FAILED : state,
        !hash.equals(row.getString("files_hash")) || !inForce.equals(row.getString("in_force")),
        row.getInt("cases"),
        row.getInt("looked_at"),
        row.getString("begun_by"),
        row.getTimestamp("begun_at").toInstant(),
        ended == null ? null : ended.toInstant(),
        failure,
        read(row.getString("renamed"), STEPS),
        row.getString("result") == null ? List.of() : read(row.getString("result"), CASES));
  }

  private String inForce() {
    return String.valueOf(models.deployment());
  }

  /** Tells one content of a change from another. */
  private String hash(long change) {
    var sum = new Sum();
    for (Draft draft : changes.drafts(change))
      sum.add(draft.file() + (draft.removes() ? "-" : draft.model().hash()));
    return sum.hex();
  }

  private <T> T read(String text, Class<T> type) {
    try {
      return text == null ? null : json.readValue(text, type);
    } catch (JsonProcessingException unreadable) {
      throw new IllegalStateException(unreadable);
    }
  }

  private <T> T read(String text, TypeReference<T> type) {
    try {
      return json.readValue(text, type);
    } catch (JsonProcessingException unreadable) {
      throw new IllegalStateException(unreadable);
    }
  }

  private String text(Object value) {
    try {
      return json.writeValueAsString(value);
    } catch (JsonProcessingException never) {
      throw new IllegalStateException(never);
    }
  }

  private Timestamp now() {
    return Timestamp.from(clock.instant());
  }
}
