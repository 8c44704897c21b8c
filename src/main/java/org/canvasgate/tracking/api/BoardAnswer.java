package org.canvasgate.tracking.api;

import java.time.Instant;
import java.util.List;
import org.canvasgate.tracking.api.CaseAnswer.WaitingAnswer;
import org.springframework.lang.Nullable;

/** A page of the board. */
record BoardAnswer(List<BoardLine> proposals, List<StageTotal> counts) {

  /** A case as whoever asks sees it in a list. */
  record BoardLine(
      String id,
      String nameEn,
      @Nullable String nameKo,
      String city,
      String kind,
      String field,
      boolean sample,
      String status,
      String stage,
      boolean failed,
      List<WaitingAnswer> waiting,
      @Nullable Instant due,
      @Nullable Long daysLate,
      @Nullable Double score,
      @Nullable String band,
      @Nullable String scoredGate,
      Instant changedAt,
      @Nullable String ownTask) {}

  /** How many cases the question finds at a stage; {@code more} where there are more than that. */
  record StageTotal(String stage, long count, boolean more) {}
}
