package org.canvasgate.tracking.api;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * A person's open tasks, read and answered as Tasklist does it: through the same forms and the same
 * guards, in the name of whoever is signed in.
 */
public interface TaskDesk {

  /**
   * A task as it is shown to whoever has it.
   *
   * @param step id of the task in the diagram
   * @param due null where there is no date
   * @param form the form file in the reader's language
   * @param values what the form's fields and options hold when it is opened
   */
  record Shown(
      String id,
      String proposalId,
      String step,
      String name,
      Instant due,
      JsonNode form,
      Map<String, Object> values) {}

  /** How an answer fared that was not refused. */
  enum Outcome {
    TAKEN,
    /** There is no such task for this person. */
    UNKNOWN,
    /** Others acted in the same case at the same moment, again and again. */
    COLLIDED
  }

  /** A task, where there is one and the person may answer it. */
  Optional<Shown> open(String id, Locale locale);

  /**
   * Answers a task.
   *
   * @throws org.canvasgate.form.Refusal somewhere among the causes, with everything wrong with it
   */
  Outcome answer(String id, Map<String, Object> values);
}
