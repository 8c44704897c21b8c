package org.canvasgate.diagram.difference;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.canvasgate.diagram.model.Alteration;
import org.canvasgate.diagram.model.ChangeClass;

/**
 * The differences of one file as a reader's list.
 *
 * @param file name of the file
 * @param depth how deep the deepest goes
 * @param groups the deepest first
 */
record Told(String file, ChangeClass depth, List<Group> groups) {

  /** The differences of one depth. */
  record Group(ChangeClass depth, List<Line> lines) {}

  /**
   * One difference.
   *
   * @param element null for the whole file
   */
  record Line(String element, String what, String sentence) {}

  /** File by file, those that go deepest first. */
  static List<Told> of(List<Alteration> alterations, DifferenceWords words, Locale language) {
    var files = new LinkedHashMap<String, List<Alteration>>();
    for (Alteration one : alterations)
      files.computeIfAbsent(one.file(), file -> new ArrayList<>()).add(one);
    return files.entrySet().stream()
        .map(entry -> one(entry, words, language))
        .sorted(Comparator.comparing(Told::depth).reversed().thenComparing(Told::file))
        .toList();
  }

  /** How many differences there are. */
  public int count() {
    return groups.stream().mapToInt(group -> group.lines().size()).sum();
  }

  private static Told one(
      Map.Entry<String, List<Alteration>> file, DifferenceWords words, Locale language) {
    List<Group> groups =
        Arrays.stream(ChangeClass.values())
            .sorted(Comparator.reverseOrder())
            .map(
                depth ->
                    new Group(
                        depth,
                        file.getValue().stream()
                            .filter(one -> one.depth() == depth)
                            .map(
                                one ->
                                    new Line(
                                        one.element(),
                                        one.what().word(),
                                        words.sentence(one, language)))
                            .toList()))
            .filter(group -> !group.lines().isEmpty())
            .toList();
    return new Told(file.getKey(), groups.get(0).depth(), groups);
  }
}
