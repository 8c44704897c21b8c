package org.canvasgate.diagram.release;

import java.time.Instant;
import java.util.List;

/**
 * A set of files that came into force together.
 *
 * @param number counts from 1
 * @param deployment the engine's id of it
 * @param change the change that it carried; null where it carried none
 * @param by user id; {@value #APPLICATION} where the application did it by itself
 * @param approvedBy user ids; empty where nobody had to
 * @param setHash SHA-256 over all files
 * @param restores the earlier release whose files these are again; null where they are new
 */
public record Release(
    int number,
    String deployment,
    Long change,
    ReleaseKind kind,
    String by,
    List<String> approvedBy,
    String reason,
    Instant at,
    String setHash,
    Integer restores) {
  /** Who releases where nobody is signed in. */
  public static final String APPLICATION = "application";

  public Release {
    approvedBy = List.copyOf(approvedBy);
  }

  /** Whether this set held for all new cases, and not only for a share of them. */
  public boolean forAll() {
    return kind != ReleaseKind.SHARE;
  }
}
