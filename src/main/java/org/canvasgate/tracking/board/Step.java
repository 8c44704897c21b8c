package org.canvasgate.tracking.board;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;
import org.canvasgate.tracking.CaseFlow;
import org.canvasgate.tracking.Reader;

/**
 * An open step as the board keeps it, with its tasks.
 *
 * @param definition the engine's id of the diagram's version, for the step's name in Korean
 * @param name the English name
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
record Step(String process, String definition, String step, String name, List<Todo> tasks) {
  /** A step offered to single people is the chair's, whoever takes it. */
  private static final String CHAIRS = "chairs";

  /**
   * An open task.
   *
   * @param user who has it; null where nobody has taken it yet
   * @param candidates who may take it
   * @param groups whose members may take it
   * @param due in milliseconds since 1970; null where there is no date
   */
  @JsonInclude(JsonInclude.Include.NON_EMPTY)
  record Todo(String id, String user, List<String> candidates, List<String> groups, Long due) {
    Todo {
      candidates = candidates == null ? List.of() : candidates;
      groups = groups == null ? List.of() : groups;
    }

    /** Whether the reader has the task or may take it. */
    boolean of(Reader reader) {
      if (user != null) return user.equals(reader.user());
      return candidates.contains(reader.user())
          || groups.stream().anyMatch(reader.groups()::contains);
    }
  }

  Step {
    tasks = tasks == null ? List.of() : List.copyOf(tasks);
  }

  /** The earliest date among the tasks; null where there is none. */
  static Instant due(Collection<Step> steps) {
    return steps.stream()
        .flatMap(step -> step.tasks.stream())
        .map(Todo::due)
        .filter(java.util.Objects::nonNull)
        .min(Long::compare)
        .map(Instant::ofEpochMilli)
        .orElse(null);
  }

  /** The step as pages tell it. */
  CaseFlow.Waiting told(String nameForReader) {
    var users = new TreeSet<String>();
    var groups = new TreeSet<String>();
    for (Todo task : tasks) {
      if (task.user() != null) users.add(task.user());
      else {
        groups.addAll(task.groups());
        if (!task.candidates().isEmpty()) groups.add(CHAIRS);
        users.addAll(task.candidates());
      }
    }
    return new CaseFlow.Waiting(
        process,
        step,
        nameForReader,
        new ArrayList<>(users),
        new ArrayList<>(groups),
        tasks.size(),
        due(List.of(this)));
  }
}
