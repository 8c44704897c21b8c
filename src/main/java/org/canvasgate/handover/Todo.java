package org.canvasgate.handover;

import java.time.Instant;
import java.util.List;
import java.util.Locale;

/**
 * An open task.
 *
 * @param taskId the engine's id
 * @param proposalId the case that waits for it
 * @param assignee whose it is; null where a group shares it
 * @param capacity the fact by which the diagram chose the assignee, such as {@code planner}; empty
 *     for a task that somebody took from a group
 * @param groups who may take it, by group
 * @param since when it came
 * @param due until when; null where there is no date
 */
public record Todo(
    String taskId,
    String proposalId,
    String step,
    String nameEn,
    String nameKo,
    String assignee,
    String capacity,
    List<String> groups,
    Instant since,
    Instant due) {

  /** What has to be done, in the reader's language. */
  public String name(Locale locale) {
    return Locale.KOREAN.getLanguage().equals(locale.getLanguage()) ? nameKo : nameEn;
  }
}
