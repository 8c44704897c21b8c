package org.canvasgate.tracking.board;

import java.util.Locale;

/**
 * Korean in Latin letters, so that a city written in one script is found in the other: {@code 대전}
 * is {@code daejeon}. Letter by letter after the Revised Romanization of 2000, without its rules on
 * how neighbouring letters sound: {@code 강릉} becomes {@code gangreung}, which is like enough to
 * {@code Gangneung} to be found.
 */
final class Romanised {
  private static final String[] INITIALS = {
    "g", "kk", "n", "d", "tt", "r", "m", "b", "pp", "s", "ss", "", "j", "jj", "ch", "k", "t", "p",
    "h"
  };
  private static final String[] VOWELS = {
    "a", "ae", "ya", "yae", "eo", "e", "yeo", "ye", "o", "wa", "wae", "oe", "yo", "u", "wo", "we",
    "wi", "yu", "eu", "ui", "i"
  };
  private static final String[] FINALS = {
    "", "k", "k", "k", "n", "n", "n", "t", "l", "k", "m", "l", "l", "l", "p", "l", "m", "p", "p",
    "t", "t", "ng", "t", "t", "k", "t", "p", "t"
  };

  private Romanised() {}

  /** The text with its Korean syllables in Latin letters, in lower case. */
  static String of(String text) {
    StringBuilder latin = new StringBuilder();
    for (char c : text.toCharArray()) {
      int place = c - '가';
      if (c < '가' || c > '힣') latin.append(c);
      else
        latin
            .append(INITIALS[place / (VOWELS.length * FINALS.length)])
            .append(VOWELS[place / FINALS.length % VOWELS.length])
            .append(FINALS[place % FINALS.length]);
    }
    return latin.toString().toLowerCase(Locale.ROOT);
  }
}
