package org.canvasgate.diagram.change;

import java.time.Instant;

/**
 * A change that an administrator makes to processes, tables and forms.
 *
 * @param reason why, in the author's words; empty while nobody has said
 * @param origin by which door it came: page, file, rest or application
 * @param author user id
 */
public record Change(
    long id,
    String title,
    String reason,
    String origin,
    ChangeState state,
    String author,
    Instant createdAt,
    Instant changedAt) {}
