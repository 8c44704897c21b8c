package org.canvasgate.identity.factor;

import java.security.SecureRandom;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import org.apache.commons.codec.binary.Base32;
import org.apache.commons.codec.digest.DigestUtils;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/**
 * The second factors of those who have one. A code is good once, and so is a recovery code, of
 * which only the hash is kept.
 */
@Repository
public class SecondFactors {
  private static final int RECOVERY_CODES = 10;
  private static final int RECOVERY_BYTES = 10;
  private static final SecureRandom CHANCE = new SecureRandom();

  private final JdbcClient jdbc;
  private final SecretSeal seal;
  private final Clock clock;

  SecondFactors(JdbcClient jdbc, SecretSeal seal, Clock clock) {
    this.jdbc = jdbc;
    this.seal = seal;
    this.clock = clock;
  }

  /**
   * What somebody takes into their telephone.
   *
   * @param secret in letters and digits
   */
  public record Offer(String secret, Picture picture) {}

  private record Kept(byte[] secret, long lastStep) {}

  /** A new secret, which holds once a code has confirmed it; the same until then. */
  @Transactional
  public Offer offer(String user) {
    byte[] fresh = new byte[Telephone.SECRET_BYTES];
    CHANCE.nextBytes(fresh);
    jdbc.sql(
            """
            insert into second_factor (user_id, secret, sealed, made_at) values (?, ?, ?, now())
            on conflict (user_id) do nothing\
            """)
        .params(user, seal.seal(user, fresh), seal.seals())
        .update();
    byte[] secret = kept(user, false).orElseThrow().secret();
    return new Offer(Telephone.typed(secret), Picture.of(Telephone.address(user, secret)));
  }

  /**
   * Sets the factor in force by its first code.
   *
   * @return the recovery codes, told this once; empty where the code is wrong
   */
  @Transactional
  public Optional<List<String>> confirm(String user, String code) {
    if (!taken(user, code, false)) return Optional.empty();
    int confirmed =
        jdbc.sql(
                "update second_factor set confirmed_at = now() where user_id = ? and confirmed_at"
                    + " is null")
            .param(user)
            .update();
    return confirmed == 0 ? Optional.empty() : Optional.of(newRecoveryCodes(user));
  }

  private List<String> newRecoveryCodes(String user) {
    jdbc.sql("delete from recovery_code where user_id = ?").param(user).update();
    var codes = new ArrayList<String>();
    for (int i = 0; i < RECOVERY_CODES; i++) {
      byte[] bytes = new byte[RECOVERY_BYTES];
      CHANCE.nextBytes(bytes);
      String code = new Base32().encodeAsString(bytes).toLowerCase(Locale.ROOT);
      jdbc.sql("insert into recovery_code (user_id, code_hash) values (?, ?)")
          .params(user, hash(user, code))
          .update();
      codes.add(String.join("-", code.split("(?<=\\G.{4})")));
    }
    return codes;
  }

  /** Whether a code of the telephone or a recovery code is right; either is used up by this. */
  @Transactional
  public boolean shown(String user, String code) {
    String bare = bare(code);
    return bare.matches("\\d{6}") ? taken(user, bare, true) : recovered(user, bare);
  }

  private boolean taken(String user, String code, boolean confirmed) {
    Optional<Kept> kept = kept(user, confirmed);
    if (kept.isEmpty()) return false;
    OptionalLong step =
        Telephone.step(kept.get().secret(), bare(code), clock.instant(), kept.get().lastStep());
    // of two who show the same code at once, one is first
    return step.isPresent()
        && jdbc.sql("update second_factor set last_step = ? where user_id = ? and last_step < ?")
                .params(step.getAsLong(), user, step.getAsLong())
                .update()
            == 1;
  }

  private boolean recovered(String user, String code) {
    return jdbc.sql("delete from recovery_code where user_id = ? and code_hash = ?")
            .params(user, hash(user, code))
            .update()
        == 1;
  }

  /** How many recovery codes somebody has left. */
  public int left(String user) {
    return jdbc.sql("select count(*) from recovery_code where user_id = ?")
        .param(user)
        .query(Integer.class)
        .single();
  }

  /** Takes somebody's factor away, with the recovery codes. */
  @Transactional
  public void reset(String user) {
    jdbc.sql("delete from second_factor where user_id = ?").param(user).update();
    jdbc.sql("delete from recovery_code where user_id = ?").param(user).update();
  }

  private Optional<Kept> kept(String user, boolean confirmed) {
    return jdbc.sql(
            """
            select secret, sealed, last_step from second_factor
            where user_id = ? and (confirmed_at is not null) = ?\
            """)
        .params(user, confirmed)
        .query(
            (row, n) ->
                new Kept(
                    seal.open(user, row.getBytes("secret"), row.getBoolean("sealed")),
                    row.getLong("last_step")))
        .optional();
  }

  private static String bare(String code) {
    return code.replaceAll("[\\s-]", "").toLowerCase(Locale.ROOT);
  }

  /** Eighty bits of chance need no slow hash. */
  private static byte[] hash(String user, String code) {
    return DigestUtils.sha256(user + "\0" + code);
  }
}
