package org.canvasgate.tracking.board;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.canvasgate.tracking.CaseFlow;

/**
 * A case as one reader sees it in a list: what that reader may not read is not in it.
 *
 * @param nameKo null where there is none
 * @param kind public, private or mixed
 * @param status a constant of {@link org.canvasgate.proposal.Status}
 * @param stage the gate at which it stands, see {@link BoardQuery#STAGES}
 * @param failed whether a step waits for an administrator
 * @param waits the steps that it waits for; only their names for somebody kept off the case and for
 *     whoever sees it because it is published
 * @param due the earliest date among them; null where there is none or the reader may not know
 * @param daysLate days of the calendar since then, 0 for today; null where nothing is overdue
 * @param daysLeft days of the calendar until then, 0 for today; null where nothing is to come
 * @param score the last canvas score on which a verdict was given, 0 to 100; null where there is
 *     none or the reader may not know
 * @param band pass, revise or reject: where the marks put that score; null as the score
 * @param scoredGate the gate at which it was scored; null as the score
 * @param changedAt when something of the case was last proposed, opened, closed or decided
 * @param ownTask the id of an open task of the reader's own in this case; null where there is none
 */
public record BoardRow(
    String proposalId,
    String nameEn,
    String nameKo,
    String city,
    String kind,
    String field,
    boolean sample,
    String status,
    String stage,
    boolean failed,
    List<CaseFlow.Waiting> waits,
    Instant due,
    Long daysLate,
    Long daysLeft,
    Double score,
    String band,
    String scoredGate,
    Instant changedAt,
    String ownTask) {

  /** The name for a reader of that language; the English one where there is no Korean one. */
  public String name(Locale locale) {
    return nameKo != null && Locale.KOREAN.getLanguage().equals(locale.getLanguage())
        ? nameKo
        : nameEn;
  }
}
