package org.canvasgate.engine;

import java.util.concurrent.Semaphore;
import org.camunda.bpm.engine.impl.digest.PasswordEncryptor;
import org.camunda.bpm.engine.impl.digest.PasswordManager;
import org.camunda.bpm.engine.impl.util.EncryptionUtil;
import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;

/**
 * How passwords are kept: Argon2id with 19 MiB of memory, two passes and one lane, which is what
 * OWASP's Password Storage Cheat Sheet asks for at least. Hashes that were made by the engine's own
 * SHA-512 still match; {@link #isOld} tells them, so that they are made anew at the next sign-in.
 */
public final class SlowHash implements PasswordEncryptor {
  private static final String NAME = "argon2id";
  private static final String PREFIX = "{" + NAME + "}";
  private static final int SALT_BYTES = 16;
  private static final int HASH_BYTES = 32;
  private static final int LANES = 1;
  private static final int KIBIBYTES = 19 * 1024;
  private static final int PASSES = 2;

  /** Each hash takes 19 MiB: many who sign in at once wait for one another. */
  private static final Semaphore AT_ONCE =
      new Semaphore(Math.max(2, Runtime.getRuntime().availableProcessors()), true);

  private final Argon2PasswordEncoder argon;
  private final PasswordManager all = new PasswordManager(this, java.util.List.of());

  /**
   * What stands in for the password of somebody who does not exist, so that the answer is as slow.
   */
  private final String nobodys;

  /** At the price that is asked for; no setting lowers it. */
  public SlowHash() {
    this(KIBIBYTES, PASSES);
  }

  /**
   * At another price.
   *
   * @param kibibytes of memory, at least 8
   * @param passes over it, at least 1
   */
  public SlowHash(int kibibytes, int passes) {
    argon = new Argon2PasswordEncoder(SALT_BYTES, HASH_BYTES, LANES, kibibytes, passes);
    nobodys = encrypt("nobody's password");
  }

  @Override
  public String encrypt(String salted) {
    AT_ONCE.acquireUninterruptibly();
    try {
      return argon.encode(salted);
    } finally {
      AT_ONCE.release();
    }
  }

  @Override
  public boolean check(String salted, String hash) {
    AT_ONCE.acquireUninterruptibly();
    try {
      return argon.matches(salted, hash);
    } finally {
      AT_ONCE.release();
    }
  }

  @Override
  public String hashAlgorithmName() {
    return NAME;
  }

  /**
   * Whether a password is the one that is kept.
   *
   * @param salt as it stands beside the hash; may be null
   * @param kept the hash with its method in front; null for somebody who does not exist, and is
   *     answered with no after as much work
   */
  public boolean matches(String password, String salt, String kept) {
    if (kept == null || isOld(kept)) check(password, nobodys);
    return kept != null && all.check(EncryptionUtil.saltPassword(password, salt), kept);
  }

  /** Whether a hash was made in another way than this one's, or at a lower price. */
  public boolean isOld(String kept) {
    return !kept.startsWith(PREFIX) || argon.upgradeEncoding(kept.substring(PREFIX.length()));
  }

  /** The hash to be kept for a password, with its method in front. */
  public String kept(String password, String salt) {
    return all.encrypt(EncryptionUtil.saltPassword(password, salt));
  }
}
