package org.canvasgate.engine;

import java.util.Map;

/** Looks at the files of every new deployment before the engine reads them, by whichever door. */
public interface DeploymentCheck {

  /**
   * Refuses files that must not be deployed.
   *
   * @param files bytes by the name they are deployed under
   * @throws org.canvasgate.form.Refusal with the sentences that say why; nothing is deployed then
   */
  void check(Map<String, byte[]> files);
}
