package org.canvasgate.fuzz;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.canvasgate.form.Problem;
import org.canvasgate.form.Refusal;
import org.canvasgate.testing.process.Faults;
import org.springframework.context.MessageSource;

/** Gives a reader many inputs: each is taken, or refused with a sentence in both languages. */
public final class Fuzzing {
  /** Far more than any input takes on a machine that does nothing else. */
  private static final Duration LONGEST = Duration.ofSeconds(30);

  private final MessageSource messages;

  public Fuzzing(MessageSource messages) {
    this.messages = messages;
  }

  /** Takes an input; a {@link Refusal} is an answer, any other exception is a finding. */
  public interface Reader<T> {
    void take(T input) throws Exception;
  }

  public interface Maker<T> {
    T make(Random random);
  }

  /** What a maker makes of each seed is given to the reader. */
  public <T> void fuzz(String target, int inShort, Maker<T> maker, Reader<T> reader) {
    long[] seeds = Faults.seeds(inShort, inShort * 200);
    long slowest = 0;
    int refused = 0;
    for (int i = 0; i < seeds.length; i++) {
      T input = maker.make(new Random(seeds[i]));
      long began = System.nanoTime();
      if (!taken(target + " with seed " + seeds[i], input, reader)) refused++;
      slowest = Math.max(slowest, System.nanoTime() - began);
      if (i % 5000 == 4999) Faults.progress("fuzz " + target, i + 1, seeds.length, "");
    }
    assertThat(Duration.ofNanos(slowest)).as("the slowest input of %s", target).isLessThan(LONGEST);
    Faults.row(
        "fuzz " + target,
        seeds.length,
        refused + " refused, slowest " + Duration.ofNanos(slowest).toMillis() + " ms");
  }

  /** Whether an input is taken; one that breaks the reader fails the test. */
  <T> boolean taken(String what, T input, Reader<T> reader) {
    try {
      reader.take(input);
      return true;
    } catch (Refusal refusal) {
      for (Problem problem : refusal.problems())
        for (Locale locale : List.of(Locale.ENGLISH, Locale.KOREAN))
          assertThat(messages.getMessage(problem.key(), problem.arguments(), locale))
              .as("%s is refused with a sentence", what)
              .isNotBlank();
      return false;
    } catch (Exception | StackOverflowError | OutOfMemoryError found) {
      return fail(what + " broke on " + shown(input), found);
    }
  }

  static String shown(Object input) {
    String text =
        input instanceof byte[] bytes
            ? new String(bytes, StandardCharsets.UTF_8)
            : String.valueOf(input);
    return text.length() > 600 ? text.substring(0, 600) + "…" : text;
  }
}
