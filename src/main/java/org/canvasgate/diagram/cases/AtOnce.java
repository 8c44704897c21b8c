package org.canvasgate.diagram.cases;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.canvasgate.diagram.model.AskedAtOnce;
import org.canvasgate.diagram.model.ModelFile;
import org.canvasgate.diagram.model.ModelKind;
import org.canvasgate.diagram.model.ModelSet;

/**
 * The changed tables that hold at once for cases that run, moved or not, because the application
 * asks them itself in their latest version.
 *
 * @param table id of the table
 * @param cases proposal ids of the running cases it can decide on; empty where it is about no case
 * @param ofCases whether it is about cases at all, and not about keys, mails or pages
 */
record AtOnce(String table, List<String> cases, boolean ofCases) {
  private static final Set<String> ABOUT_NO_CASE =
      Set.of(
          "document-limits",
          "draft-rules",
          "handover-days",
          "machine-keys",
          "mail-retries",
          "notice-delivery",
          "panel-statistics",
          "phase-targets",
          "portfolio-rules",
          "publication");

  /** Tables that are only asked while a process of that id runs; the others in any case. */
  private static final Map<String, String> ONLY_IN =
      Map.of("condition-rules", "condition-follow-up");

  /** The changed ones among those tables, with the cases that run. */
  static List<AtOnce> of(
      ModelSet before, ModelSet after, Map<String, List<RunningProcess>> running) {
    var found = new ArrayList<AtOnce>();
    for (String table : AskedAtOnce.tables().stream().sorted().toList())
      if (differs(before, after, table))
        found.add(new AtOnce(table, concerned(table, running), !ABOUT_NO_CASE.contains(table)));
    return found;
  }

  private static boolean differs(ModelSet before, ModelSet after, String table) {
    return !before
        .find(ModelKind.TABLE, table)
        .map(ModelFile::hash)
        .equals(after.find(ModelKind.TABLE, table).map(ModelFile::hash));
  }

  private static List<String> concerned(String table, Map<String, List<RunningProcess>> running) {
    if (ABOUT_NO_CASE.contains(table)) return List.of();
    String only = ONLY_IN.get(table);
    return running.entrySet().stream()
        .filter(
            one ->
                only == null
                    || one.getValue().stream().anyMatch(process -> process.process().equals(only)))
        .map(Map.Entry::getKey)
        .toList();
  }
}
