package org.canvasgate.tracking.api;

import java.time.Instant;
import org.springframework.lang.Nullable;

/** Something that happened to a case. */
record EventAnswer(
    Instant at,
    String kind,
    String code,
    @Nullable String gate,
    String sentence,
    @Nullable String by,
    @Nullable String text) {}
