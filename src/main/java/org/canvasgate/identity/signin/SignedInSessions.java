package org.canvasgate.identity.signin;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.security.authentication.AnonymousAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.DeferredSecurityContext;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.core.context.SecurityContextImpl;
import org.springframework.security.web.context.HttpRequestResponseHolder;
import org.springframework.security.web.context.SecurityContextRepository;
import org.springframework.session.FindByIndexNameSessionRepository;
import org.springframework.stereotype.Component;

/**
 * Who a session stands for. The session holds a {@link Claim}; with each request it is held against
 * how the person stands now, and the rights are those of now. Whoever has yet to show the second
 * factor is nobody.
 */
@Component
public class SignedInSessions implements SecurityContextRepository {
  private final Standings standings;
  private final FactorRule factors;
  private final Duration longest;

  /**
   * @param longest after this time a session ends, however busy it is
   */
  SignedInSessions(
      Standings standings,
      FactorRule factors,
      @Value("${canvasgate.session.longest:12h}") Duration longest) {
    this.standings = standings;
    this.factors = factors;
    this.longest = longest;
  }

  /** How far a session is on the way in. */
  public enum Step {
    /** Nobody has shown a password. */
    OUTSIDE,
    /** The code of the second factor is missing. */
    CODE,
    /** The second factor has to be set up. */
    ENROL,
    INSIDE
  }

  private record Known(Claim claim, Standing standing) {}

  /** How far the session of a request is. */
  public Step step(HttpServletRequest request) {
    return known(request).map(this::step).orElse(Step.OUTSIDE);
  }

  /** Who has shown a password in the session of a request, however far they are. */
  public Optional<String> whose(HttpServletRequest request) {
    return known(request).map(known -> known.claim().user());
  }

  /** Whether whoever has shown a password in the session of a request has a second factor. */
  public boolean hasFactor(HttpServletRequest request) {
    return known(request).map(known -> known.standing().factor()).orElse(false);
  }

  /** What the session of a request claims. */
  public Optional<Claim> claim(HttpServletRequest request) {
    return known(request).map(Known::claim);
  }

  private Step step(Known known) {
    if (known.claim().factor() || !factors.needed(known.standing())) return Step.INSIDE;
    return known.standing().factor() ? Step.CODE : Step.ENROL;
  }

  /** The second factor was shown: the session goes on under another id, as after the password. */
  public void factorShown(HttpServletRequest request) {
    Claim claim = known(request).orElseThrow().claim();
    request.changeSessionId();
    request.getSession().setAttribute(Claim.ATTRIBUTE, claim.withFactor().words());
  }

  private Optional<Known> known(HttpServletRequest request) {
    HttpSession session = request.getSession(false);
    Claim claim = session == null ? null : Claim.read(session.getAttribute(Claim.ATTRIBUTE));
    if (claim == null) return Optional.empty();
    Optional<Standing> standing = standings.of(claim.user()).filter(now -> holds(claim, now));
    if (standing.isEmpty() || isOver(session)) {
      session.invalidate();
      return Optional.empty();
    }
    return Optional.of(new Known(claim, standing.get()));
  }

  private static boolean holds(Claim claim, Standing now) {
    return !now.closed()
        && claim.stamp().equals(now.stamp())
        && (claim.means() == Claim.Means.PROVIDER) == now.elsewhere();
  }

  /** By the time of the server, of which the rehearsals' clock knows nothing. */
  private boolean isOver(HttpSession session) {
    return session.getLastAccessedTime() - session.getCreationTime() > longest.toMillis();
  }

  private SecurityContext now(HttpServletRequest request) {
    return known(request)
        .filter(known -> step(known) == Step.INSIDE)
        .<SecurityContext>map(known -> new SecurityContextImpl(new SignedIn(known.standing())))
        .orElseGet(SecurityContextHolder::createEmptyContext);
  }

  @Override
  public DeferredSecurityContext loadDeferredContext(HttpServletRequest request) {
    return new Asked(() -> now(request));
  }

  /** Asked for once a request, and of addresses that are open to everybody not at all. */
  private static final class Asked implements DeferredSecurityContext {
    private final Supplier<SecurityContext> ask;
    private SecurityContext answer;
    private boolean asking;

    Asked(Supplier<SecurityContext> ask) {
      this.ask = ask;
    }

    @Override
    public SecurityContext get() {
      if (answer != null) return answer;
      // Reading the session begins a transaction, at which others ask who is signed in.
      if (asking) return SecurityContextHolder.createEmptyContext();
      asking = true;
      try {
        answer = ask.get();
      } finally {
        asking = false;
      }
      return answer;
    }

    @Override
    public boolean isGenerated() {
      return get().getAuthentication() == null;
    }
  }

  @Override
  @Deprecated
  public SecurityContext loadContext(HttpRequestResponseHolder holder) {
    return now(holder.getRequest());
  }

  /** Keeps the claim of whoever has just signed in; forgets it for nobody. */
  @Override
  public void saveContext(
      SecurityContext context, HttpServletRequest request, HttpServletResponse response) {
    Authentication who = context.getAuthentication();
    if (who == null || who instanceof AnonymousAuthenticationToken) {
      HttpSession session = request.getSession(false);
      if (session != null) session.removeAttribute(Claim.ATTRIBUTE);
      return;
    }
    HttpSession session = request.getSession();
    session.setAttribute(Claim.ATTRIBUTE, claim(who, request).words());
    session.setAttribute(FindByIndexNameSessionRepository.PRINCIPAL_NAME_INDEX_NAME, who.getName());
  }

  private Claim claim(Authentication who, HttpServletRequest request) {
    String address = request.getRemoteAddr();
    String browser = Browsers.inShort(request.getHeader("User-Agent"));
    if (who instanceof SignedIn signedIn)
      return new Claim(
          who.getName(), Claim.Means.PASSWORD, false, signedIn.stamp(), address, browser, null);
    if (who.getPrincipal() instanceof FromProvider sent)
      return new Claim(
          who.getName(),
          Claim.Means.PROVIDER,
          sent.factor(),
          standings.of(who.getName()).orElseThrow().stamp(),
          address,
          browser,
          sent.token());
    throw new IllegalStateException("Nobody signs in by " + who.getClass());
  }

  @Override
  public boolean containsContext(HttpServletRequest request) {
    HttpSession session = request.getSession(false);
    return session != null && session.getAttribute(Claim.ATTRIBUTE) != null;
  }
}
