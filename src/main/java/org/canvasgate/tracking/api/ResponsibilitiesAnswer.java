package org.canvasgate.tracking.api;

import java.util.List;
import org.canvasgate.tracking.api.ScorecardAnswer.RoundAnswer;
import org.springframework.lang.Nullable;

/** Who is to answer and to pay for what, in the latest round of the consultation. */
record ResponsibilitiesAnswer(
    RoundAnswer round,
    boolean answersOpen,
    @Nullable EntityAnswer entity,
    List<Duty> duties,
    List<ObstacleAnswer> obstacles,
    @Nullable Double clarity) {

  /** Who is to operate and to manage the service. */
  record EntityAnswer(
      String kind, String operatingBody, String managingBody, @Nullable Double neededFte) {}

  /**
   * One activity in one role; the stance is null while the answers are not open to whoever asks.
   */
  record Duty(
      String activity, String role, String body, @Nullable String stance, @Nullable String words) {}

  /** A legal obstacle with the body that must lift it. */
  record ObstacleAnswer(String text, @Nullable String body, @Nullable Boolean lifted) {}
}
