package org.canvasgate.diagram.model;

import java.util.Collection;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The tables that the application asks by itself, each in its latest version: a change of one of
 * them holds from the next question on, for cases that run already as well. A table that only a
 * diagram names is asked in the version of the case's own release.
 */
public final class AskedAtOnce {
  private static final Set<String> TABLES =
      Set.of(
          "affected-bodies",
          "canvas-marks",
          "canvas-weights",
          "change-approval",
          "condition-rules",
          "conflict-rules",
          "critical-blocks",
          "document-limits",
          "draft-rules",
          "early-evaluation",
          "entity-requirements",
          "exclusion-grounds",
          "handover-days",
          "machine-keys",
          "mail-retries",
          "notice-delivery",
          "objection-rules",
          "panel-demands",
          "panel-statistics",
          "panel-weights",
          "phase-targets",
          "plan-marks",
          "plan-recommendation",
          "portfolio-rules",
          "publication",
          "quorum",
          "rescored-blocks",
          "robustness-label",
          "rounds",
          "sustainability-rules",
          "windows");

  private AskedAtOnce() {}

  /** The ids of those tables. */
  public static Set<String> tables() {
    return TABLES;
  }

  public static boolean holds(ModelFile file) {
    return file.kind() == ModelKind.TABLE && TABLES.contains(file.key());
  }

  /**
   * Whether files are such tables and no more: they hold at once for every case, and moving a case
   * would alter nothing for it. A table that a diagram asks as well is none of these.
   *
   * @param files names of the files of a change
   */
  public static boolean only(Collection<String> files, ModelSet inForce) {
    if (files.isEmpty()) return false;
    Set<String> tables =
        TABLES.stream().map(ModelKind.TABLE::path).collect(Collectors.toUnmodifiableSet());
    if (!tables.containsAll(files)) return false;
    Uses uses = Uses.of(inForce);
    return files.stream().allMatch(file -> uses.of(file).isEmpty());
  }

  /**
   * Key of the sentence that says what the application asks the table for.
   *
   * @param table one of {@link #tables()}
   */
  public static String question(String table) {
    return "library.asked." + table;
  }
}
