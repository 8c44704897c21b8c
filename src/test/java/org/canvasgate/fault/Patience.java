package org.canvasgate.fault;

import java.time.Duration;
import java.time.Instant;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** Waits for what another process does. */
final class Patience {
  private static final Duration LONGEST = Duration.ofSeconds(90);
  private static final Duration BETWEEN = Duration.ofMillis(100);

  private Patience() {}

  /** The first answer that will do; fails with the last one where none does. */
  static <T> T until(String what, Supplier<T> ask, Predicate<T> enough) {
    Instant end = Instant.now().plus(LONGEST);
    while (true) {
      T answer = ask.get();
      if (enough.test(answer)) return answer;
      if (Instant.now().isAfter(end))
        throw new AssertionError("waited in vain for " + what + "; last: " + answer);
      sleep(BETWEEN);
    }
  }

  static void until(String what, BooleanSupplier ask) {
    until(what, ask::getAsBoolean, Boolean::booleanValue);
  }

  static void sleep(Duration time) {
    try {
      Thread.sleep(time.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
