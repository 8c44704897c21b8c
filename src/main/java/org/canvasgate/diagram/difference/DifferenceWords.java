package org.canvasgate.diagram.difference;

import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.canvasgate.diagram.model.Alteration;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** Says in a reader's language what differs, with the names of elements in that language. */
@Component
public class DifferenceWords {
  private static final Pattern SPAN = Pattern.compile("P(?:(\\d{1,6})D|T(\\d{1,6})([HM]))");

  private final MessageSource messages;

  DifferenceWords(MessageSource messages) {
    this.messages = messages;
  }

  /** One difference as a sentence. */
  public String sentence(Alteration alteration, Locale language) {
    List<?> given = alteration.arguments();
    Object[] arguments =
        given.stream()
            .map(
                argument ->
                    argument instanceof String text ? word(alteration, text, language) : argument)
            .toArray();
    // What differs in the other language alone would read "a → a".
    if (given.size() > 2 && arguments[1].equals(arguments[2]) && !given.get(1).equals(given.get(2)))
      for (int at = 1; at <= 2; at++) arguments[at] = given.get(at);
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
    if (key != null) return messages.getMessage(key, null, language);
    Matcher span = SPAN.matcher(text);
    return span.matches() ? span(span, language) : Bilingual.in(text, language);
  }

  /** A span of time as the engine writes it, such as P7D. */
  private String span(Matcher span, Locale language) {
    String unit = span.group(1) != null ? "days" : span.group(3).equals("H") ? "hours" : "minutes";
    int count = Integer.parseInt(span.group(1) != null ? span.group(1) : span.group(2));
    return messages.getMessage("difference." + unit, new Object[] {count}, language);
  }
}
