package org.canvasgate.proposal;

import java.util.Locale;

/** Which of two names a reader sees. */
final class Names {
  private Names() {}

  static String of(String en, String ko, Locale locale) {
    return ko != null && Locale.KOREAN.getLanguage().equals(locale.getLanguage()) ? ko : en;
  }
}
