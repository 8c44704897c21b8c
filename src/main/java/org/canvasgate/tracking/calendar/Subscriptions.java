package org.canvasgate.tracking.calendar;

import java.security.SecureRandom;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.apache.commons.codec.digest.DigestUtils;
import org.canvasgate.canvas.Keys;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * The calendars that people subscribe to, one a person. A calendar's address holds a secret of 256
 * bits, which is told once; whoever lost it makes a new one, and the old one stops working.
 */
@Repository
class Subscriptions {
  private static final int SECRET_BYTES = 32;
  private static final SecureRandom RANDOM = new SecureRandom();

  private final JdbcClient jdbc;
  private final Clock clock;

  Subscriptions(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /**
   * A calendar that somebody subscribes to. Public, as is all that a template reads.
   *
   * @param readAt when a program last asked for it, to the hour; null while none has
   */
  public record Subscription(
      String person, Locale language, Set<Kind> kinds, Instant madeAt, Instant readAt) {}

  /**
   * Makes a new address for somebody's calendar; the one before stops working.
   *
   * @return the secret, which is kept nowhere
   */
  String make(String person, Locale language, Set<Kind> kinds) {
    byte[] random = new byte[SECRET_BYTES];
    RANDOM.nextBytes(random);
    String secret = Base64.getUrlEncoder().withoutPadding().encodeToString(random);
    jdbc.sql(
            """
            insert into calendar_subscription (person, secret_hash, language, kinds, made_at)
            values (?, ?, ?, ?, ?)
            on conflict (person) do update set secret_hash = excluded.secret_hash,
              language = excluded.language, kinds = excluded.kinds, made_at = excluded.made_at,
              read_at = null""")
        .params(
            person,
            hash(secret),
            language.getLanguage(),
            keys(kinds),
            Timestamp.from(clock.instant()))
        .update();
    return secret;
  }

  /** Changes what the calendar tells and in which language; its address stays. */
  void choose(String person, Locale language, Set<Kind> kinds) {
    jdbc.sql("update calendar_subscription set language = ?, kinds = ? where person = ?")
        .params(language.getLanguage(), keys(kinds), person)
        .update();
  }

  /** Ends it: the address stops working at once. */
  void revoke(String person) {
    jdbc.sql("delete from calendar_subscription where person = ?").param(person).update();
  }

  Optional<Subscription> of(String person) {
    return jdbc.sql("select * from calendar_subscription where person = ?")
        .param(person)
        .query(Subscriptions::read)
        .optional();
  }

  /** Whose calendar an address shows, if it is one that works; keeps that it was asked for. */
  Optional<Subscription> at(String secret) {
    byte[] hash = hash(secret);
    Optional<Subscription> found =
        jdbc.sql("select * from calendar_subscription where secret_hash = ?")
            .param(hash)
            .query(Subscriptions::read)
            .optional();
    Instant now = clock.instant();
    Instant anHourAgo = now.minusSeconds(3600);
    // Programs ask often; one row written an hour is enough to see that one does.
    if (found.isPresent()
        && (found.get().readAt() == null || found.get().readAt().isBefore(anHourAgo)))
      jdbc.sql("update calendar_subscription set read_at = ? where secret_hash = ?")
          .params(Timestamp.from(now), hash)
          .update();
    return found;
  }

  private static Subscription read(ResultSet row, int number) throws SQLException {
    Timestamp read = row.getTimestamp("read_at");
    return new Subscription(
        row.getString("person"),
        Locale.forLanguageTag(row.getString("language")),
        kinds(row.getArray("kinds")),
        row.getTimestamp("made_at").toInstant(),
        read == null ? null : read.toInstant());
  }

  private static Set<Kind> kinds(Array keys) throws SQLException {
    Set<Kind> kinds = EnumSet.noneOf(Kind.class);
    for (String key : (String[]) keys.getArray()) kinds.add(Keys.find(Kind.class, key));
    return kinds;
  }

  private static String[] keys(Set<Kind> kinds) {
    return Arrays.stream(Kind.values())
        .filter(kinds::contains)
        .map(Kind::key)
        .toArray(String[]::new);
  }

  private static byte[] hash(String secret) {
    return DigestUtils.sha256(secret);
  }
}
