package org.canvasgate.diagram.difference;

import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Texts in both languages in one: English, a slash between spaces, Korean. So tables write their
 * descriptions, and so names stand in the arguments of alterations.
 */
final class Bilingual {
  private static final Pattern HANGUL = Pattern.compile("[가-힣]");
  private static final String SLASH = " / ";

  private Bilingual() {}

  static String of(String english, String korean) {
    if (korean.isEmpty() || korean.equals(english)) return english;
    return english.isEmpty() ? korean : english + SLASH + korean;
  }

  /** The text in the language of a reader; whole where it is in one language alone. */
  static String in(String text, Locale language) {
    return Locale.KOREAN.getLanguage().equals(language.getLanguage())
        ? korean(text)
        : english(text);
  }

  static String english(String text) {
    int slash = slash(text);
    return slash < 0 ? text : text.substring(0, slash);
  }

  static String korean(String text) {
    int slash = slash(text);
    return slash < 0 ? text : text.substring(slash + SLASH.length());
  }

  static boolean isBoth(String text) {
    return slash(text) >= 0;
  }

  /** Where English ends: the first slash with Korean behind it and none before it. */
  private static int slash(String text) {
    for (int at = text.indexOf(SLASH); at >= 0; at = text.indexOf(SLASH, at + 1)) {
      if (HANGUL.matcher(text.substring(0, at)).find()) return -1;
      String rest = text.substring(at + SLASH.length());
      int next = rest.indexOf(SLASH);
      if (HANGUL.matcher(next < 0 ? rest : rest.substring(0, next)).find()) return at;
    }
    return -1;
  }
}
