package org.canvasgate.tracking;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** What the engine knows of a case; answered by the engine. Names nobody's rating. */
public interface CaseFlow {

  /**
   * A step that a case waits for.
   *
   * @param process key of the process, which names the gate
   * @param step id of the task in the diagram
   * @param name what has to be done, in the reader's language
   * @param users ids of those who have to do it
   * @param groups ids of the groups that may do it
   * @param open how many answers are missing
   * @param due the earliest date among them; null where there is none
   */
  record Waiting(
      String process,
      String step,
      String name,
      List<String> users,
      List<String> groups,
      int open,
      Instant due) {
    private static final Set<String> ASK_THE_PANEL =
        Set.of("score-canvas", "rate-operation", "vote-responsibility", "vote-plan");

    /**
     * The step as somebody who does not run the committee reads it: who sits on a panel, and who of
     * it has not answered yet, is not told to applicants, nor by one member to another.
     */
    public Waiting withoutPanel() {
      return ASK_THE_PANEL.contains(step)
          ? new Waiting(process, step, name, List.of(), groups, open, due)
          : this;
    }

    /** What is done, without who and how many still have to do it. */
    public Waiting nameOnly() {
      return new Waiting(process, step, name, List.of(), List.of(), 1, null);
    }
  }

  /** A task of the reader's own. */
  record OwnTask(String id, String proposalId, String name, Instant due) {}

  /** Every open step of a case. */
  List<Waiting> waiting(String proposalId, Locale locale);

  /** Whether a step has failed for a technical reason and waits for an administrator. */
  boolean failed(String proposalId);

  /** The tasks that somebody has, or may take, the most urgent first. */
  List<OwnTask> tasksOf(String user, List<String> groups, Locale locale, int most);

  /** How many tasks somebody has or may take. */
  long taskCount(String user, List<String> groups);

  /**
   * The engine's id of the running case, for the picture of its process; null where it has ended.
   */
  String instance(String proposalId);

  /**
   * Tells the process that the proposal is withdrawn.
   *
   * @return whether the case was still at a point where that is possible
   */
  boolean withdraw(String proposalId);
}
