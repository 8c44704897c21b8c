package org.canvasgate.identity.factor;

import com.eatthepath.otp.TimeBasedOneTimePasswordGenerator;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.OptionalLong;
import javax.crypto.spec.SecretKeySpec;
import org.apache.commons.codec.binary.Base32;

/**
 * The codes that an authenticator application makes of a secret: RFC 6238 with SHA-1, six digits
 * and thirty seconds, which every such application knows.
 */
final class Telephone {
  static final int SECRET_BYTES = 20;

  /** A clock may be one step off, either way. */
  private static final int SKEW = 1;

  private static final TimeBasedOneTimePasswordGenerator CODES =
      new TimeBasedOneTimePasswordGenerator();
  private static final long STEP = CODES.getTimeStep().toSeconds();

  private Telephone() {}

  /**
   * The thirty seconds to which a code belongs; empty where it belongs to none around now, or to
   * one that is not after the last that was taken.
   */
  static OptionalLong step(byte[] secret, String code, Instant now, long last) {
    long present = now.getEpochSecond() / STEP;
    for (long step = present - SKEW; step <= present + SKEW; step++)
      if (step > last && same(code(secret, step), code)) return OptionalLong.of(step);
    return OptionalLong.empty();
  }

  private static String code(byte[] secret, long step) {
    try {
      return CODES.generateOneTimePasswordString(
          new SecretKeySpec(secret, CODES.getAlgorithm()), Instant.ofEpochSecond(step * STEP));
    } catch (InvalidKeyException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  private static boolean same(String right, String given) {
    return MessageDigest.isEqual(
        right.getBytes(StandardCharsets.UTF_8), given.getBytes(StandardCharsets.UTF_8));
  }

  /** The secret as somebody types it where the picture cannot be taken. */
  static String typed(byte[] secret) {
    return new Base32().encodeAsString(secret);
  }

  /** The address that the picture holds. */
  static String address(String user, byte[] secret) {
    String name = URLEncoder.encode(user, StandardCharsets.UTF_8);
    return "otpauth://totp/Canvasgate:"
        + name
        + "?secret="
        + typed(secret)
        + "&issuer=Canvasgate&algorithm=SHA1&digits="
        + CODES.getPasswordLength()
        + "&period="
        + STEP;
  }
}
