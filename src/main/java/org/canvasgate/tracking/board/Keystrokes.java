package org.canvasgate.tracking.board;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Texts as the keys that type them: Latin letters in lower case, Korean letters as the keys of the
 * standard Korean keyboard (dubeolsik, KS X 5002). So a word is found while its last syllable is
 * still being put together, when the keyboard was in the other language, and in spite of a slip.
 * {@code 스마트} and {@code tmakxm} are the same.
 */
public final class Keystrokes {
  private static final String[] INITIALS =
      "r R s e E f a q Q t T d w W c z x v g".toLowerCase(Locale.ROOT).split(" ");
  private static final String[] VOWELS =
      "k o i O j p u P h hk ho hl y n nj np nl b m ml l".toLowerCase(Locale.ROOT).split(" ");
  private static final String[] FINALS =
      (" r R rt s sw sg e f fr fa fq ft fx fv fg a q qt t T d w c z x v g")
          .toLowerCase(Locale.ROOT)
          .split(" ", -1);

  /** The letters that stand alone, from U+3131 (ㄱ) to U+3163 (ㅣ). */
  private static final String[] LETTERS =
      ("r R rt s sw sg e E f fr fa fq ft fx fv fg a q Q qt t T d w W c z x v g"
              + " k o i O j p u P h hk ho hl y n nj np nl b m ml l")
          .toLowerCase(Locale.ROOT)
          .split(" ");

  private static final char FIRST_LETTER = 'ㄱ';
  private static final char FIRST_SYLLABLE = '가';
  private static final char LAST_SYLLABLE = '힣';

  private static final int LONGEST = 100;

  private Keystrokes() {}

  /** The text as keys; whatever is neither letter nor digit becomes a space. */
  public static String of(String text) {
    StringBuilder keys = new StringBuilder();
    // A file from another system may bring a syllable in its parts.
    Normalizer.normalize(text, Normalizer.Form.NFC).codePoints().forEach(c -> append(keys, c));
    return keys.toString().strip().replaceAll(" +", " ");
  }

  private static void append(StringBuilder keys, int c) {
    if (c >= FIRST_SYLLABLE && c <= LAST_SYLLABLE) {
      int place = c - FIRST_SYLLABLE;
      keys.append(INITIALS[place / (VOWELS.length * FINALS.length)])
          .append(VOWELS[place / FINALS.length % VOWELS.length])
          .append(FINALS[place % FINALS.length]);
    } else if (c >= FIRST_LETTER && c < FIRST_LETTER + LETTERS.length) {
      keys.append(LETTERS[c - FIRST_LETTER]);
    } else if (Character.isLetterOrDigit(c)) {
      // Fullwidth letters and accents become what one would type; not for the Korean letters above.
      keys.append(
          Normalizer.normalize(Character.toString(c), Normalizer.Form.NFKD)
              .replaceAll("\\p{M}", "")
              .toLowerCase(Locale.ROOT));
    } else if (Character.getType(c) != Character.NON_SPACING_MARK) {
      keys.append(' ');
    }
  }

  /**
   * The different words of the texts as keys, in their order, none longer than {@value #LONGEST};
   * nulls are left out.
   */
  public static Set<String> words(String... texts) {
    Set<String> words = new LinkedHashSet<>();
    for (String text : texts)
      if (text != null)
        for (String word : of(text).split(" "))
          if (!word.isEmpty()) words.add(word.substring(0, Math.min(word.length(), LONGEST)));
    return words;
  }

  /**
   * What is typed into a search, word by word, each in the ways in which it can be meant: as its
   * keys and, where it is Korean, in Latin letters.
   *
   * @param most so many words at most; the rest is left out
   */
  static List<Set<String>> typed(String text, int most) {
    return Arrays.stream(text.split("\\s+"))
        .flatMap(part -> ways(part).stream())
        .limit(most)
        .toList();
  }

  private static List<Set<String>> ways(String part) {
    List<String> keys = List.copyOf(words(part));
    List<String> latin = List.copyOf(words(Romanised.of(part)));
    List<Set<String>> ways = new ArrayList<>();
    for (int i = 0; i < keys.size(); i++) {
      Set<String> way = new LinkedHashSet<>();
      way.add(keys.get(i));
      if (latin.size() == keys.size()) way.add(latin.get(i));
      ways.add(way);
    }
    return ways;
  }
}
