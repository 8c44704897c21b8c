package org.canvasgate.identity.key;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.canvasgate.committee.Notices;
import org.canvasgate.form.Problem;
import org.canvasgate.form.Refusal;
import org.canvasgate.form.Submission;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/**
 * The keys. A person makes one for themselves; an administrator offers one to somebody, who takes
 * it or not. The secret is told once, to its owner, and only its hash is kept.
 */
@Repository
public class MachineKeys {
  static final int LONGEST_NAME = 80;

  /** So many that are good at once are enough for anybody. */
  static final int MOST = 20;

  /** A look at the door is no reason to write a row each time. */
  private static final Duration USE_NOTED_EACH = Duration.ofMinutes(1);

  private final JdbcClient jdbc;
  private final KeyRules rules;
  private final Notices notices;
  private final Clock clock;

  MachineKeys(JdbcClient jdbc, KeyRules rules, Notices notices, Clock clock) {
    this.jdbc = jdbc;
    this.rules = rules;
    this.notices = notices;
    this.clock = clock;
  }

  /** A key's secret, which is told this once. */
  public record Told(MachineKey key, String secret) {}

  /**
   * Makes a key for oneself.
   *
   * @throws Refusal without a name or a scope, for an end in the past or later than the table
   *     allows, or where the person has too many
   */
  @Transactional
  public Told make(String owner, String name, Collection<Scope> scopes, LocalDate endsOn) {
    return take(insert(owner, name, scopes, endsOn, owner), owner);
  }

  /**
   * Offers a key to somebody, who hears of it.
   *
   * @throws Refusal as {@link #make} does
   */
  @Transactional
  public void offer(
      String owner, String name, Collection<Scope> scopes, LocalDate endsOn, String by) {
    long id = insert(owner, name, scopes, endsOn, by);
    notices.tell(owner, null, "key.notice.offered", "machine-key:" + id, name.strip());
  }

  private long insert(
      String owner, String name, Collection<Scope> scopes, LocalDate endsOn, String by) {
    check(owner, name, scopes, endsOn);
    return jdbc.sql(
            """
            insert into machine_key (owner, name, scopes, ends_on, made_by, made_at)
            values (?, ?, ?, ?, ?, ?) returning id""")
        .params(
            owner,
            name.strip(),
            scopes.stream().distinct().sorted().map(Scope::key).toArray(String[]::new),
            java.sql.Date.valueOf(endsOn),
            by,
            now())
        .query(Long.class)
        .single();
  }

  private void check(String owner, String name, Collection<Scope> scopes, LocalDate endsOn) {
    var given = new java.util.ArrayList<Problem>();
    if (name == null || name.isBlank()) given.add(new Problem("name", "key.no-name"));
    else if (name.strip().length() > LONGEST_NAME || !Submission.storable(name))
      given.add(new Problem("name", "key.name-too-long", LONGEST_NAME));
    if (scopes.isEmpty()) given.add(new Problem("scopes", "key.no-scope"));
    if (endsOn == null) given.add(new Problem("endsOn", "key.no-end"));
    else if (!scopes.isEmpty()) {
      LocalDate last = rules.last(scopes);
      if (endsOn.isBefore(today()) || endsOn.isAfter(last))
        given.add(new Problem("endsOn", "key.end-out-of-range", last.toString()));
    }
    long waitingOrGood =
        of(owner).stream()
            .map(key -> key.state(today()))
            .filter(s -> s == MachineKey.State.GOOD || s == MachineKey.State.OFFERED)
            .count();
    if (waitingOrGood >= MOST) given.add(new Problem("", "key.too-many", MOST));
    if (!given.isEmpty()) throw new Refusal(given);
  }

  /**
   * Takes a key that was offered to oneself; from now on it is good.
   *
   * @throws Refusal where it is not offered to this person, or not any more
   */
  @Transactional
  public Told take(long id, String owner) {
    String secret = Secret.make();
    int taken =
        jdbc.sql(
                """
                update machine_key set mark = ?, secret_hash = ?, taken_at = ?
                where id = ? and owner = ? and taken_at is null and revoked_at is null
                  and ends_on >= ?""")
            .params(
                Secret.mark(secret),
                Secret.hash(secret),
                now(),
                id,
                owner,
                java.sql.Date.valueOf(today()))
            .update();
    if (taken == 0) throw new Refusal("key.not-offered");
    return new Told(get(id).orElseThrow(), secret);
  }

  /** Makes a key useless, at once and for good; a second time changes nothing. */
  public void revoke(long id, String by) {
    jdbc.sql(
            "update machine_key set revoked_by = ?, revoked_at = ? where id = ? and revoked_at is null")
        .params(by, now(), id)
        .update();
  }

  public Optional<MachineKey> get(long id) {
    return jdbc.sql("select * from machine_key where id = ?")
        .param(id)
        .query(MachineKeys::read)
        .optional();
  }

  /** Somebody's keys, the latest first. */
  public List<MachineKey> of(String owner) {
    return jdbc.sql("select * from machine_key where owner = ? order by id desc")
        .param(owner)
        .query(MachineKeys::read)
        .list();
  }

  /** Everybody's keys that are good or offered, the latest first. */
  List<MachineKey> everybodys(int most) {
    return jdbc.sql(
            """
            select * from machine_key where revoked_at is null and ends_on >= ?
            order by id desc limit ?""")
        .params(java.sql.Date.valueOf(today()), most)
        .query(MachineKeys::read)
        .list();
  }

  /** The key that a secret opens, whatever its state. */
  Optional<MachineKey> behind(String secret) {
    if (!Secret.looksLikeOne(secret)) return Optional.empty();
    return jdbc.sql("select * from machine_key where secret_hash = ?")
        .param(Secret.hash(secret))
        .query(MachineKeys::read)
        .optional();
  }

  /** Notes that a key was used, once a minute at most. */
  void used(MachineKey key) {
    Instant now = clock.instant();
    if (key.lastUsedAt() != null && now.isBefore(key.lastUsedAt().plus(USE_NOTED_EACH))) return;
    jdbc.sql("update machine_key set last_used_at = ? where id = ?")
        .params(Timestamp.from(now), key.id())
        .update();
  }

  LocalDate today() {
    return LocalDate.now(clock);
  }

  private Timestamp now() {
    return Timestamp.from(clock.instant());
  }

  private static MachineKey read(ResultSet row, int n) throws SQLException {
    return new MachineKey(
        row.getLong("id"),
        row.getString("owner"),
        row.getString("name"),
        Arrays.stream((String[]) row.getArray("scopes").getArray())
            .map(key -> Scope.of(key).orElseThrow())
            .toList(),
        row.getObject("ends_on", LocalDate.class),
        row.getString("made_by"),
        instant(row, "made_at"),
        row.getString("mark"),
        instant(row, "taken_at"),
        instant(row, "last_used_at"),
        row.getString("revoked_by"),
        instant(row, "revoked_at"));
  }

  private static Instant instant(ResultSet row, String column) throws SQLException {
    Timestamp at = row.getTimestamp(column);
    return at == null ? null : at.toInstant();
  }
}
