package org.canvasgate.record.letter;

import java.util.EnumMap;
import java.util.Map;
import org.canvasgate.record.letter.LetterText.Table;

/** What the placeholders of one letter stand for, in one language. */
final class LetterValues {
  private final Map<Placeholder, String> texts = new EnumMap<>(Placeholder.class);
  private final Map<Placeholder, Table> tables = new EnumMap<>(Placeholder.class);

  /** Sets a value; nothing that says nothing is kept. */
  LetterValues put(Placeholder placeholder, Object text) {
    if (text != null && !text.toString().isBlank()) texts.put(placeholder, text.toString().strip());
    return this;
  }

  /** Sets a table; one without rows is none. */
  LetterValues put(Placeholder placeholder, Table table) {
    if (!table.rows().isEmpty()) tables.put(placeholder, table);
    return this;
  }

  boolean has(Placeholder placeholder) {
    return texts.containsKey(placeholder) || tables.containsKey(placeholder);
  }

  String text(Placeholder placeholder) {
    return texts.get(placeholder);
  }

  Table table(Placeholder placeholder) {
    return tables.get(placeholder);
  }
}
