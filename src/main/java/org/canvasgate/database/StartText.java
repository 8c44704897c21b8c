package org.canvasgate.database;

import java.text.MessageFormat;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;

/**
 * Sentences told before there is a reader whose language is known, so in both languages. They are
 * read without Spring, because a start may fail before Spring has a message source.
 */
final class StartText {
  private static final List<Locale> LANGUAGES = List.of(Locale.ROOT, Locale.KOREAN);

  private StartText() {}

  /** English first, then Korean, one sentence a line. */
  static String both(String key, Object... arguments) {
    return String.join(System.lineSeparator(), each(key, arguments));
  }

  static List<String> each(String key, Object... arguments) {
    return LANGUAGES.stream().map(language -> one(language, key, arguments)).toList();
  }

  private static String one(Locale language, String key, Object... arguments) {
    var pattern = ResourceBundle.getBundle("messages/database", language).getString(key);
    return new MessageFormat(pattern, language).format(arguments);
  }
}
