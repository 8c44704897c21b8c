package org.canvasgate.diagram.guard;

import java.time.Instant;

/**
 * Somebody's yes to a change as it stood.
 *
 * @param sum of the files that were approved, see {@link ApprovalRules#sum}
 * @param reason in the approver's words; may be empty
 */
public record Approval(long change, String approver, String sum, String reason, Instant at) {}
