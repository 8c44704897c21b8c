package org.canvasgate.consultation;

import java.text.Normalizer;
import java.util.Locale;

/**
 * Names a body with letters that a group's id may have. Hangul is written letter by letter after
 * the Revised Romanization of Korean, without its changes of sound: the same name always gives the
 * same slug, and a reader recognises it. What stands in brackets is a remark and left out.
 */
public final class BodySlug {
  private static final int LONGEST = 56;
  private static final char FIRST_SYLLABLE = '가';
  private static final char LAST_SYLLABLE = '힣';
  private static final String[] INITIALS =
      "g kk n d tt r m b pp s ss  j jj ch k t p h".split(" ", -1);
  private static final String[] MEDIALS =
      "a ae ya yae eo e yeo ye o wa wae oe yo u wo we wi yu eu ui i".split(" ");
  private static final String[] FINALS =
      " k k ks n nj nh t l lk lm lb ls lt lp lh m p ps t t ng t t k t p h".split(" ", -1);

  private BodySlug() {}

  /**
   * The slug of a name.
   *
   * @throws IllegalArgumentException where the name has no letter that can be written
   */
  public static String of(String name) {
    String slug = hyphenated(withoutRemarks(name));
    if (slug.isEmpty()) slug = hyphenated(name);
    if (slug.isEmpty()) throw new IllegalArgumentException("no name can be made of " + name);
    return slug.length() <= LONGEST
        ? slug
        : slug.substring(0, LONGEST - 9).replaceAll("-$", "") + "-%08x".formatted(slug.hashCode());
  }

  /** A name without what stands in brackets. */
  static String withoutRemarks(String name) {
    return name.replaceAll("\\([^)]*\\)", " ").strip();
  }

  /** Whether a name leads to this slug; never for a name that leads to none. */
  static boolean sameAs(String slug, String name) {
    try {
      return slug.equals(of(name));
    } catch (IllegalArgumentException unreadable) {
      return false;
    }
  }

  private static String hyphenated(String name) {
    StringBuilder latin = new StringBuilder();
    Normalizer.normalize(name, Normalizer.Form.NFKC).chars().forEach(c -> append(latin, (char) c));
    return latin
        .toString()
        .toLowerCase(Locale.ROOT)
        .replaceAll("[^a-z0-9]+", "-")
        .replaceAll("^-|-$", "");
  }

  private static void append(StringBuilder latin, char c) {
    if (c < FIRST_SYLLABLE || c > LAST_SYLLABLE) {
      latin.append(c);
      return;
    }
    int place = c - FIRST_SYLLABLE;
    int perInitial = MEDIALS.length * FINALS.length;
    latin
        .append(INITIALS[place / perInitial])
        .append(MEDIALS[place % perInitial / FINALS.length])
        .append(FINALS[place % FINALS.length]);
  }
}
