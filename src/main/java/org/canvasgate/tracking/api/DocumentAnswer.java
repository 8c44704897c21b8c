package org.canvasgate.tracking.api;

import java.time.Instant;
import org.springframework.lang.Nullable;

/** A document of a case, without its content. */
record DocumentAnswer(
    long id,
    String name,
    String kind,
    long size,
    String sha256,
    @Nullable String evidence,
    String capacity,
    @Nullable String addedBy,
    Instant addedAt,
    @Nullable Instant removedAt,
    boolean removable) {}
