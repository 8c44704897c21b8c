package org.canvasgate.engine;

import java.util.function.Supplier;

/**
 * The door by which releases of this application are deployed. Whatever deploys past it comes from
 * elsewhere and is looked at as a change first.
 */
public final class ReleaseDoor {
  private static final ThreadLocal<Boolean> OPEN = new ThreadLocal<>();

  private ReleaseDoor() {}

  /** Makes a call during which a deployment on this thread counts as our own; calls may nest. */
  public static <T> T through(Supplier<T> call) {
    boolean outer = isOpen();
    OPEN.set(true);
    try {
      return call.get();
    } finally {
      if (!outer) OPEN.remove();
    }
  }

  /** Whether this thread deploys a release. */
  public static boolean isOpen() {
    return Boolean.TRUE.equals(OPEN.get());
  }
}
