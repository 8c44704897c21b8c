package org.canvasgate.diagram.decisions;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.canvasgate.diagram.model.ModelKind;
import org.canvasgate.diagram.model.ModelSet;
import org.canvasgate.diagram.model.ModelWords;

/** What the tables, rules and outputs of several sets are called in one language. */
final class TableWords {
  /** The id that an output has in the tables that came with the application. */
  private static final String OUTPUT = "output-";

  private final Map<String, List<ModelWords>> words = new HashMap<>();

  /**
   * @param keys of the tables that are spoken of
   * @param sets the later ones stand in for what the earlier ones do not have
   */
  TableWords(Iterable<String> keys, Locale locale, ModelSet... sets) {
    for (String key : keys)
      words.put(
          key,
          Arrays.stream(sets)
              .flatMap(set -> set.find(ModelKind.TABLE, key).stream())
              .map(file -> ModelWords.of(file, locale))
              .toList());
  }

  /** The title of a table; its id where it has none. */
  String table(String key) {
    return words.get(key).stream().findFirst().map(ModelWords::title).orElse(key);
  }

  /** What the rules say; the id of one that says nothing or is gone. */
  List<String> rules(String table, List<String> ids) {
    List<String> said = new ArrayList<>();
    for (String id : ids) said.add(said(table, id, id));
    return said;
  }

  /** The label of an output; its name where it has none. */
  String output(String table, String name) {
    return said(table, OUTPUT + name, name);
  }

  private String said(String table, String id, String otherwise) {
    return words.get(table).stream()
        .map(known -> known.elements().get(id))
        .filter(text -> text != null)
        .findFirst()
        .orElse(otherwise);
  }
}
