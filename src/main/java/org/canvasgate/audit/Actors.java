package org.canvasgate.audit;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Lazy;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionExecution;
import org.springframework.transaction.TransactionExecutionListener;

/**
 * Tells the database at the beginning of each transaction that may write, in whose name it does.
 * Requests that only read are spared the question, and those to the engine's own interfaces: what
 * they write is told by {@code process.EngineActor}.
 */
@Component
class Actors implements TransactionExecutionListener {
  private static final Set<String> READING = Set.of("GET", "HEAD", "OPTIONS");

  private static final Logger LOG = LoggerFactory.getLogger(Actors.class);

  private final AuditTrail trail;

  Actors(@Lazy AuditTrail trail) {
    this.trail = trail;
  }

  @Override
  public void afterBegin(TransactionExecution transaction, Throwable failed) {
    if (failed != null || transaction.isReadOnly()) return;
    try {
      name();
    } catch (DataAccessException broken) {
      // Thrown from here, the connection would stay bound to the thread and spoil whatever it does
      // next. The statement that failed has spoiled this transaction alone: its next one fails,
      // too.
      LOG.warn("A transaction could not be given its name: {}", broken.toString());
    }
  }

  private void name() {
    Optional<HttpServletRequest> request = Requests.now();
    if (request.isEmpty()) trail.inTheNameOf(AuditTrail.actor().orElse(null));
    else if (mayWrite(request.get()))
      AuditTrail.actor().ifPresent(trail::inTheNameOf); // before and after, sessions are kept
  }

  private static boolean mayWrite(HttpServletRequest request) {
    return !READING.contains(request.getMethod())
        && !request.getServletPath().startsWith("/camunda")
        && !request.getServletPath().startsWith("/engine-rest");
  }
}
