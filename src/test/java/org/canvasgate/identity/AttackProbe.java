package org.canvasgate.identity;

import java.util.concurrent.atomic.AtomicInteger;

/** Counts how often it was made: whoever can make one from outside can run any code. */
public class AttackProbe {
  static final AtomicInteger MADE = new AtomicInteger();

  public AttackProbe() {
    MADE.incrementAndGet();
  }
}
