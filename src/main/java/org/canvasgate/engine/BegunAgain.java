package org.canvasgate.engine;

import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Supplier;

/** Begins work again in a new transaction where it met somebody else's and lost. */
final class BegunAgain {
  private static final int MOST_TRIES = 12;
  private static final int FIRST_PAUSE_MILLIS = 8;
  private static final int LONGEST_PAUSE_MILLIS = 250;

  private BegunAgain() {}

  /**
   * @param thrownAway called each time work was thrown away
   * @throws RuntimeException that of the work: any that is no collision, and the last collision
   */
  static <T> T untilAlone(Supplier<T> work, Runnable thrownAway) {
    for (int tries = 1; ; tries++) {
      try {
        return work.get();
      } catch (RuntimeException failed) {
        if (!Collisions.collided(failed)) throw failed;
        thrownAway.run();
        if (tries >= MOST_TRIES) throw failed;
        pause(tries, failed);
      }
    }
  }

  /** Grows with the tries and differs between threads, so that the same two do not meet again. */
  private static void pause(int tries, RuntimeException failed) {
    int longest = Math.min(LONGEST_PAUSE_MILLIS, FIRST_PAUSE_MILLIS << Math.min(tries, 5));
    try {
      Thread.sleep(ThreadLocalRandom.current().nextInt(1, longest + 1));
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw failed;
    }
  }
}
