package org.canvasgate.document;

import java.util.Optional;
import org.canvasgate.canvas.Block;
import org.canvasgate.canvas.Canvas;
import org.canvasgate.form.Refusal;

/**
 * What of the canvas a document bears out.
 *
 * @param block the block
 * @param item which of its items, from 1; null for the block as a whole
 */
public record Evidence(Block block, Integer item) {

  /**
   * Reads {@code cost-structure} or {@code cost-structure/2}; empty where nothing is said.
   *
   * @throws Refusal where the canvas has no such block or item
   */
  public static Optional<Evidence> of(String said, Canvas canvas) {
    if (said == null || said.isBlank()) return Optional.empty();
    String[] parts = said.split("/", 2);
    try {
      Evidence evidence =
          new Evidence(Block.of(parts[0]), parts.length == 1 ? null : Integer.valueOf(parts[1]));
      if (evidence.item() == null
          || (evidence.item() >= 1 && evidence.item() <= canvas.items(evidence.block()).size()))
        return Optional.of(evidence);
    } catch (IllegalArgumentException unknown) {
      // told below, as an item that is not there is
    }
    throw new Refusal("documents.no-such-item");
  }
}
