package org.canvasgate.diagram.decisions;

import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;
import org.canvasgate.diagram.check.Checks;
import org.canvasgate.diagram.model.Finding;
import org.canvasgate.diagram.model.ModelFile;
import org.canvasgate.diagram.model.ModelKind;
import org.canvasgate.diagram.model.ModelSet;
import org.canvasgate.diagram.model.Sum;
import org.canvasgate.engine.load.OneAfterAnother;
import org.canvasgate.form.Refusal;
import org.canvasgate.record.PastAnswers;
import org.canvasgate.record.PastDecisions;
import org.canvasgate.record.Recount;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Service;

/**
 * Runs the evaluations of past decisions in the background, one after the other on each node. How
 * far one is and what came of it stand in the database.
 */
@Service
class PastDecisionsUnderChange implements DisposableBean {
  private static final Logger LOG = LoggerFactory.getLogger(PastDecisionsUnderChange.class);
  private static final Duration BEAT = Duration.ofMillis(500);

  private final Runs runs;
  private final PastAnswers answers;
  private final PastDecisions decisions;
  private final Recount recount;
  private final Checks checks;
  private final Clock clock;
  private final ExecutorService queue = OneAfterAnother.worker("past-decisions");
  private final ScheduledExecutorService beats =
      Executors.newSingleThreadScheduledExecutor(PastDecisionsUnderChange::thread);
  private volatile boolean closing;

  PastDecisionsUnderChange(
      Runs runs,
      PastAnswers answers,
      PastDecisions decisions,
      Recount recount,
      Checks checks,
      Clock clock) {
    this.runs = runs;
    this.answers = answers;
    this.decisions = decisions;
    this.recount = recount;
    this.checks = checks;
    this.clock = clock;
  }

  /** The last evaluation of a change. */
  Optional<Run> latest(long change) {
    return runs.latest(change);
  }

  /** Names the tables that were evaluated, so that a result is known to be of other ones. */
  static String hash(ModelSet before, ModelSet after) {
    var sum = new Sum();
    for (ModelSet set : List.of(before, after)) {
      for (ModelFile file : set.files())
        if (file.kind() == ModelKind.TABLE) sum.add(file.name() + ' ' + file.hash() + '\n');
      sum.add("\0");
    }
    return sum.hex();
  }

  /** Whether the changed tables must be mended first: what is refused is not evaluated either. */
  boolean refused(ModelSet before, ModelSet after) {
    Set<String> changed = Replay.changed(before, after);
    List<ModelFile> files =
        after.files().stream()
            .filter(file -> file.kind() == ModelKind.TABLE && changed.contains(file.key()))
            .toList();
    return checks.of(files, after).stream().anyMatch(Finding::refuses);
  }

  /**
   * Begins an evaluation in the background; none where one of the change is under way.
   *
   * @param day the day whose rules are asked for; null for each decision's own
   * @throws Refusal where no table changes, or a changed one has an error
   */
  void begin(long change, ModelSet before, ModelSet after, LocalDate day, String by) {
    if (Replay.changed(before, after).isEmpty()) throw new Refusal("decisions.no-table");
    if (refused(before, after)) throw new Refusal("decisions.mend-first");
    Runs.Begun begun = runs.begin(change, hash(before, after), day, by);
    if (begun.fresh()) enqueue(begun.id(), before, after, day);
  }

  /** It is heard of from now on: one that waits for its turn is not one that broke off. */
  private void enqueue(long id, ModelSet before, ModelSet after, LocalDate day) {
    var done = new AtomicLong();
    var stop = new AtomicBoolean();
    var beat =
        beats.scheduleWithFixedDelay(
            () -> beat(id, done, stop), 0, BEAT.toMillis(), TimeUnit.MILLISECONDS);
    try {
      queue.execute(
          () -> {
            try {
              run(id, before, after, day, done, stop);
            } finally {
              beat.cancel(false);
            }
          });
    } catch (Refusal full) {
      beat.cancel(false);
      throw full;
    }
  }

  /** Asks the evaluation of a change to stop. */
  void stop(long change) {
    runs.stop(change);
  }

  private void run(
      long id,
      ModelSet before,
      ModelSet after,
      LocalDate day,
      AtomicLong done,
      AtomicBoolean stop) {
    ReplayResult result = null;
    try {
      result = evaluate(id, new Replay(before, after, day, recount, clock.getZone()), done, stop);
    } catch (RuntimeException | StackOverflowError broken) {
      if (!closing) LOG.error("The evaluation {} of past decisions failed.", id, broken);
    }
    // Nobody stopped it and it has not failed: whoever looks finds that it is not heard of any
    // more.
    if (!closing) runs.end(id, done.get(), stop.get(), result);
  }

  private ReplayResult evaluate(long id, Replay replay, AtomicLong done, AtomicBoolean stop) {
    long begun = System.nanoTime();
    BooleanSupplier leaveOff = () -> stop.get() || closing;
    Set<String> decisive = replay.decisive();
    if (!decisive.isEmpty()) decisions.catchUp(leaveOff);
    runs.total(id, answers.count(replay.changed()) + decisions.count(decisive));
    Tally tally =
        replay.run(
            to -> answers.each(replay.changed(), to),
            to -> decisions.each(decisive, to),
            done,
            leaveOff);
    return tally.result(
        decisive.isEmpty() ? 0 : decisions.beforeRecords(),
        TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begun));
  }

  private void beat(long id, AtomicLong done, AtomicBoolean stop) {
    try {
      if (runs.heard(id, done.get())) stop.set(true);
    } catch (RuntimeException unheard) {
      LOG.warn("The evaluation {} could not say how far it is.", id, unheard);
    }
  }

  private static Thread thread(Runnable work) {
    var thread = new Thread(work, "past-decisions");
    thread.setDaemon(true);
    return thread;
  }

  @Override
  public void destroy() {
    closing = true;
    queue.shutdownNow();
    beats.shutdownNow();
  }
}
