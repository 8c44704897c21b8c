package org.canvasgate.identity.signin;

import java.time.Clock;
import java.util.Optional;
import org.canvasgate.engine.SlowHash;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.DisabledException;
import org.springframework.security.authentication.InsufficientAuthenticationException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.authentication.WebAuthenticationDetails;
import org.springframework.stereotype.Component;

/**
 * Checks a password against Camunda's users. The engine's own check is not asked: it counts wrong
 * passwords by account and shuts the account, so that any stranger could shut a member out.
 */
@Component
public class PasswordSignIn implements AuthenticationProvider {
  /** A longer one is nobody's, and would be work to hash. */
  private static final int LONGEST = 200;

  private final Standings standings;
  private final SlowHash passwords;
  private final Tries tries;
  private final KnownBrowsers browsers;
  private final FactorRule factors;
  private final VerifiedPasswords verified;

  PasswordSignIn(
      Standings standings,
      SlowHash passwords,
      Tries tries,
      KnownBrowsers browsers,
      FactorRule factors,
      Clock clock) {
    this.standings = standings;
    this.passwords = passwords;
    this.tries = tries;
    this.browsers = browsers;
    this.factors = factors;
    this.verified = new VerifiedPasswords(clock);
  }

  @Override
  public Authentication authenticate(Authentication given) {
    String user = given.getName();
    String password = given.getCredentials() == null ? "" : given.getCredentials().toString();
    if (user == null || user.isBlank() || password.isEmpty() || password.length() > LONGEST)
      throw new BadCredentialsException("no user or password");
    return given.getDetails() instanceof PageDetails page
        ? byPage(user, password, page)
        : byProgram(user, password, (WebAuthenticationDetails) given.getDetails());
  }

  private SignedIn byPage(String user, String password, PageDetails page) {
    Tries.Try counted =
        tries.begin(user, page.getRemoteAddress(), browsers.mark(user, page.browser()));
    Optional<Standing> standing = standings.of(user);
    if (!matches(standing, password)) throw new BadCredentialsException("wrong password");
    counted.succeeded();
    return entered(standings.upgraded(standing.orElseThrow(), password));
  }

  private SignedIn byProgram(String user, String password, WebAuthenticationDetails program) {
    String address = program == null ? "" : program.getRemoteAddress();
    Optional<Standing> standing = standings.of(user);
    boolean right =
        standing.isPresent() && hasPassword(standing.get())
            ? verified.matches(
                standing.get(), password, () -> counted(user, address, standing, password))
            : counted(user, address, standing, password);
    if (!right) throw new BadCredentialsException("wrong password");
    if (factors.needed(standing.orElseThrow()))
      throw new InsufficientAuthenticationException("identity.refused.factor");
    return entered(standings.upgraded(standing.get(), password));
  }

  private boolean counted(
      String user, String address, Optional<Standing> standing, String password) {
    Tries.Try counted = tries.begin(user, address, null);
    boolean right = matches(standing, password);
    if (right) counted.succeeded();
    return right;
  }

  private boolean matches(Optional<Standing> standing, String password) {
    Optional<Standing> able = standing.filter(PasswordSignIn::hasPassword);
    return passwords.matches(
        password, able.map(Standing::salt).orElse(null), able.map(Standing::kept).orElse(null));
  }

  private static boolean hasPassword(Standing standing) {
    return standing.kept() != null && !standing.elsewhere();
  }

  private static SignedIn entered(Standing standing) {
    if (standing.closed()) throw new DisabledException("identity.refused.closed");
    return new SignedIn(standing);
  }

  @Override
  public boolean supports(Class<?> kind) {
    return UsernamePasswordAuthenticationToken.class.isAssignableFrom(kind);
  }
}
