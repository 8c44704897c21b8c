package org.canvasgate.diagram.cases;

import java.util.List;

/**
 * One process that runs for a case.
 *
 * @param instance the engine's id of it
 * @param proposalId the case
 * @param process id of the process in its diagram
 * @param definition the engine's id of the version on which it runs
 * @param deployment the engine's id of the release to which that version belongs
 * @param steps ids of the steps at which it stands, ordered
 */
record RunningProcess(
    String instance,
    String proposalId,
    String process,
    String definition,
    String deployment,
    List<String> steps) {

  /** The same process as it would be on another version. */
  RunningProcess at(String version) {
    return new RunningProcess(instance, proposalId, process, version, deployment, steps);
  }
}
