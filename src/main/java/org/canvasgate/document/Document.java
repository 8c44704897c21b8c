package org.canvasgate.document;

import java.time.Instant;

/**
 * A document of a case, without its content.
 *
 * @param size in bytes
 * @param sha256 of the content, 64 hexadecimal digits
 * @param evidence what of the canvas it bears out; null where nothing was named
 * @param capacity as what the person added it: planner, operator, body, panel or secretariat
 * @param removedAt null while its content is there
 */
public record Document(
    long id,
    String proposalId,
    String name,
    DocumentKind kind,
    long size,
    String sha256,
    Evidence evidence,
    String capacity,
    String addedBy,
    Instant addedAt,
    Instant removedAt) {}
