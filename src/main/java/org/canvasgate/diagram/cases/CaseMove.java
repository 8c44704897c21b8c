package org.canvasgate.diagram.cases;

import java.time.Instant;

/**
 * One case of a batch.
 *
 * @param proposalId the case
 * @param reason why it stayed where it was; null where it did not or is still waiting
 * @param doneAt null while it waits
 */
public record CaseMove(String proposalId, MoveState state, Reason reason, Instant doneAt) {}
