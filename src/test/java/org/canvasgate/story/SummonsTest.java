package org.canvasgate.story;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Whoever is asked in a window is told so when it opens. */
@StoryTest
class SummonsTest extends WindowStory {
  private static final String SUBSTITUTE = "member6";

  @ParameterizedTest
  @EnumSource
  void everybodyWhoIsAskedIsSummonedOnceAndNobodyElse(Asked asked) {
    until(asked);
    assertThat(told("notice.summons." + asked.window))
        .containsExactlyInAnyOrderElementsOf(waitedFor(asked));
  }

  @Test
  void aSubstituteIsSummonedWhenTheTaskComesToThem() {
    until(Asked.SCORE);
    Task task = open(Asked.SCORE.step).get(0);
    assertThat(told("notice.summons.score")).doesNotContain(SUBSTITUTE);
    does(
        SECRETARY,
        Asked.SCORE.keep(),
        Map.of(
            "action",
            "substitute",
            "member",
            task.getAssignee(),
            "substitute",
            SUBSTITUTE,
            "reason",
            SAID));
    assertThat(told("notice.summons.score")).containsOnlyOnce(SUBSTITUTE);
  }

  @Test
  void whoTakesTheirBodysTaskIsNotSummonedForIt() {
    until(Asked.CONSULT);
    Task task = open(Asked.CONSULT.step).get(0);
    String representative = cast.on(task);
    acting.as(representative, () -> tasks.claim(task.getId(), representative));
    assertThat(told("notice.summons.consult")).doesNotContain(representative);
  }
}
