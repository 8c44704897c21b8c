package org.canvasgate.tracking.api;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.springframework.lang.Nullable;

/** A task of whoever asks. */
final class TaskAnswer {
  private TaskAnswer() {}

  /** How many tasks there are, and the most urgent of them. */
  record Tasks(long total, List<TaskLine> tasks) {}

  /** A task in the list. */
  record TaskLine(
      String id,
      @Nullable String proposalId,
      @Nullable String proposal,
      String name,
      @Nullable Instant due) {}

  /** A task with what its form asks and holds. */
  record OpenTask(
      String id,
      @Nullable String proposalId,
      String step,
      String name,
      @Nullable Instant due,
      String form,
      List<TaskField> fields,
      Map<String, Object> values) {}

  /** A field of a form. */
  record TaskField(
      String key,
      String type,
      @Nullable String label,
      boolean required,
      @Nullable String unit,
      List<TaskOption> options) {}

  /** What can be chosen. */
  record TaskOption(String value, String label) {}
}
