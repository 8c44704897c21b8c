package org.canvasgate.identity.signin;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.springframework.session.FindByIndexNameSessionRepository;
import org.springframework.session.Session;
import org.springframework.stereotype.Component;

/** The sessions that somebody has open, on whichever node, and their end. */
@Component
public class OpenSessions {
  private final FindByIndexNameSessionRepository<? extends Session> sessions;

  OpenSessions(FindByIndexNameSessionRepository<? extends Session> sessions) {
    this.sessions = sessions;
  }

  /**
   * One of them.
   *
   * @param id by which it is ended; shown to nobody
   * @param address where its sign-in came from
   * @param browser in a word or two; empty where unknown
   */
  public record Open(String id, Instant since, Instant lastUsed, String address, String browser) {}

  /** Somebody's, the latest used first. */
  public List<Open> of(String user) {
    return found(user).values().stream()
        .filter(session -> claim(session) != null)
        .map(OpenSessions::open)
        .sorted(Comparator.comparing(Open::lastUsed).reversed())
        .toList();
  }

  /** Ends all of somebody's, at once and on every node. */
  public void end(String user) {
    found(user).keySet().forEach(sessions::deleteById);
  }

  private Map<String, ? extends Session> found(String user) {
    return sessions.findByPrincipalName(user);
  }

  private static Claim claim(Session session) {
    return Claim.read(session.getAttribute(Claim.ATTRIBUTE));
  }

  private static Open open(Session session) {
    Claim claim = claim(session);
    return new Open(
        session.getId(),
        session.getCreationTime(),
        session.getLastAccessedTime(),
        claim.address(),
        claim.browser());
  }
}
