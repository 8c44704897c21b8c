package org.canvasgate.form;

import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * The Java side of one file in {@code forms/}: what it shows, and what happens when it is
 * submitted.
 *
 * <p>A submission never becomes process variables by itself. The engine hands it to {@link
 * #submit}, which turns it into a validated record, stores it in this application's tables in the
 * same transaction, and returns the few facts that the diagram needs for its way.
 */
public interface TaskForm {

  /** The form's id, which is its file name without {@code .form}. */
  String id();

  /** The keys that the form may submit; anything else in a submission is refused. */
  Set<String> fields();

  /** The names of the facts that {@link #submit} may return, for the check of diagrams. */
  Set<String> facts();

  /**
   * Values for the form's fields and options when it is opened. Must hold nothing that the reader
   * may not see.
   */
  Map<String, Object> view(TaskContext task, Locale locale);

  /**
   * Takes a submission.
   *
   * @return the routing facts to set on the case
   * @throws Refusal with every problem, after which nothing is saved
   */
  Map<String, Object> submit(TaskContext task, Submission submission);
}
