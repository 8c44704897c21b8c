package org.canvasgate.engine;

import org.camunda.bpm.engine.BadUserRequestException;
import org.canvasgate.form.Refusal;

/** A {@link Refusal} as the engine's callers get it: its message is for the person to read. */
public final class RefusedException extends BadUserRequestException {
  RefusedException(String sentences, Refusal refusal) {
    super(sentences, refusal);
  }

  public Refusal refusal() {
    return (Refusal) getCause();
  }
}
