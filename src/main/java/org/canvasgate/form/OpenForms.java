package org.canvasgate.form;

import java.util.Optional;
import java.util.Set;

/** The forms that are open to somebody; answered by the engine room. */
public interface OpenForms {

  /**
   * A form that somebody may fill in.
   *
   * @param place as {@link Drafts} names it
   * @param form the form's id
   * @param fields the keys that it takes
   */
  record Open(String place, String form, Set<String> fields) {}

  /** The form of a task that this person has; empty where it has ended or is not theirs. */
  Optional<Open> ofTask(String person, String taskId);

  /** The form by which whoever is signed in may start a process; empty where they may not. */
  Optional<Open> ofStart(String definitionId);
}
