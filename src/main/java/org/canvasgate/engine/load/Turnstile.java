package org.canvasgate.engine.load;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** Lets some in at once, lets some wait for a while, and turns the rest away at once. */
final class Turnstile {
  private final Semaphore inside;
  private final Semaphore waiting;
  private final Duration wait;

  Turnstile(int inside, int waiting, Duration wait) {
    this.inside = new Semaphore(inside, true);
    this.waiting = new Semaphore(waiting);
    this.wait = wait;
  }

  /** Whether the caller is in; who is in has to {@link #leave}. */
  boolean enter() {
    if (inside.tryAcquire()) return true;
    if (!waiting.tryAcquire()) return false;
    try {
      return inside.tryAcquire(wait.toNanos(), TimeUnit.NANOSECONDS);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      return false;
    } finally {
      waiting.release();
    }
  }

  void leave() {
    inside.release();
  }
}
