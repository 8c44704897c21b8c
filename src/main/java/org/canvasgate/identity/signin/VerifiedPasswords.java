package org.canvasgate.identity.signin;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.BooleanSupplier;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Passwords that programs have shown a moment ago and that were right: a program shows its password
 * with each request, and the slow hash is for guessers. What is remembered is a keyed hash over the
 * password and over the hash that was valid then, so that a changed password is forgotten at once;
 * the key lives and dies with the process.
 */
final class VerifiedPasswords {
  private static final Duration KEPT = Duration.ofMinutes(5);
  private static final int MOST = 1000;
  private static final int STRIPES = 64;
  private static final String METHOD = "HmacSHA256";

  private final Clock clock;
  private final SecretKeySpec key;
  private final Object[] stripes = new Object[STRIPES];
  private final Map<String, Instant> until =
      new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Instant> eldest) {
          return size() > MOST;
        }
      };

  VerifiedPasswords(Clock clock) {
    this.clock = clock;
    byte[] chance = new byte[32];
    new SecureRandom().nextBytes(chance);
    this.key = new SecretKeySpec(chance, METHOD);
    for (int i = 0; i < STRIPES; i++) stripes[i] = new Object();
  }

  /**
   * Whether the password is right; of the same one shown many times at once only one is checked.
   */
  boolean matches(Standing standing, String password, BooleanSupplier check) {
    String mark = mark(standing, password);
    if (remembered(mark)) return true;
    synchronized (stripes[Math.floorMod(mark.hashCode(), STRIPES)]) {
      if (remembered(mark)) return true;
      if (!check.getAsBoolean()) return false;
      synchronized (until) {
        until.put(mark, clock.instant().plus(KEPT));
      }
      return true;
    }
  }

  private boolean remembered(String mark) {
    synchronized (until) {
      Instant end = until.get(mark);
      if (end == null) return false;
      Instant now = clock.instant();
      if (now.isBefore(end) && end.isBefore(now.plus(KEPT).plusMillis(1))) return true;
      until.remove(mark);
      return false;
    }
  }

  private String mark(Standing standing, String password) {
    try {
      Mac mac = Mac.getInstance(METHOD);
      mac.init(key);
      for (String part : new String[] {standing.user(), standing.kept(), password}) {
        mac.update(part.getBytes(StandardCharsets.UTF_8));
        mac.update((byte) 0);
      }
      return HexFormat.of().formatHex(mac.doFinal());
    } catch (GeneralSecurityException everyJavaHasIt) {
      throw new IllegalStateException(everyJavaHasIt);
    }
  }
}
