package org.canvasgate.diagram.library;

import java.time.Instant;
import java.util.List;
import org.canvasgate.diagram.model.ModelKind;
import org.canvasgate.diagram.release.Release;

/**
 * One content that a process, table or form has had. A release repeats every file that it does not
 * change, so one version stands in many releases.
 *
 * @param number counts the contents of this file from 1, in the order in which they came into force
 * @param hash SHA-256 of the content, 64 hexadecimal digits
 * @param releases in which it stands, the oldest first; never empty
 * @param inForce whether new cases use it
 */
record Version(
    ModelKind kind,
    String key,
    int number,
    String hash,
    List<ReleaseLine> releases,
    boolean inForce) {

  /**
   * A release in which a version stands.
   *
   * @param deployment the engine's id of it
   * @param name what it is called in the engine
   * @param by user id of whoever released it, or {@link Release#APPLICATION}; null where nobody was
   *     written down
   * @param reason why, in their words; null where none was written down
   * @param change id of the change that became it; null where there was none
   */
  record ReleaseLine(
      String deployment, String name, Instant at, String by, String reason, Long change) {

    /** Whether it came with the application. */
    public boolean shipped() {
      return Release.APPLICATION.equals(by);
    }
  }

  public String name() {
    return kind.path(key);
  }

  /** The release that brought it. */
  public ReleaseLine first() {
    return releases.get(0);
  }

  List<String> deployments() {
    return releases.stream().map(ReleaseLine::deployment).toList();
  }
}
