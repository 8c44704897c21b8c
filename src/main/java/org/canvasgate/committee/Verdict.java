package org.canvasgate.committee;

import java.time.Instant;
import java.util.Map;

/**
 * What was decided at a gate.
 *
 * @param outcome the gate's own word: pass, revise, reject, agreed, approved, continue, …
 * @param recommendation what the table recommended; null where it recommended nothing
 * @param reason why; must be there when the outcome departs from the recommendation
 * @param minority a minority opinion, or null
 * @param details what else belongs to it: conditions, dates, what to change
 */
public record Verdict(
    CaseRound round,
    String outcome,
    String recommendation,
    String reason,
    String minority,
    Map<String, Object> details,
    String decidedBy,
    Instant decidedAt) {}
