package org.canvasgate.diagram.difference;

import java.util.ArrayList;
import java.util.List;
import org.canvasgate.diagram.difference.Depths.Depth;
import org.canvasgate.diagram.model.Alteration;
import org.canvasgate.diagram.model.ChangeClass;

/** Collects what differs between two versions of one file. */
final class Alterations {
  /** Stands where there was, or will be, nothing. */
  static final String NOTHING = "–";

  /** A value longer than this tells nobody more. */
  private static final int LONGEST = 600;

  private final String file;
  private final List<Alteration> all = new ArrayList<>();

  Alterations(String file) {
    this.file = file;
  }

  /**
   * A value that has become another.
   *
   * @param name of the element, in both languages
   */
  void changed(String element, String name, Depth depth, String before, String after) {
    add(
        element,
        Alteration.What.CHANGED,
        depth.depth(),
        depth.word(),
        name,
        value(before),
        value(after));
  }

  void add(
      String element,
      Alteration.What what,
      ChangeClass depth,
      String word,
      String name,
      Object... values) {
    var arguments = new ArrayList<Object>();
    arguments.add(name);
    arguments.addAll(List.of(values));
    all.add(new Alteration(file, element, what, depth, "difference." + word, arguments));
  }

  /** What is written differently and means the same is said once for each element. */
  List<Alteration> all() {
    return all.stream().distinct().toList();
  }

  boolean isEmpty() {
    return all.isEmpty();
  }

  static String value(String value) {
    if (value == null || value.isEmpty()) return NOTHING;
    return value.length() <= LONGEST ? value : value.substring(0, LONGEST) + "…";
  }
}
