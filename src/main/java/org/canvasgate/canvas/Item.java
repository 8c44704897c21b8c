package org.canvasgate.canvas;

import java.util.List;

/**
 * One statement in a block of the canvas.
 *
 * @param text what the planner states; never blank
 * @param evidence sources or documents that bear the statement out; may be empty, holds no blank
 *     entry
 * @param links the items of other blocks that this one rests on; may be empty
 */
public record Item(String text, List<String> evidence, List<Link> links) {
  public Item {
    if (text == null || text.isBlank()) {
      throw new IllegalArgumentException("An item of the canvas must have a text.");
    }
    evidence = evidence == null ? List.of() : List.copyOf(evidence);
    links = links == null ? List.of() : List.copyOf(links);
    if (evidence.stream().anyMatch(String::isBlank)) {
      throw new IllegalArgumentException(
          "The evidence of \"%s\" has a blank entry.".formatted(text));
    }
  }

  /** An item with nothing beside its text. */
  public static Item of(String text) {
    return new Item(text, List.of(), List.of());
  }

  /** Whether a source or a document is named. */
  public boolean hasEvidence() {
    return !evidence.isEmpty();
  }

  boolean linksAnyOf(Block... blocks) {
    return links.stream().anyMatch(link -> List.of(blocks).contains(link.block()));
  }
}
