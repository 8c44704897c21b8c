package org.canvasgate.form;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SubmissionTest {

  @ParameterizedTest
  @ValueSource(strings = {"a\u0000b", "half \ud83d", "bell \u0007"})
  void aTextThatTheDatabaseCannotKeepIsTold(String text) {
    var submission = new Submission(Map.of("comment", text));
    assertThat(submission.optionalText("comment")).isEmpty();
    assertThatThrownBy(submission::check)
        .isInstanceOf(Refusal.class)
        .hasMessageContaining("form.unprintable");
  }

  @Test
  void aTextThatIsTooLongIsNotAlsoSaidToBeMissing() {
    var submission = new Submission(Map.of("question", "x".repeat(21)));
    assertThat(submission.text("question", 20)).isNull();
    assertThatThrownBy(submission::check)
        .isInstanceOfSatisfying(
            Refusal.class,
            refusal ->
                assertThat(refusal.problems())
                    .extracting(Problem::key)
                    .containsExactly("form.text-too-long"));
  }

  @Test
  void aTextInAnyScriptIsTaken() {
    var submission = new Submission(Map.of("comment", " 좋습니다 😀\n\tzweite Zeile "));
    assertThat(submission.optionalText("comment")).contains("좋습니다 😀\n\tzweite Zeile");
    submission.check();
  }

  @ParameterizedTest
  @ValueSource(strings = {"NaN", "1e309", "-Infinity", "-1", "101", "ten", "1,5"})
  void whatIsNoNumberBetweenTheBoundsIsTold(String text) {
    var submission = new Submission(Map.of("amount", text));
    assertThat(submission.optionalNumber("amount", 0, 100)).isEmpty();
    assertThatThrownBy(submission::check)
        .isInstanceOf(Refusal.class)
        .hasMessageContaining("form.number-out-of-range");
  }
}
