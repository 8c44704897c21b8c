package org.canvasgate.audit;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import java.util.Set;
import org.springframework.context.annotation.Lazy;
import org.springframework.security.authentication.AnonymousAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionExecution;
import org.springframework.transaction.TransactionExecutionListener;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

/**
 * Tells the database at the beginning of each transaction that may write, in whose name it does.
 * Requests that only read are spared the question, and those to the engine's own interfaces: what
 * they write is told by {@code process.EngineActor}.
 */
@Component
class Actors implements TransactionExecutionListener {
  private static final Set<String> READING = Set.of("GET", "HEAD", "OPTIONS");

  private final AuditTrail trail;

  Actors(@Lazy AuditTrail trail) {
    this.trail = trail;
  }

  @Override
  public void afterBegin(TransactionExecution transaction, Throwable failed) {
    if (failed != null || transaction.isReadOnly() || !mayWrite()) return;
    trail.inTheNameOf(signedIn().orElse(null));
  }

  private static boolean mayWrite() {
    return request()
        .map(
            request ->
                !READING.contains(request.getMethod())
                    && !request.getServletPath().startsWith("/camunda")
                    && !request.getServletPath().startsWith("/engine-rest"))
        .orElse(true);
  }

  /** Whoever is signed in on this thread. */
  static Optional<String> signedIn() {
    Authentication user = SecurityContextHolder.getContext().getAuthentication();
    return user == null || user instanceof AnonymousAuthenticationToken || !user.isAuthenticated()
        ? Optional.empty()
        : Optional.of(user.getName());
  }

  /** The request that this thread answers. */
  static Optional<HttpServletRequest> request() {
    return RequestContextHolder.getRequestAttributes() instanceof ServletRequestAttributes answered
        ? Optional.of(answered.getRequest())
        : Optional.empty();
  }
}
