package org.canvasgate.record.letter;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What a letter's text can name; the message {@code letter.placeholder.<key>} says what it is. */
enum Placeholder {
  ADDRESSEE,
  SERVICE,
  CASE,
  CITY,
  LEAD_BODY,
  GATE,
  CYCLE,
  OUTCOME,
  DECIDED_ON,
  CHAIR,
  RECOMMENDATION,
  REASON,
  MINORITY,
  CHANGES,
  ENTITY,
  IMPROVE_WHAT,
  IMPROVE_BY,
  EXIT_BY,
  OBJECTION_DAYS,
  OBJECTION_UNTIL,
  EXAMINATION_DAYS,
  OBJECTION_ANSWER,
  RECORD_NUMBER,
  RECORD_HASH,
  RECORDED_ON,
  CONDITIONS,
  FIGURES;

  /** The word between the braces. */
  String key() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** Whether it stands for a table and not for words. */
  boolean isTable() {
    return this == CONDITIONS || this == FIGURES;
  }

  static Optional<Placeholder> find(String key) {
    return Arrays.stream(values()).filter(each -> each.key().equals(key)).findFirst();
  }
}
