package org.canvasgate.canvas;

import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What differs between two states of a canvas, block by block and item by item.
 *
 * <p>An item is what it says, what it rests on and what bears it out: its text (spaces aside), the
 * texts of the items that it links, and its evidence. The order of items and of evidence is no
 * content. An item whose linked item was reworded has therefore changed, too: a revenue that is
 * paid by another segment is another claim.
 *
 * @param blocks every item of all eleven blocks: those of the state after, in their order, then
 *     those that were taken out
 */
public record CanvasChanges(Map<Block, List<Change>> blocks) {
  /** Texts at least this alike, 0 to 1, are shown as one that was reworded. */
  private static final double ALIKE = 0.5;

  public CanvasChanges {
    blocks = Collections.unmodifiableMap(blocks);
  }

  /** What happened to an item. */
  public enum Kind {
    KEPT,
    ADDED,
    REMOVED,
    REWORDED,
    /** Says the same, but links other items, or items that say something else now. */
    RELINKED,
    /** Says the same and rests on the same, but names other evidence. */
    EVIDENCED;

    /** The kebab-case key. */
    public String key() {
      return Keys.of(this);
    }
  }

  /**
   * One item before and after.
   *
   * @param before null where it was added
   * @param after null where it was taken out
   */
  public record Change(Kind kind, Item before, Item after) {}

  /** Compares two states of a canvas. */
  public static CanvasChanges between(Canvas before, Canvas after) {
    Map<Block, List<Change>> blocks = new EnumMap<>(Block.class);
    for (Block block : Block.values()) {
      blocks.put(block, new Comparison(block, before, after).changes());
    }
    return new CanvasChanges(blocks);
  }

  /** The blocks in which anything but the order differs. */
  public Set<Block> changed() {
    Set<Block> changed = EnumSet.noneOf(Block.class);
    blocks.forEach(
        (block, changes) -> {
          if (changes.stream().anyMatch(change -> change.kind() != Kind.KEPT)) {
            changed.add(block);
          }
        });
    return changed;
  }

  /** One block's items, matched from the surest to the least sure likeness. */
  private static final class Comparison {
    private final List<Item> old;
    private final List<Item> now;
    private final Canvas before;
    private final Canvas after;
    private final Item[] matched;
    private final Kind[] kinds;
    private final Set<Integer> left = new LinkedHashSet<>();

    Comparison(Block block, Canvas before, Canvas after) {
      this.before = before;
      this.after = after;
      this.old = before.items(block);
      this.now = after.items(block);
      this.matched = new Item[now.size()];
      this.kinds = new Kind[now.size()];
      for (int i = 0; i < old.size(); i++) {
        left.add(i);
      }
    }

    List<Change> changes() {
      match(Kind.KEPT, (was, is) -> same(was, is) && rests(was, is) && proven(was, is) ? 1 : 0);
      match(Kind.EVIDENCED, (was, is) -> same(was, is) && rests(was, is) ? 1 : 0);
      match(Kind.RELINKED, (was, is) -> same(was, is) ? 1 : 0);
      match(Kind.REWORDED, (was, is) -> likeness(was.text(), is.text()));
      List<Change> changes = new ArrayList<>();
      for (int i = 0; i < now.size(); i++) {
        changes.add(new Change(kinds[i] == null ? Kind.ADDED : kinds[i], matched[i], now.get(i)));
      }
      left.forEach(i -> changes.add(new Change(Kind.REMOVED, old.get(i), null)));
      return List.copyOf(changes);
    }

    private interface Likeness {
      double of(Item was, Item is);
    }

    /** Pairs the most alike first; among equals the earlier ones. */
    private void match(Kind kind, Likeness likeness) {
      while (true) {
        double best = ALIKE;
        int from = -1;
        int to = -1;
        for (int i = 0; i < now.size(); i++) {
          if (kinds[i] != null) {
            continue;
          }
          for (int j : left) {
            double alike = likeness.of(old.get(j), now.get(i));
            if (alike > best || from < 0 && alike >= best) {
              best = alike;
              from = j;
              to = i;
            }
          }
        }
        if (from < 0) {
          return;
        }
        matched[to] = old.get(from);
        kinds[to] = kind;
        left.remove(from);
      }
    }

    private static boolean same(Item was, Item is) {
      return plain(was.text()).equals(plain(is.text()));
    }

    private boolean rests(Item was, Item is) {
      return targets(was, before).equals(targets(is, after));
    }

    private static boolean proven(Item was, Item is) {
      return new HashSet<>(was.evidence()).equals(new HashSet<>(is.evidence()));
    }

    private static Set<String> targets(Item item, Canvas canvas) {
      Set<String> targets = new HashSet<>();
      for (Link link : item.links()) {
        String text = canvas.items(link.block()).get(link.item()).text();
        targets.add(link.block().key() + " " + plain(text));
      }
      return targets;
    }
  }

  private static String plain(String text) {
    return text.strip().replaceAll("\\s+", " ");
  }

  /**
   * Dice's coefficient over pairs of neighbouring characters, 0 to 1: works for Korean as for
   * English, where words would not.
   */
  static double likeness(String one, String other) {
    Map<String, Integer> pairs = pairs(plain(one));
    Map<String, Integer> others = pairs(plain(other));
    int common = 0;
    for (Map.Entry<String, Integer> pair : pairs.entrySet()) {
      common += Math.min(pair.getValue(), others.getOrDefault(pair.getKey(), 0));
    }
    int all = count(pairs) + count(others);
    return all == 0 ? 0 : 2.0 * common / all;
  }

  private static Map<String, Integer> pairs(String text) {
    Map<String, Integer> pairs = new HashMap<>();
    for (int i = 0; i + 1 < text.length(); i++) {
      pairs.merge(text.substring(i, i + 2), 1, Integer::sum);
    }
    return pairs;
  }

  private static int count(Map<String, Integer> pairs) {
    return pairs.values().stream().mapToInt(Integer::intValue).sum();
  }
}
