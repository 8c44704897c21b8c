package org.canvasgate.engine;

import java.util.Optional;

/**
 * On which release a case begins and goes on, while a release is tried on a share of the new cases;
 * answered by the room of releases. Otherwise whatever begins takes the latest version.
 */
public interface CaseRelease {

  /**
   * The version by which a case begins.
   *
   * @param definition the engine's id of the process version that was asked for
   * @return the same, or that of the release which this case was drawn for
   */
  String begins(String definition);

  /**
   * The version of a process that a case on a tried release calls.
   *
   * @param caller the engine's id of the calling version
   * @param process id of the called process
   * @return empty where the latest version is called
   */
  Optional<String> called(String caller, String process);

  /**
   * The version of a process that is begun for a case from outside of it.
   *
   * @param proposalId the case
   * @param process id of the process
   * @return empty where the latest version begins
   */
  Optional<String> beside(String proposalId, String process);
}
