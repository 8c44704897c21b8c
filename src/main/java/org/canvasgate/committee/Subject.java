package org.canvasgate.committee;

import java.util.EnumSet;
import java.util.Set;
import org.canvasgate.canvas.Block;
import org.canvasgate.canvas.Canvas;

/** What a panel rates: a canvas as it stands at a revision, and what changed since earlier ones. */
public interface Subject {

  /** Counts from 1. */
  int revision();

  Canvas canvas();

  /** The blocks that whoever rated an earlier revision must rate again. */
  Set<Block> changedSince(int revision);

  /** A canvas that is always rated in full. */
  static Subject inFull(int revision, Canvas canvas) {
    return new Subject() {
      @Override
      public int revision() {
        return revision;
      }

      @Override
      public Canvas canvas() {
        return canvas;
      }

      @Override
      public Set<Block> changedSince(int earlier) {
        return EnumSet.allOf(Block.class);
      }
    };
  }
}
