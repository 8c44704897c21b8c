package org.canvasgate.diagram.guard;

/** Brings a change into force that nobody else has to approve. */
public interface ReleaseAtOnce {

  /**
   * Releases a change now.
   *
   * @return the engine's id of the deployment
   * @throws org.canvasgate.form.Refusal with the reasons why it cannot be
   */
  String release(long change, String by, String reason);
}
