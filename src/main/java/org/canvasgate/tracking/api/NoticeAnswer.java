package org.canvasgate.tracking.api;

import java.time.Instant;
import org.springframework.lang.Nullable;

/** A notice to whoever asks. */
record NoticeAnswer(
    long id, Instant at, @Nullable String proposalId, String code, String text, boolean unread) {}
