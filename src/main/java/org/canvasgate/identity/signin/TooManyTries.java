package org.canvasgate.identity.signin;

import java.io.Serial;
import java.time.Duration;
import org.springframework.security.core.AuthenticationException;

/** Somebody has to wait before the next try. */
public final class TooManyTries extends AuthenticationException {
  @Serial private static final long serialVersionUID = 1L;

  private final Duration wait;

  TooManyTries(Duration wait) {
    super("identity.refused.wait");
    this.wait = wait;
  }

  /** How long, in whole seconds, at least one. */
  public Duration left() {
    return wait;
  }
}
