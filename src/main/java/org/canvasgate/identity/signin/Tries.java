package org.canvasgate.identity.signin;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Arrays;
import java.util.HexFormat;
import org.apache.commons.codec.digest.DigestUtils;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Slows down whoever guesses, and nobody else. Tries are counted for an account at an address, and
 * for an address as a whole; never for an account alone, so that a stranger cannot shut a member
 * out. Each try is counted before the password is looked at, so that many at once gain nothing, and
 * the count is taken back by a success. Counts lie in the database, by its clock, for all nodes.
 */
@Component
public class Tries {
  /** So many are free for an account at an address; then the wait begins and doubles. */
  static final int FREE = 10;

  /** So many from one address at whatever account, before each further one costs a wait. */
  static final int FREE_OF_ADDRESS = 60;

  private static final Duration FIRST_WAIT = Duration.ofSeconds(30);
  private static final Duration LONGEST_WAIT = Duration.ofMinutes(15);

  /** Where a new prefix begins that somebody else may have, in bytes of an IPv6 address. */
  private static final int NETWORK = 8;

  private static final String COUNT =
      """
      insert into sign_in_try as t (what, failures, last_at) values (?, 1, now())
      on conflict (what) do update set
        failures = case when t.last_at < now() - interval '1 hour' then 1 else t.failures + 1 end,
        last_at = now()
      where t.last_at + %s <= now()
      returning failures\
      """;
  private static final String WAIT =
      """
      (case when t.failures < %d then interval '0'
        else least(interval '%d seconds' * power(2, least(t.failures - %d, %d)),
          interval '%d seconds') end)\
      """;

  private final JdbcClient jdbc;

  Tries(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** What a try is counted by: its hash, how many are free, and whether the wait doubles. */
  record Count(byte[] what, int free, boolean doubles) {
    private String wait(String pattern) {
      return pattern.formatted(
          free, FIRST_WAIT.toSeconds(), free, doubles ? 10 : 0, LONGEST_WAIT.toSeconds());
    }
  }

  /** One try at an account, under way. */
  public final class Try {
    private final Count own;
    private final Count shared;

    private Try(Count own, Count shared) {
      this.own = own;
      this.shared = shared;
    }

    /** It was right: what was counted for it is forgotten. */
    public void succeeded() {
      jdbc.sql("delete from sign_in_try where what = ?").param(own.what()).update();
      if (shared != null) takeBack(shared);
    }
  }

  /**
   * Counts a try at an account from an address.
   *
   * @param browser the mark of a browser in which this account has signed in before, which is then
   *     counted by itself instead of with its address; else null
   * @throws TooManyTries with the time to wait; the password must not be looked at then
   */
  public Try begin(String user, String address, String browser) {
    if (browser != null) return counted(pair(user, "browser " + browser), null);
    return counted(pair(user, network(address)), whole(network(address)));
  }

  /** Counts a try at a second factor, which only who knows the password can make. */
  public Try beginFactor(String user) {
    return counted(new Count(hash("factor", user), FREE / 2, true), null);
  }

  private Try counted(Count own, Count shared) {
    count(own);
    if (shared != null)
      try {
        count(shared);
      } catch (TooManyTries ofTheAddress) {
        takeBack(own);
        throw ofTheAddress;
      }
    return new Try(own, shared);
  }

  private void count(Count count) {
    boolean counted =
        jdbc.sql(COUNT.formatted(count.wait(WAIT)))
            .param(count.what())
            .query(Integer.class)
            .optional()
            .isPresent();
    if (!counted) throw new TooManyTries(left(count));
  }

  private Duration left(Count count) {
    double seconds =
        jdbc.sql(
                "select extract(epoch from t.last_at + "
                    + count.wait(WAIT)
                    + " - now()) from sign_in_try t where what = ?")
            .param(count.what())
            .query(Double.class)
            .optional()
            .orElse(1.0);
    return Duration.ofSeconds(Math.max(1, (long) Math.ceil(seconds)));
  }

  private void takeBack(Count count) {
    jdbc.sql("update sign_in_try set failures = greatest(failures - 1, 0) where what = ?")
        .param(count.what())
        .update();
  }

  /** Forgets what lies an hour back; what is left is as many as can be tried in an hour. */
  void sweep() {
    jdbc.sql("delete from sign_in_try where last_at < now() - interval '1 hour'").update();
  }

  private static Count pair(String user, String from) {
    return new Count(hash(user, from), FREE, true);
  }

  private static Count whole(String address) {
    return new Count(hash("", address), FREE_OF_ADDRESS, false);
  }

  /** Whoever has an IPv6 address has a whole network of them. */
  private static String network(String address) {
    try {
      InetAddress parsed = InetAddress.getByName(address);
      if (!(parsed instanceof Inet6Address)) return address;
      return HexFormat.of().formatHex(Arrays.copyOf(parsed.getAddress(), NETWORK));
    } catch (UnknownHostException notAnAddress) {
      return address;
    }
  }

  /** Somebody may have typed a password where the user name belongs: neither is kept. */
  private static byte[] hash(String user, String from) {
    return DigestUtils.sha256(user + "\0" + from);
  }
}
