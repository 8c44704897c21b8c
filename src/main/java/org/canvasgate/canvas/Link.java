package org.canvasgate.canvas;

/**
 * A pointer from one item of the canvas to another, such as from a revenue to the segment that pays
 * it.
 *
 * @param block the block of the item pointed to
 * @param item its place in that block, counted from 0
 */
public record Link(Block block, int item) {
  public Link {
    if (block == null) {
      throw new IllegalArgumentException("A link must name the block it points to.");
    }
    if (item < 0) {
      throw new IllegalArgumentException(
          "A link to %s points to item %d, but items are counted from 0."
              .formatted(block.key(), item));
    }
  }
}
