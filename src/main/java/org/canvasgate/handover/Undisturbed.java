package org.canvasgate.handover;

import java.util.function.Supplier;

/** Does several things wholly or not at all, while other people go on with their tasks. */
public interface Undisturbed {

  /**
   * Does the work in one transaction and in the system's name. Where somebody completed one of the
   * tasks at the same moment the work is done again from its beginning, so it must read what it
   * needs within.
   */
  <T> T run(Supplier<T> work);
}
