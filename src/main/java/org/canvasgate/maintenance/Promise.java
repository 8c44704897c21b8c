package org.canvasgate.maintenance;

import org.canvasgate.canvas.Block;

/**
 * A figure that a plan promises and that the service in operation is held to.
 *
 * @param id unique in its plan; never blank
 * @param text what is promised; never blank
 * @param block the block of the canvas that keeping it is evidence on
 * @param target at least 0
 * @param unit of the target; empty where it has none
 * @param higherIsBetter whether more than the target keeps the promise, or less
 */
public record Promise(
    String id, String text, Block block, double target, String unit, boolean higherIsBetter) {
  public Promise {
    if (id == null || id.isBlank() || text == null || text.isBlank()) {
      throw new IllegalArgumentException("A promise must have an id and a text.");
    }
    if (block == null) {
      throw new IllegalArgumentException(
          "The promise \"%s\" must name a block of the canvas.".formatted(text));
    }
    Amounts.refuseNegative("target of \"%s\"".formatted(text), target);
    unit = unit == null ? "" : unit.strip();
  }
}
