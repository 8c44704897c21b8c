package org.canvasgate.engine;

import java.util.List;
import java.util.function.Supplier;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.identity.Group;
import org.camunda.bpm.engine.impl.identity.Authentication;

/**
 * In whose name the engine is called. Web requests are set up by the sign-in; a timer, a rehearsal
 * or a page that acts for the system says so here.
 */
public class Acting {
  private static final ThreadLocal<Boolean> OURS = new ThreadLocal<>();

  private final IdentityService identity;

  Acting(IdentityService identity) {
    this.identity = identity;
  }

  /** Calls the engine as a user, with that user's groups and rights. */
  public <T> T as(String user, Supplier<T> call) {
    Authentication before = identity.getCurrentAuthentication();
    identity.clearAuthentication();
    List<String> groups =
        identity.createGroupQuery().groupMember(user).list().stream().map(Group::getId).toList();
    return with(before, () -> identity.setAuthentication(user, groups), call);
  }

  /** Calls the engine as a user; for calls without a result. */
  public void as(String user, Runnable call) {
    as(
        user,
        () -> {
          call.run();
          return null;
        });
  }

  /**
   * Calls the engine in nobody's name, so that no rights are asked for: only after one's own check.
   */
  public <T> T asEngine(Supplier<T> call) {
    return with(identity.getCurrentAuthentication(), identity::clearAuthentication, call);
  }

  /** Makes a call of which the application answers for what it asks the engine; calls may nest. */
  static <T> T ourselves(Supplier<T> call) {
    boolean outer = isOurs();
    OURS.set(true);
    try {
      return call.get();
    } finally {
      if (!outer) OURS.remove();
    }
  }

  /** Whether this thread runs the application's own work, and not what a request asks for. */
  static boolean isOurs() {
    return Boolean.TRUE.equals(OURS.get());
  }

  private <T> T with(Authentication before, Runnable enter, Supplier<T> call) {
    enter.run();
    try {
      return ourselves(call);
    } finally {
      if (before == null) identity.clearAuthentication();
      else identity.setAuthentication(before);
    }
  }
}
