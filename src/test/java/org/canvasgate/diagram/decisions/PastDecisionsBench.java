package org.canvasgate.diagram.decisions;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.GarbageCollectionNotificationInfo;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryUsage;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import javax.management.NotificationEmitter;
import javax.management.NotificationListener;
import javax.management.openmbean.CompositeData;
import javax.sql.DataSource;
import org.camunda.bpm.dmn.engine.DmnDecision;
import org.camunda.bpm.dmn.engine.DmnEngine;
import org.camunda.bpm.dmn.engine.DmnEngineConfiguration;
import org.canvasgate.committee.Rules;
import org.canvasgate.diagram.model.ModelSet;
import org.canvasgate.record.PastAnswers;
import org.canvasgate.record.PastDecisions;
import org.canvasgate.record.Recount;
import org.canvasgate.testing.TestDatabase;
import org.junit.jupiter.api.Test;

/**
 * How long a hundred thousand past decisions take, in how much memory, and how that compares with
 * the engine's own tables asked for one decision after the other. Not part of the tests: {@code mvn
 * -Pbench test}.
 */
class PastDecisionsBench {
  private static final ZoneId KOREA = ZoneId.of("Asia/Seoul");
  private static final int FEW = 10_000;
  private static final int MANY = 100_000;

  /** Enough to compare with; all of them would take minutes. */
  private static final int PEER = 2_000;

  private final ModelSet before = Tables.inForce();
  private final ModelSet after =
      Tables.with(
          before, "canvas-marks", text -> text.replaceFirst("<text>70</text>", "<text>80</text>"));

  @Test
  void a_hundred_thousand() throws Exception {
    Rate warm = measured(FEW);
    Rate many = measured(MANY);
    System.out.printf(
        "memory: %d decisions need %.1f times the memory of %d%n",
        MANY, (double) many.kept() / warm.kept(), FEW);
  }

  /**
   * @param kept the most that was left in memory by a collection while it ran, in bytes
   */
  private record Rate(double perSecond, long kept) {}

  private Rate measured(int count) throws Exception {
    DataSource database = TestDatabase.migrated();
    ManyDecisions.reviews(database, count);
    try (var room = ReplayTest.room(database)) {
      var answers = room.getBean(PastAnswers.class);
      var decisions = room.getBean(PastDecisions.class);
      var recount = room.getBean(Recount.class);
      var replay = new Replay(before, after, null, recount, KOREA);
      var done = new AtomicLong();
      ReplayResult result;
      long took;
      long kept;
      try (var memory = new Memory()) {
        long begun = System.nanoTime();
        long total = answers.count(replay.changed()) + decisions.count(replay.decisive());
        result =
            replay
                .run(
                    to -> answers.each(replay.changed(), to),
                    to -> decisions.each(replay.decisive(), to),
                    done,
                    () -> false)
                .result(0, 0);
        took = System.nanoTime() - begun;
        assertThat(done.get()).isEqualTo(total).isEqualTo(2L * count);
        kept = memory.most();
      }
      assertThat(result.gates().get(0).differs()).isEqualTo(count / 4);
      double perSecond = count / (took / 1e9);
      double peer = peer(decisions, recount, replay);
      System.out.printf(
          "%d decisions and as many answers: %.1f s, %.0f decisions a second,"
              + " at most %d MB kept; one by one %.0f a second: %.0f times as fast%n",
          count, took / 1e9, perSecond, kept >> 20, peer, perSecond / peer);
      return new Rate(perSecond, kept);
    }
  }

  /** The same work one by one with the engine's own tables, each file parsed once. */
  private double peer(PastDecisions decisions, Recount recount, Replay replay) {
    var then = new OneByOne(before);
    var now = new OneByOne(after);
    var left = new AtomicLong(PEER);
    long begun = System.nanoTime();
    decisions.each(
        replay.decisive(),
        past -> {
          if (left.getAndDecrement() <= 0) return;
          var basis = Recount.read(past);
          for (Rules rules : List.of(then, now)) {
            rules.one("canvas-marks", Map.of("on", past.recordedAt().atZone(KOREA).toLocalDate()));
            recount.of(basis, past.recordedAt(), rules, replay.changed(), null);
          }
        });
    return PEER / ((System.nanoTime() - begun) / 1e9);
  }

  /** The engine's tables, as its decision service evaluates them. */
  private static final class OneByOne implements Rules {
    private final DmnEngine engine =
        DmnEngineConfiguration.createDefaultDmnEngineConfiguration().buildEngine();
    private final Map<String, DmnDecision> parsed = new HashMap<>();

    OneByOne(ModelSet set) {
      for (var file : set.files())
        parsed.put(
            file.key(),
            engine
                .parseDecisions(
                    new java.io.ByteArrayInputStream(
                        file.content().getBytes(java.nio.charset.StandardCharsets.UTF_8)))
                .get(0));
    }

    @Override
    public Map<String, Object> one(String table, Map<String, Object> inputs) {
      return all(table, inputs).get(0);
    }

    @Override
    public List<Map<String, Object>> all(String table, Map<String, Object> inputs) {
      return engine.evaluateDecisionTable(parsed.get(table), inputs).getResultList();
    }
  }

  /** What collections leave in memory, from now until it is closed. */
  private static final class Memory implements AutoCloseable {
    private final AtomicLong most = new AtomicLong();
    private final NotificationListener listener =
        (note, handback) -> {
          if (!note.getType()
              .equals(GarbageCollectionNotificationInfo.GARBAGE_COLLECTION_NOTIFICATION)) return;
          long left =
              GarbageCollectionNotificationInfo.from((CompositeData) note.getUserData())
                  .getGcInfo()
                  .getMemoryUsageAfterGc()
                  .values()
                  .stream()
                  .mapToLong(MemoryUsage::getUsed)
                  .sum();
          most.accumulateAndGet(left, Math::max);
        };

    Memory() {
      System.gc();
      ManagementFactory.getGarbageCollectorMXBeans()
          .forEach(
              each -> ((NotificationEmitter) each).addNotificationListener(listener, null, null));
    }

    long most() throws InterruptedException {
      Thread.sleep(200); // notifications come on another thread
      return most.get();
    }

    @Override
    public void close() throws Exception {
      for (var each : ManagementFactory.getGarbageCollectorMXBeans())
        ((NotificationEmitter) each).removeNotificationListener(listener);
    }
  }
}
