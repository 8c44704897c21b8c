package org.canvasgate.diagram.cases;

import java.util.Map;
import java.util.Set;
import org.camunda.bpm.engine.migration.MigrationPlan;

/**
 * The way from one version of a process to another.
 *
 * @param from the engine's id of the version a case runs on
 * @param to the engine's id of the version it would run on
 * @param renamed steps that have another id there and are drawn in both, old id to new id
 * @param changedTimers ids, in the new version, of timers that are drawn differently there
 * @param steps ids of everything that is drawn in the new version
 */
record Passage(
    String from,
    String to,
    MigrationPlan plan,
    Map<String, String> renamed,
    Set<String> changedTimers,
    Set<String> steps) {

  /** What a step of the old version is called in the new one. */
  String there(String step) {
    return renamed.getOrDefault(step, step);
  }
}
