package org.canvasgate.story;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.task.Task;

/** A story that is told of every window. */
abstract class WindowStory extends Story {

  /** The five windows, and what is asked in each. */
  enum Asked {
    SCORE("score", "score-canvas", "appoint-panel"),
    CONSULT("consult", "answer-consultation", "mediate-responsibilities"),
    VOTE_RESPONSIBILITY("vote-responsibility", "vote-responsibility", "vote-responsibility"),
    VOTE_PLAN("vote-plan", "vote-plan", "vote-plan"),
    RATE("rate", "rate-operation", "appoint-evaluators");

    final String window;
    final String step;

    /** Where the case goes when too few have answered. */
    final String whenTooFew;

    Asked(String window, String step, String whenTooFew) {
      this.window = window;
      this.step = step;
      this.whenTooFew = whenTooFew;
    }

    String keep() {
      return "keep-window-" + window;
    }

    String late() {
      return "decide-late-" + window;
    }
  }

  // --- how each window is reached and answered

  void until(Asked asked) {
    switch (asked) {
      case SCORE -> proposeAndAppoint();
      case CONSULT -> {
        passReview();
        draft();
      }
      case VOTE_RESPONSIBILITY -> {
        passReview();
        draft();
        for (int round = 1; round <= 3; round++) {
          if (round > 1) does(CHAIR, "mediate-responsibilities", Agreed.mediated());
          for (Task task : open("answer-consultation"))
            bodyAnswers(group(task).replace("body-", ""), "objected");
        }
      }
      case VOTE_PLAN -> {
        agree();
        does(PLANNER, "write-plan", Planned.sound());
      }
      case RATE -> {
        operate();
        untilReEvaluation();
        does(OPERATOR, "report-actuals", figures(1, 1));
        appoint(PANEL);
      }
    }
    assertThat(open()).containsExactlyInAnyOrder(asked.step, asked.keep());
  }

  void answer(Asked asked, Task task) {
    submit(cast.on(task), task, answerOf(asked, task));
  }

  Map<String, Object> answerOf(Asked asked, Task task) {
    return switch (asked) {
      case SCORE, RATE -> good();
      case CONSULT -> Agreed.answer(group(task).replace("body-", ""), "accepted");
      case VOTE_RESPONSIBILITY, VOTE_PLAN -> approve();
    };
  }

  List<String> waitedFor(Asked asked) {
    return open(asked.step).stream().map(this::who).toList();
  }

  String who(Task task) {
    return task.getAssignee() == null ? group(task) : task.getAssignee();
  }
}
