package org.canvasgate.canvas;

import java.util.Arrays;
import java.util.List;
import java.util.Set;

/**
 * The check at intake: what a canvas has and what it lacks before a panel is asked to read it.
 *
 * @param present the blocks with at least one item
 * @param missing the required blocks without an item
 * @param items how many items the canvas has
 * @param itemsWithEvidence how many of them name a source or a document
 * @param evidenceShare the second over the first, 0 to 1; null where there is no item
 * @param orphans amounts that hang in the air, see {@link Canvas#orphans()}
 * @param score share of the required blocks that have an item, times 100; 0 to 100
 */
public record Completeness(
    List<Block> present,
    List<Block> missing,
    int items,
    int itemsWithEvidence,
    Double evidenceShare,
    List<Orphan> orphans,
    double score) {

  public Completeness {
    present = List.copyOf(present);
    missing = List.copyOf(missing);
    orphans = List.copyOf(orphans);
  }

  /**
   * Checks a canvas against the blocks that its kind of service must fill.
   *
   * @throws IllegalArgumentException where no block is required, since a share of nothing has no
   *     value
   */
  public static Completeness of(Canvas canvas, Set<Block> required) {
    if (required == null || required.isEmpty()) {
      throw new IllegalArgumentException("Completeness needs at least one required block.");
    }
    List<Block> present =
        Arrays.stream(Block.values()).filter(b -> !canvas.items(b).isEmpty()).toList();
    List<Block> missing =
        Arrays.stream(Block.values())
            .filter(required::contains)
            .filter(b -> !present.contains(b))
            .toList();
    List<Item> items = canvas.blocks().values().stream().flatMap(List::stream).toList();
    int withEvidence = (int) items.stream().filter(Item::hasEvidence).count();
    return new Completeness(
        present,
        missing,
        items.size(),
        withEvidence,
        items.isEmpty() ? null : (double) withEvidence / items.size(),
        canvas.orphans(),
        100.0 * (required.size() - missing.size()) / required.size());
  }

  /** Whether every required block has at least one item. */
  public boolean complete() {
    return missing.isEmpty();
  }
}
