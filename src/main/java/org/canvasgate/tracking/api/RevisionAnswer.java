package org.canvasgate.tracking.api;

import java.time.Instant;
import org.springframework.lang.Nullable;

/** That a proposal's content was changed, when and why. */
record RevisionAnswer(
    int revision,
    String step,
    @Nullable String submittedBy,
    Instant at,
    @Nullable String changeNote) {}
