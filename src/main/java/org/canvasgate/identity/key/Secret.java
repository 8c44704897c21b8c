package org.canvasgate.identity.key;

import java.security.SecureRandom;
import java.util.Base64;
import java.util.regex.Pattern;
import org.apache.commons.codec.digest.DigestUtils;

/**
 * What a program shows at the door: 256 random bits behind a beginning by which scanners of source
 * code find a leaked one. So much chance needs no slow hash: nobody can try them out.
 */
final class Secret {
  static final String BEGINNING = "cgk_";

  private static final int BYTES = 32;
  private static final int MARK = BEGINNING.length() + 4;
  private static final Pattern SHAPE = Pattern.compile(BEGINNING + "[A-Za-z0-9_-]{43}");
  private static final SecureRandom CHANCE = new SecureRandom();

  private Secret() {}

  static String make() {
    byte[] bytes = new byte[BYTES];
    CHANCE.nextBytes(bytes);
    return BEGINNING + Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  /** What is shown of it afterwards. */
  static String mark(String secret) {
    return secret.substring(0, MARK);
  }

  static boolean looksLikeOne(String text) {
    return SHAPE.matcher(text).matches();
  }

  static byte[] hash(String secret) {
    return DigestUtils.sha256(secret);
  }
}
