package org.canvasgate.engine;

import java.util.Map;

/**
 * Receives what somebody deploys by another door than our own: the desktop modeler's button, the
 * REST interface, Cockpit's interface or Java.
 */
public interface DeploymentDoor {

  /**
   * Takes the files in as a change, and releases them where nobody else has to agree.
   *
   * @param name what the sender calls the deployment; may be null
   * @param files bytes by name, as they were sent
   * @param user id of the sender; null where nobody is signed in
   * @return the engine's id of the deployment that holds the files
   * @throws org.canvasgate.form.Refusal in every other case, with the sentence for the sender
   */
  String arrived(String name, Map<String, byte[]> files, String user);
}
