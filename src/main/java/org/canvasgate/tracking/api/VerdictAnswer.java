package org.canvasgate.tracking.api;

import java.time.Instant;
import java.util.List;
import org.canvasgate.tracking.api.ScorecardAnswer.RoundAnswer;
import org.springframework.lang.Nullable;

/** What was decided at a gate. */
record VerdictAnswer(
    RoundAnswer round,
    String outcome,
    @Nullable String recommendation,
    @Nullable String reason,
    @Nullable String minority,
    @Nullable String changes,
    List<String> conditions,
    @Nullable String improveWhat,
    @Nullable String improveBy,
    @Nullable String exitBy,
    @Nullable String decidedBy,
    Instant decidedAt) {}
