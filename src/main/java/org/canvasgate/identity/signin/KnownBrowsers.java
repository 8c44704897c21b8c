package org.canvasgate.identity.signin;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import org.apache.commons.codec.digest.DigestUtils;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Browsers in which an account has signed in before, known again by a cookie that opens nothing:
 * their tries are counted apart from everybody else's at the same address.
 */
@Component
public class KnownBrowsers {
  static final String COOKIE = "canvasgate-browser";

  private static final Duration KEPT = Duration.ofDays(180);
  private static final int MOST = 10;
  private static final int BYTES = 24;
  private static final SecureRandom CHANCE = new SecureRandom();

  private final JdbcClient jdbc;

  KnownBrowsers(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** The mark of the browser of a request where this account knows it, else null. */
  public String mark(String user, String shown) {
    if (shown == null) return null;
    byte[] mark = hash(shown);
    int known =
        jdbc.sql("select count(*) from known_browser where mark = ? and user_id = ?")
            .params(mark, user)
            .query(Integer.class)
            .single();
    return known == 0 ? null : HexFormat.of().formatHex(mark);
  }

  /** What the browser of a request shows; null where it shows nothing. */
  public static String shown(HttpServletRequest request) {
    if (request.getCookies() == null) return null;
    return Arrays.stream(request.getCookies())
        .filter(cookie -> cookie.getName().equals(COOKIE))
        .map(Cookie::getValue)
        .findFirst()
        .orElse(null);
  }

  /** Remembers the browser in which somebody has just signed in. */
  public void remember(String user, HttpServletRequest request, HttpServletResponse response) {
    String shown = shown(request);
    if (shown == null || !shown.matches("[A-Za-z0-9_-]{32}")) shown = made();
    jdbc.sql(
            """
            insert into known_browser (mark, user_id, used_at) values (?, ?, now())
            on conflict (mark, user_id) do update set used_at = now()\
            """)
        .params(hash(shown), user)
        .update();
    jdbc.sql(
            """
            delete from known_browser where user_id = ? and mark not in (
              select mark from known_browser where user_id = ? order by used_at desc limit ?)\
            """)
        .params(user, user, MOST)
        .update();
    response.addHeader(
        HttpHeaders.SET_COOKIE,
        ResponseCookie.from(COOKIE, shown)
            .path("/sign-in")
            .httpOnly(true)
            .secure(request.isSecure())
            .sameSite("Lax")
            .maxAge(KEPT)
            .build()
            .toString());
  }

  void sweep() {
    jdbc.sql("delete from known_browser where used_at < now() - interval '180 days'").update();
  }

  private static String made() {
    byte[] bytes = new byte[BYTES];
    CHANCE.nextBytes(bytes);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  private static byte[] hash(String shown) {
    return DigestUtils.sha256(shown);
  }
}
