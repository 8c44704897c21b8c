package org.canvasgate.diagram.difference;

import java.util.Locale;
import org.canvasgate.diagram.model.Alteration;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** Says in a reader's language what differs, with the names of elements in that language. */
@Component
public class DifferenceWords {
  private final MessageSource messages;

  DifferenceWords(MessageSource messages) {
    this.messages = messages;
  }

  /** One difference as a sentence. */
  public String sentence(Alteration alteration, Locale language) {
    Object[] arguments =
        alteration.arguments().stream()
            .map(
                argument ->
                    argument instanceof String text ? word(alteration, text, language) : argument)
            .toArray();
    return messages.getMessage(alteration.key(), arguments, language);
  }

  private String word(Alteration alteration, String text, Locale language) {
    String key =
        switch (text) {
          case Alterations.NOTHING -> "difference.none";
          case "-" -> alteration.key().endsWith("-cell") ? "difference.any" : null;
          case "true" -> alteration.key().endsWith("-cell") ? null : "difference.yes";
          case "false" -> alteration.key().endsWith("-cell") ? null : "difference.no";
          default -> null;
        };
    return key == null ? Bilingual.in(text, language) : messages.getMessage(key, null, language);
  }
}
