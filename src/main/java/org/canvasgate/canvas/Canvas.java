package org.canvasgate.canvas;

import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * A service's business model, in eleven blocks of items. A block that is missing or empty is
 * "unknown", not "none".
 *
 * <p>Refused: a link to an item that the canvas does not have.
 *
 * @param blocks the items of each block; all eleven are present once built
 */
public record Canvas(Map<Block, List<Item>> blocks) {
  public Canvas {
    if (blocks == null) {
      throw new IllegalArgumentException("A canvas must have a map of blocks, were it empty.");
    }
    Map<Block, List<Item>> all = new EnumMap<>(Block.class);
    for (Block block : Block.values()) {
      List<Item> items = blocks.get(block);
      all.put(block, items == null ? List.of() : List.copyOf(items));
    }
    all.forEach((block, items) -> items.forEach(item -> refuseDanglingLinks(all, block, item)));
    blocks = Collections.unmodifiableMap(all);
  }

  /** The items of a block, an empty list where it is unknown. */
  public List<Item> items(Block block) {
    return blocks.get(block);
  }

  /**
   * The amounts that hang in the air, in the order of the blocks: revenues that link no customer
   * segment or no value proposition (one finding for each), and costs that link neither a key
   * activity nor a key resource. Only an item's own links count, so that each amount explains
   * itself.
   */
  public List<Orphan> orphans() {
    List<Orphan> found = new ArrayList<>();
    List<Item> costs = items(Block.COST_STRUCTURE);
    for (int i = 0; i < costs.size(); i++) {
      if (!costs.get(i).linksAnyOf(Block.KEY_ACTIVITIES, Block.KEY_RESOURCES)) {
        found.add(new Orphan(Block.COST_STRUCTURE, i, Orphan.COST_WITHOUT_ORIGIN));
      }
    }
    List<Item> revenues = items(Block.REVENUE_STREAMS);
    for (int i = 0; i < revenues.size(); i++) {
      if (!revenues.get(i).linksAnyOf(Block.CUSTOMER_SEGMENTS)) {
        found.add(new Orphan(Block.REVENUE_STREAMS, i, Orphan.REVENUE_WITHOUT_SEGMENT));
      }
      if (!revenues.get(i).linksAnyOf(Block.VALUE_PROPOSITION)) {
        found.add(new Orphan(Block.REVENUE_STREAMS, i, Orphan.REVENUE_WITHOUT_PROPOSITION));
      }
    }
    return List.copyOf(found);
  }

  private static void refuseDanglingLinks(Map<Block, List<Item>> all, Block block, Item item) {
    for (Link link : item.links()) {
      if (link.item() >= all.get(link.block()).size()) {
        throw new IllegalArgumentException(
            "\"%s\" in %s links item %d of %s, which does not exist."
                .formatted(item.text(), block.key(), link.item() + 1, link.block().key()));
      }
    }
  }
}
