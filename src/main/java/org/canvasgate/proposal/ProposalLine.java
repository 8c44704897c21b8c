package org.canvasgate.proposal;

import java.time.Instant;
import java.util.Locale;

/**
 * A proposal in a list, without its canvas.
 *
 * @param changedAt when its content or its status last changed
 */
public record ProposalLine(
    String id,
    int revision,
    String nameEn,
    String nameKo,
    String city,
    String kind,
    String field,
    String planner,
    String status,
    boolean sample,
    Instant changedAt) {

  /** The name for a reader of that language. */
  public String name(Locale locale) {
    return Names.of(nameEn, nameKo, locale);
  }
}
