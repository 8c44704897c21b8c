package org.canvasgate.diagram.guard;

import java.util.Map;
import java.util.Set;

/**
 * What a diagram may reach in the application.
 *
 * @param delegates names that a service task may name
 * @param calls by name of a bean its methods as name and number of arguments, such as {@code
 *     members/1}
 * @param facts names of the facts that forms and steps of the application decide: no diagram and no
 *     table writes them
 */
record Reach(Set<String> delegates, Map<String, Set<String>> calls, Set<String> facts) {
  /** What the engine itself means by a name, or the application knows a case by. */
  private static final Set<String> TAKEN =
      Set.of(
          "proposalId",
          "planner",
          "execution",
          "task",
          "caseExecution",
          "externalTask",
          "authenticatedUserId");

  /** Whether a diagram may write a fact of this name. */
  boolean free(String name) {
    return !TAKEN.contains(name)
        && !facts.contains(name)
        && !delegates.contains(name)
        && !calls.containsKey(name);
  }
}
