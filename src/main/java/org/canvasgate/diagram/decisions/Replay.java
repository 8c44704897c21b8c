package org.canvasgate.diagram.decisions;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BiConsumer;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.canvasgate.diagram.model.ModelFile;
import org.canvasgate.diagram.model.ModelKind;
import org.canvasgate.diagram.model.ModelSet;
import org.canvasgate.record.KeptFact;
import org.canvasgate.record.PastAnswers;
import org.canvasgate.record.PastDecisions;
import org.canvasgate.record.Recount;
import org.canvasgate.record.UnknownInput;

/**
 * Evaluates past answers and past decisions again under changed tables, on all cores, holding a few
 * thousand at a time.
 *
 * <p>Each is evaluated twice, under the tables in force and under the changed ones: what was
 * recorded may differ from the tables in force already, and that is not this change's doing.
 */
final class Replay {
  private static final int PORTION = 250;

  /** Portions that wait or are worked on; whoever reads on waits for them. */
  private static final int PORTIONS = 8;

  private final AskedTables before;
  private final AskedTables after;
  private final Set<String> changed;
  private final LocalDate day;
  private final Recount recount;

  /**
   * @param before what is in force
   * @param after what would be
   * @param day the day whose rules are asked for; null for each decision's own
   */
  Replay(ModelSet before, ModelSet after, LocalDate day, Recount recount, ZoneId zone) {
    this.before = new AskedTables(before, zone);
    this.after = new AskedTables(after, zone);
    this.changed = changed(before, after);
    this.day = day;
    this.recount = recount;
  }

  /** The tables that differ between two sets, by key. */
  static Set<String> changed(ModelSet before, ModelSet after) {
    Set<String> names = new TreeSet<>();
    for (ModelSet set : List.of(before, after))
      for (ModelFile file : set.files())
        if (file.kind() == ModelKind.TABLE
            && !Objects.equals(
                before.find(file.name()).map(ModelFile::hash),
                after.find(file.name()).map(ModelFile::hash))) names.add(file.key());
    return names;
  }

  Set<String> changed() {
    return changed;
  }

  /** The changed tables on which a verdict can rest. */
  Set<String> decisive() {
    Set<String> decisive = new TreeSet<>(changed);
    Set<String> resting = recount.tables();
    decisive.removeIf(table -> !resting.contains(table) && !recommends(table));
    return decisive;
  }

  private boolean recommends(String table) {
    return Recount.QUESTIONS.stream()
        .anyMatch(
            question ->
                before.outputs(table).contains(question)
                    || after.outputs(table).contains(question));
  }

  /** What is read: hands each row to whom it is told. */
  interface Source<T> {
    void each(Consumer<T> to);
  }

  /**
   * Evaluates everything.
   *
   * @param done counts what is evaluated
   * @param stop whether to leave off
   */
  Tally run(
      Source<PastAnswers.Kept> answers,
      Source<PastDecisions.Past> decisions,
      AtomicLong done,
      BooleanSupplier stop) {
    var all = new Tally();
    ExecutorService cores =
        Executors.newFixedThreadPool(
            Runtime.getRuntime().availableProcessors(), Replay::background);
    try {
      spread(answers, this::answer, all, cores, done, stop);
      spread(decisions, this::decision, all, cores, done, stop);
      return all;
    } finally {
      cores.shutdownNow();
    }
  }

  private static Thread background(Runnable work) {
    var thread = new Thread(work, "past-decisions");
    thread.setDaemon(true);
    thread.setPriority(Thread.MIN_PRIORITY);
    return thread;
  }

  /** Leaves off reading, which nothing else would end. */
  private static final class LeftOff extends RuntimeException {
    LeftOff() {
      super(null, null, false, false);
    }
  }

  private static <T> void spread(
      Source<T> source,
      BiConsumer<T, Tally> each,
      Tally all,
      ExecutorService cores,
      AtomicLong done,
      BooleanSupplier stop) {
    var room = new Semaphore(PORTIONS);
    var failure = new AtomicReference<Throwable>();
    var portion = new ArrayList<T>(PORTION);
    Runnable hand =
        () -> {
          List<T> mine = List.copyOf(portion);
          portion.clear();
          room.acquireUninterruptibly();
          cores.execute(
              () -> {
                try {
                  var part = new Tally();
                  mine.forEach(one -> each.accept(one, part));
                  synchronized (all) {
                    all.add(part);
                  }
                  done.addAndGet(mine.size());
                } catch (RuntimeException | StackOverflowError broken) {
                  failure.compareAndSet(null, broken);
                } finally {
                  room.release();
                }
              });
        };
    try {
      source.each(
          one -> {
            if (stop.getAsBoolean() || failure.get() != null) throw new LeftOff();
            portion.add(one);
            if (portion.size() == PORTION) hand.run();
          });
      if (!portion.isEmpty()) hand.run();
    } catch (LeftOff left) {
      portion.clear();
    }
    await(room);
    if (failure.get() != null)
      throw new IllegalStateException("A past decision cannot be evaluated.", failure.get());
  }

  private static void await(Semaphore room) {
    try {
      if (!room.tryAcquire(PORTIONS, 10, TimeUnit.MINUTES))
        throw new IllegalStateException("The tables did not answer within ten minutes.");
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Stopped while evaluating past decisions.", stopped);
    }
  }

  private void answer(PastAnswers.Kept kept, Tally tally) {
    JsonNode recorded = kept.read();
    String table = recorded.path("table").asText();
    Map<String, Object> facts = new java.util.HashMap<>(kept.known());
    facts.putAll(KeptFact.inputs(recorded.path("inputs"), day));
    AskedTables.Reply now;
    try {
      now = after.ask(table, facts);
    } catch (UnknownInput missing) {
      tally.unknownAnswer(table, missing.name());
      return;
    } catch (AskedTables.NoAnswer none) {
      tally.noAnswer(table, none.getMessage());
      return;
    }
    if (Outputs.same(recorded.path("outputs"), now.outputs())) {
      tally.sameAnswer(table);
      return;
    }
    tally.otherAnswer(
        table,
        kept.proposalId(),
        Outputs.texts(recorded.path("rules")),
        now.rules(),
        Outputs.cells(recorded.path("outputs"), now.outputs()),
        already(table, facts, now));
  }

  private boolean already(String table, Map<String, Object> facts, AskedTables.Reply now) {
    try {
      return before.ask(table, facts).outputs().equals(now.outputs());
    } catch (UnknownInput | AskedTables.NoAnswer none) {
      return false;
    }
  }

  private void decision(PastDecisions.Past past, Tally tally) {
    JsonNode basis = Recount.read(past);
    Recount.Result now;
    try {
      now = recount.of(basis, past.recordedAt(), after, changed, day);
    } catch (UnknownInput missing) {
      tally.decision(line(past, basis, "recommendation", null, null, null, missing.name()));
      return;
    } catch (AskedTables.NoAnswer | IllegalArgumentException | IllegalStateException none) {
      // A table that gives no score, such as weights of nothing: no verdict can rest on it.
      tally.decision(line(past, basis, "recommendation", null, null, null, "table"));
      return;
    }
    tally.score(now.recordedScore(), now.score());
    Recount.Result then = inForce(past, basis);
    now.answers()
        .forEach(
            (question, answer) ->
                tally.decision(
                    line(
                        past,
                        basis,
                        question,
                        answer,
                        now,
                        then == null ? null : then.answers().get(question),
                        null)));
    if (now.answers().isEmpty())
      tally.decision(line(past, basis, "recommendation", null, now, null, null));
  }

  private Recount.Result inForce(PastDecisions.Past past, JsonNode basis) {
    try {
      return recount.of(basis, past.recordedAt(), before, changed, day);
    } catch (UnknownInput
        | AskedTables.NoAnswer
        | IllegalArgumentException
        | IllegalStateException none) {
      return null;
    }
  }

  private static ReplayResult.Line line(
      PastDecisions.Past past,
      JsonNode basis,
      String question,
      Recount.Answer answer,
      Recount.Result now,
      Recount.Answer then,
      String unknown) {
    String outcome = basis.path("outcome").asText(null);
    String recorded = answer == null ? null : answer.recorded();
    List<String> missing =
        unknown != null ? List.of(unknown) : now == null ? List.of() : List.copyOf(now.unknown());
    return new ReplayResult.Line(
        past.number(),
        past.proposalId(),
        past.gate(),
        basis.path("cycle").asInt(),
        basis.path("round").asInt(),
        past.recordedAt(),
        question,
        recorded,
        then == null ? null : then.computed(),
        answer == null ? null : answer.computed(),
        outcome,
        Recount.follows(outcome, recorded),
        now == null ? null : now.recordedScore(),
        now == null ? null : now.score(),
        now == null ? null : now.recordedBand(),
        now == null ? null : now.band(),
        now == null ? null : now.recordedGateScore(),
        now == null ? null : now.gateScore(),
        missing);
  }
}
