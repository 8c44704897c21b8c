package org.canvasgate.tracking.api;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.canvasgate.tracking.api.ScorecardAnswer.RoundAnswer;
import org.springframework.lang.Nullable;

/** What follows a verdict. */
final class FollowUpAnswer {
  private FollowUpAnswer() {}

  /** A condition of a verdict. */
  record ConditionAnswer(
      long id,
      RoundAnswer round,
      int number,
      String text,
      String owner,
      LocalDate due,
      String state,
      List<ConditionReport> reports) {}

  /** What the owner of a condition reports, and what was found. */
  record ConditionReport(
      @Nullable String done,
      @Nullable String evidence,
      @Nullable Boolean fulfilled,
      @Nullable String answer) {}

  /** An objection to a verdict. */
  record ObjectionAnswer(
      String gate,
      int cycle,
      String state,
      boolean mine,
      Instant due,
      @Nullable String grounds,
      @Nullable String answer) {}

  /** A letter that was approved. */
  record LetterAnswer(long id, String template, String recipient, Instant at) {}

  /** An entry of the chain of decision records. */
  record RecordAnswer(
      long number,
      String kind,
      String subject,
      RoundAnswer round,
      Instant recordedAt,
      String previous,
      String documentHash,
      String hash) {}
}
