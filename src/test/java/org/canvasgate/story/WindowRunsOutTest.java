package org.canvasgate.story;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.Date;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.jobexecutor.ExecuteJobHelper;
import org.camunda.bpm.engine.impl.jobexecutor.JobExecutorContext;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.task.Task;
import org.canvasgate.engine.Collisions;
import org.canvasgate.testing.Blocked;
import org.canvasgate.testing.Visitor;
import org.canvasgate.testing.process.Faults;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The grace period of a window ends while the last member submits. Exactly one way is taken, and
 * whoever was told that the answer is kept finds it counted.
 */
@StoryTest
@Tag("faults")
class WindowRunsOutTest extends WindowStory {
  private static final String PASSWORD = "canvasgate-sample";
  private static final int LONGEST_HEAD_START_MILLIS = 60;

  @LocalServerPort int port;
  @Autowired RuntimeService runtime;
  @Autowired ManagementService management;
  @Autowired ProcessEngineConfigurationImpl engine;
  @Autowired PlatformTransactionManager transactions;

  private final ExecutorService hands = Executors.newFixedThreadPool(2);

  @AfterEach
  void handsDown() {
    hands.shutdownNow();
  }

  /** Both have done their work and wait to write it; the member waits first. */
  @ParameterizedTest
  @EnumSource
  void whoSubmitsBeforeTheTimerIsCounted(Asked asked) throws Exception {
    Last last = untilTheLastMoment(asked);
    var answers = meet(last, last::submits, last::timer);
    assertThat(answers.statusCode()).as(answers.body()).isBetween(200, 299);
    last.wasCounted();
  }

  /** Both have done their work and wait to write it; the timer waits first. */
  @ParameterizedTest
  @EnumSource
  void whoSubmitsAfterTheTimerIsToldThatTheWindowHasClosed(Asked asked) throws Exception {
    Last last = untilTheLastMoment(asked);
    var answers = meet(last, last::timer, last::submits);
    last.wasRefused(answers);
  }

  /** Nobody arranges who is first. */
  @Test
  void whoeverIsFirstOneWayIsTaken() throws Exception {
    int times = Faults.times(3, 150);
    int counted = 0;
    for (int time = 1; time <= times; time++) {
      counted += whoeverIsFirst() ? 1 : 0;
      Faults.progress("timer against last member", time, times, counted + " by the member");
    }
    Faults.row(
        "timer against last member",
        times,
        counted + " closed by the member, " + (times - counted) + " by the timer");
  }

  private boolean whoeverIsFirst() throws Exception {
    Last last = untilTheLastMoment(Asked.SCORE);
    int headStart =
        ThreadLocalRandom.current().nextInt(-LONGEST_HEAD_START_MILLIS, LONGEST_HEAD_START_MILLIS);
    CompletableFuture<HttpResponse<String>> answer =
        CompletableFuture.supplyAsync(
            () -> {
              pause(-headStart);
              return last.submits();
            },
            hands);
    CompletableFuture<Void> timer =
        CompletableFuture.runAsync(
            () -> {
              pause(headStart);
              last.timer();
            },
            hands);
    timer.get(60, TimeUnit.SECONDS);
    var got = answer.get(60, TimeUnit.SECONDS);
    boolean counted = got.statusCode() < 300;
    if (counted) last.wasCounted();
    else last.wasRefused(got);
    clock.reset();
    curtainUp();
    return counted;
  }

  private static void pause(int millis) {
    try {
      Thread.sleep(Math.max(0, millis));
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  /**
   * Holds the last member's task in the database until both want to write it. They get it in the
   * order in which they asked.
   */
  private HttpResponse<String> meet(Last last, Supplier<?> first, Supplier<?> second)
      throws Exception {
    var started = new CompletableFuture<?>[2];
    new TransactionTemplate(transactions)
        .executeWithoutResult(
            held -> {
              jdbc.sql("select id_ from act_ru_task where id_ = ? for update")
                  .param(last.task.getId())
                  .query(String.class)
                  .single();
              started[0] = CompletableFuture.supplyAsync(first::get, hands);
              Blocked.orDone(jdbc, 1, started[0]);
              started[1] = CompletableFuture.supplyAsync(second::get, hands);
              Blocked.orDone(jdbc, 2, started[1]);
              assertThat(started).as("both wait").noneMatch(CompletableFuture::isDone);
            });
    HttpResponse<String> answer = null;
    for (CompletableFuture<?> each : started)
      if (each.get(60, TimeUnit.SECONDS) instanceof HttpResponse<?> http) {
        @SuppressWarnings("unchecked")
        var text = (HttpResponse<String>) http;
        answer = text;
      }
    return answer;
  }

  private Last untilTheLastMoment(Asked asked) {
    until(asked);
    List<Task> tasks = open(asked.step);
    for (Task task : tasks.subList(1, tasks.size())) answer(asked, task);
    goTo("windowDue");
    assertThat(open()).contains(asked.late());
    clock.moveTo(date("windowGrace").plusSeconds(1));
    return new Last(asked, tasks.get(0));
  }

  /** The last of those who are asked, and the timer that does not wait for them. */
  private final class Last {
    private final Asked asked;
    private final Task task;
    private final String who;
    private final String group;
    private final String answer;
    private final Visitor person = new Visitor(port);
    private final Job grace;
    private final long closedBefore;

    Last(Asked asked, Task task) {
      this.asked = asked;
      this.task = task;
      this.who = cast.on(task);
      this.group = who(task);
      this.answer = Sent.json(answerOf(asked, task));
      assertThat(person.signIn(who, PASSWORD).statusCode()).isLessThan(400);
      this.grace = due();
      this.closedBefore = ends();
    }

    private Job due() {
      return acting.asEngine(
          () ->
              runtime.createProcessInstanceQuery().processInstanceBusinessKey(id).list().stream()
                  .map(ProcessInstance::getId)
                  .flatMap(
                      each ->
                          management
                              .createJobQuery()
                              .processInstanceId(each)
                              .duedateLowerThan(Date.from(clock.instant()))
                              .list()
                              .stream())
                  .findFirst()
                  .orElseThrow());
    }

    HttpResponse<String> submits() {
      return person.post(Sent.address(task), answer);
    }

    /** As a thread of the job executor runs it: what met somebody is taken up again. */
    Void timer() {
      for (int tries = 0; tries < 20; tries++) {
        Context.setJobExecutorContext(new JobExecutorContext());
        try {
          ExecuteJobHelper.executeJob(grace.getId(), engine.getCommandExecutorTxRequired());
          return null;
        } catch (RuntimeException met) {
          assertThat(Collisions.collided(met)).as("met somebody: %s", met).isTrue();
          assertThat(retriesLeft()).as("a lost turn is no failure").isIn(-1, grace.getRetries());
        } finally {
          Context.removeJobExecutorContext();
        }
      }
      throw new AssertionError("the timer never had its turn");
    }

    private int retriesLeft() {
      return acting.asEngine(
          () -> {
            Job now = management.createJobQuery().jobId(grace.getId()).singleResult();
            return now == null ? -1 : now.getRetries();
          });
    }

    private long ends() {
      return times("end-all-answered-" + asked.window) + times("end-closed-" + asked.window);
    }

    void wasCounted() {
      long closedByTimer = times("end-closed-" + asked.window);
      settle();
      assertThat(closedByTimer).as("closed by the timer").isZero();
      closedOnce();
      assertThat(answers()).as("the last answer").isEqualTo(1);
    }

    void wasRefused(HttpResponse<String> answer) {
      assertThat(answer.statusCode()).as(answer.body()).isEqualTo(400);
      assertThat(answer.body()).contains("\"type\":\"Refusal\"").doesNotContain("Exception");
      settle();
      assertThat(times("end-closed-" + asked.window)).isEqualTo(1);
      closedOnce();
      assertThat(answers()).as("an answer that was refused").isZero();
    }

    private void closedOnce() {
      assertThat(ends() - closedBefore).as("ends of the window").isEqualTo(1);
      assertThat(stage.isOpen(task)).isFalse();
      assertThat(
              count(
                  "select count(*) from answer_window where proposal_id = ? and step = ? and closed_at is null",
                  id,
                  asked.window))
          .as("windows that are still open")
          .isZero();
    }

    private int answers() {
      String latest =
          " and round = (select max(round) from answer_window w where w.proposal_id = a.proposal_id"
              + " and w.gate = a.gate and w.cycle = a.cycle and w.step = ?) and member = ?";
      return switch (asked) {
        case SCORE, RATE ->
            count(
                "select count(*) from ballot a where proposal_id = ?" + latest,
                id,
                asked.window,
                who);
        case VOTE_PLAN, VOTE_RESPONSIBILITY ->
            count(
                "select count(*) from vote a where proposal_id = ?" + latest,
                id,
                asked.window,
                who);
        case CONSULT ->
            count(
                """
                select count(distinct body) from responsibility
                where proposal_id = ? and answered_by is not null and 'body-' || body = ?\
                """,
                id,
                group);
      };
    }
  }
}
