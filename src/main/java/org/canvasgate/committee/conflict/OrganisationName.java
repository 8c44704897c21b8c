package org.canvasgate.committee.conflict;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Compares names of organisations as people write them: without the legal form, whatever the case,
 * the width of letters and the punctuation. It would rather find too much than too little, because
 * the secretariat can dismiss a false conflict and cannot dismiss one that was not found.
 */
final class OrganisationName {
  /** One letter names nothing; two do, as in LH. */
  private static final int SHORTEST = 2;

  private static final Pattern LEGAL_FORMS =
      Pattern.compile(
          "\\((주|재|사|유)\\)|주식회사|재단법인|사단법인|유한회사"
              + "|\\b(co|ltd|inc|corp|corporation|company|llc)\\b\\.?");

  private static final Pattern NOT_A_LETTER = Pattern.compile("[^\\p{L}\\p{N}]+");

  private OrganisationName() {}

  /** The name as it is compared; empty where nothing is left to compare. */
  static String plain(String name) {
    if (name == null) return "";
    String small = Normalizer.normalize(name, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
    String bare = LEGAL_FORMS.matcher(small).replaceAll(" ");
    String plain = NOT_A_LETTER.matcher(bare).replaceAll(" ").strip();
    return plain.length() < SHORTEST ? "" : plain;
  }

  /**
   * Whether a text names the organisation. In Hangul a particle or a department may follow without
   * a space; in Latin letters a name ends where the word ends, so that KT is not found in KTX.
   */
  static boolean occursIn(String organisation, String text) {
    String wanted = plain(organisation);
    if (wanted.isEmpty()) return false;
    String among = " " + plain(text) + " ";
    return among.contains(" " + wanted + (endsInHangul(wanted) ? "" : " "));
  }

  /** Whether either of two proper names contains the other, as a city contains its bureau. */
  static boolean related(String organisation, String name) {
    return occursIn(organisation, name) || occursIn(name, organisation);
  }

  private static boolean endsInHangul(String name) {
    return Character.UnicodeScript.of(name.codePointBefore(name.length()))
        == Character.UnicodeScript.HANGUL;
  }
}
