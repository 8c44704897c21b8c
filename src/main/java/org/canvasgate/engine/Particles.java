package org.canvasgate.engine;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.context.support.ResourceBundleMessageSource;

/**
 * Chooses between the two shapes of a Korean particle by the word that stands before it, so that a
 * sentence about a filled-in name reads "예산담당관을" and not "예산담당관을(를)". Behind a word of which the
 * sound is not told by its letters, such as an English one, both shapes stay.
 */
final class Particles {
  private static final Pattern BOTH =
      Pattern.compile("은\\(는\\)|이\\(가\\)|을\\(를\\)|과\\(와\\)|\\(으\\)로|\\(이\\)라");
  private static final String CLOSING = "\"'”’」』»";
  private static final int FIRST_SYLLABLE = '가';
  private static final int LAST_SYLLABLE = '힣';
  private static final int FINALS = 28;
  private static final int RIEUL = 8;

  /** How the digits end when they are read: 영 일 이 삼 사 오 육 칠 팔 구; any consonant but ㄹ is 1. */
  private static final int[] DIGITS = {1, RIEUL, 0, 1, 0, 0, 1, RIEUL, RIEUL, 0};

  private Particles() {}

  /** The messages of the bundles, their particles chosen where the language is Korean. */
  static ResourceBundleMessageSource chosenIn() {
    return new ResourceBundleMessageSource() {
      @Override
      protected String getMessageInternal(String code, Object[] arguments, Locale locale) {
        String text = super.getMessageInternal(code, arguments, locale);
        boolean korean = locale != null && Locale.KOREAN.getLanguage().equals(locale.getLanguage());
        return text == null || !korean ? text : chosen(text);
      }
    };
  }

  static String chosen(String text) {
    if (text.indexOf('(') < 0) return text;
    Matcher both = BOTH.matcher(text);
    var chosen = new StringBuilder();
    while (both.find()) {
      Integer last = finalOf(text, both.start());
      String one = last == null ? both.group() : shape(both.group(), last);
      both.appendReplacement(chosen, Matcher.quoteReplacement(one));
    }
    return both.appendTail(chosen).toString();
  }

  private static String shape(String both, int last) {
    boolean open = last == 0;
    return switch (both) {
      case "은(는)" -> open ? "는" : "은";
      case "이(가)" -> open ? "가" : "이";
      case "을(를)" -> open ? "를" : "을";
      case "과(와)" -> open ? "와" : "과";
      case "(으)로" -> open || last == RIEUL ? "로" : "으로";
      default -> open ? "라" : "이라";
    };
  }

  /** The final consonant before a place, 0 for none; null where the letters do not tell it. */
  private static Integer finalOf(String text, int end) {
    int at = end - 1;
    while (at >= 0) {
      char letter = text.charAt(at);
      if (letter == ')' && text.lastIndexOf('(', at) > 0) at = text.lastIndexOf('(', at) - 1;
      else if (CLOSING.indexOf(letter) >= 0) at--;
      else break;
    }
    if (at < 0) return null;
    char letter = text.charAt(at);
    if (letter >= '0' && letter <= '9') return DIGITS[letter - '0'];
    if (letter < FIRST_SYLLABLE || letter > LAST_SYLLABLE) return null;
    return (letter - FIRST_SYLLABLE) % FINALS;
  }
}
