package org.canvasgate.story;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.camunda.bpm.engine.task.Task;
import org.canvasgate.engine.RefusedException;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

/** Members who press the button in the same instant, each from a browser of their own. */
@StoryTest
class AtTheSameMomentTest extends Story {
  private static final List<String> SEVEN =
      List.of("member1", "member2", "member3", "member4", "member5", "member6", "member7");
  private static final long PATIENCE_SECONDS = 60;

  @RepeatedTest(3)
  void sevenBallotsAtOnceAreAllCountedAndTheRoundClosesOnce() throws Exception {
    propose();
    appoint(SEVEN);
    List<Task> asked = open("score-canvas");
    assertThat(asked).hasSize(SEVEN.size());
    allAtOnce(asked, good());
    assertThat(count("select count(*) from ballot where proposal_id = ?", id)).isEqualTo(7);
    settle();
    waitsFor("confirm-review");
    assertThat(fact("quorumMet")).isEqualTo(true);
    assertThat(times("end-all-answered-score")).isEqualTo(1);
    assertThat(times("compute-review-score")).isEqualTo(1);
    assertThat(count("select count(*) from scorecard where proposal_id = ?", id)).isEqualTo(1);
  }

  @Test
  void votesAtOnceAreAllCountedAndTheVoteClosesOnce() throws Exception {
    agree();
    does(PLANNER, "write-plan", Planned.sound());
    allAtOnce(open("vote-plan"), approve());
    settle();
    waitsFor("confirm-plan");
    assertThat(count("select count(*) from vote where proposal_id = ?", id)).isEqualTo(3);
    assertThat(times("count-plan-votes")).isEqualTo(1);
  }

  @Test
  void whoSendsTheSameBallotTwiceAtOnceIsCountedOnce() throws Exception {
    proposeAndAppoint();
    Task mine = task(PANEL.get(0), "score-canvas");
    List<Throwable> errors = together(List.of(mine, mine), good());
    assertThat(errors).hasSize(1).first().isInstanceOf(RefusedException.class);
    assertThat(count("select count(*) from ballot where proposal_id = ?", id)).isEqualTo(1);
    assertThat(open("score-canvas")).hasSize(2);
  }

  @Test
  void whoSendsTheSameVoteFromTwoTabsAtOnceIsCountedOnce() throws Exception {
    agree();
    does(PLANNER, "write-plan", Planned.sound());
    Task mine = task(PANEL.get(0), "vote-plan");
    List<Throwable> errors = together(List.of(mine, mine), approve());
    assertThat(errors).hasSize(1).first().isInstanceOf(RefusedException.class);
    assertThat(count("select count(*) from vote where proposal_id = ?", id)).isEqualTo(1);
    assertThat(open("vote-plan")).hasSize(2);
  }

  private void allAtOnce(List<Task> asked, Map<String, Object> answer) throws Exception {
    assertThat(together(asked, answer)).as("errors that reach a member").isEmpty();
  }

  private List<Throwable> together(List<Task> asked, Map<String, Object> answer) throws Exception {
    ExecutorService people = Executors.newFixedThreadPool(asked.size());
    CyclicBarrier ready = new CyclicBarrier(asked.size());
    try {
      List<Future<Throwable>> answers = new ArrayList<>();
      for (Task task : asked)
        answers.add(
            people.submit(
                () -> {
                  ready.await(PATIENCE_SECONDS, TimeUnit.SECONDS);
                  try {
                    acting.as(task.getAssignee(), () -> forms.submitTaskForm(task.getId(), answer));
                    return null;
                  } catch (RuntimeException failed) {
                    return failed;
                  }
                }));
      List<Throwable> errors = new ArrayList<>();
      for (Future<Throwable> each : answers) {
        Throwable error = each.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        if (error != null) errors.add(error);
      }
      return errors;
    } finally {
      people.shutdownNow();
    }
  }
}
