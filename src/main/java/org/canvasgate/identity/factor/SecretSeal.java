package org.canvasgate.identity.factor;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.apache.commons.codec.digest.DigestUtils;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * Seals what makes the codes, so that a copy of the database alone makes none: AES-GCM under the
 * key {@code canvasgate.second-factor.key}, bound to its owner. Without that setting the secrets
 * lie in the database as they are.
 */
@Component
class SecretSeal {
  private static final int LEAST_KEY = 32;
  private static final int NONCE = 12;
  private static final int TAG_BITS = 128;
  private static final SecureRandom CHANCE = new SecureRandom();

  private final SecretKeySpec key;

  SecretSeal(@Value("${canvasgate.second-factor.key:}") String key) {
    if (!key.isEmpty() && key.length() < LEAST_KEY)
      throw new IllegalStateException(
          "canvasgate.second-factor.key needs at least " + LEAST_KEY + " characters.");
    this.key = key.isEmpty() ? null : new SecretKeySpec(hash(key), "AES");
  }

  boolean seals() {
    return key != null;
  }

  byte[] seal(String owner, byte[] secret) {
    if (key == null) return secret;
    byte[] nonce = new byte[NONCE];
    CHANCE.nextBytes(nonce);
    byte[] sealed = run(Cipher.ENCRYPT_MODE, owner, nonce, secret);
    return ByteBuffer.allocate(NONCE + sealed.length).put(nonce).put(sealed).array();
  }

  /**
   * What was sealed.
   *
   * @throws IllegalStateException where the key is missing, or another one, or the owner is
   */
  byte[] open(String owner, byte[] kept, boolean sealed) {
    if (!sealed) return kept;
    if (key == null)
      throw new IllegalStateException(
          "Second factors are sealed, and canvasgate.second-factor.key is not given.");
    var parts = ByteBuffer.wrap(kept);
    byte[] nonce = new byte[NONCE];
    parts.get(nonce);
    byte[] rest = new byte[parts.remaining()];
    parts.get(rest);
    return run(Cipher.DECRYPT_MODE, owner, nonce, rest);
  }

  private byte[] run(int mode, String owner, byte[] nonce, byte[] content) {
    try {
      Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
      cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
      cipher.updateAAD(owner.getBytes(StandardCharsets.UTF_8));
      return cipher.doFinal(content);
    } catch (GeneralSecurityException anotherKey) {
      throw new IllegalStateException(
          "A second factor cannot be read with this canvasgate.second-factor.key.", anotherKey);
    }
  }

  private static byte[] hash(String text) {
    return DigestUtils.sha256(text);
  }
}
