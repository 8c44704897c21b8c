package org.canvasgate.audit;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Locale;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.authentication.AnonymousAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Repository;

/**
 * Adds to the trail what no table tells: sign-ins and data that leaves. An entry says who, what and
 * when, never what stood in it.
 */
@Repository
public class AuditTrail {
  /** Beyond it a name is no name of anything here. */
  private static final int LONGEST = 200;

  private static final String USER = AuditTrail.class.getName() + ".user";

  private final JdbcClient jdbc;

  AuditTrail(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * Something that happened.
   *
   * @param kind a group and what happened, such as {@code sign-in.refused}
   * @param person id of whoever did it; null where it is not known who did
   * @param object what it was done to; may be null
   * @param proposalId the case; may be null
   * @param detail a few fixed words, nothing that a person wrote; may be null
   * @param address from where on the network; may be null
   */
  public record Happening(
      String kind,
      String person,
      String object,
      String proposalId,
      String detail,
      String address) {}

  /** Adds an entry, in the transaction that is under way if there is one. */
  public void tell(Happening happening) {
    jdbc.sql("select audit_tell(?, ?, ?, null, ?, ?, ?, ?::inet)")
        .params(
            happening.kind(),
            happening.person() == null ? "system" : "person",
            happening.person(),
            cut(happening.object()),
            cut(happening.proposalId()),
            cut(happening.detail()),
            plain(happening.address()))
        .query((row, n) -> n)
        .single();
  }

  /**
   * Says in whose name the transaction that is under way writes, so that the tables tell it.
   *
   * @param person null for the application itself
   */
  public void inTheNameOf(String person) {
    jdbc.sql("select set_config('canvasgate.actor', ?, true)")
        .param(person == null ? "system:" : "person:" + person)
        .query((row, n) -> n)
        .single();
  }

  /** The same, for somebody who gives or takes a right by hand. */
  public void inTheNameOfByHand(String person) {
    jdbc.sql(
            "select set_config('canvasgate.actor', ?, true), set_config('canvasgate.rights',"
                + " 'by-hand', true)")
        .param(person == null ? "system:" : "person:" + person)
        .query((row, n) -> n)
        .single();
  }

  /**
   * In whose name this thread works: of a request, whoever was signed in when the sign-in was over.
   * Asking for it loads no session, which would be a transaction within a transaction.
   */
  public static Optional<String> actor() {
    return Requests.now().map(request -> (String) request.getAttribute(USER));
  }

  /** Remembers for the length of a request who is signed in; null for nobody. */
  static void remember(HttpServletRequest request, String user) {
    request.setAttribute(USER, user);
  }

  /** Whoever is signed in; loads the session if need be. */
  static Optional<String> signedIn() {
    Authentication user = SecurityContextHolder.getContext().getAuthentication();
    return user == null || user instanceof AnonymousAuthenticationToken || !user.isAuthenticated()
        ? Optional.empty()
        : Optional.of(user.getName());
  }

  private static String cut(String text) {
    if (text == null) return null;
    String storable = text.replace("\0", "");
    return storable.length() <= LONGEST ? storable : storable.substring(0, LONGEST);
  }

  /** An address as PostgreSQL takes it; null for what is none. */
  private static String plain(String address) {
    if (address == null) return null;
    String bare = address.toLowerCase(Locale.ROOT).replaceFirst("%.*$", "");
    return bare.matches("[0-9a-f.:]{2,45}") ? bare : null;
  }
}
