package org.canvasgate.operation;

import java.time.Instant;
import java.time.LocalDate;

/**
 * What an operator has to mend, and did.
 *
 * @param required what the committee asks for
 * @param due the last day for it
 * @param done what the operator did; null while nothing is reported
 * @param evidence what bears it out; null likewise
 * @param reportedBy null likewise
 * @param reportedAt null likewise
 */
public record Improvement(
    String serviceId,
    int cycle,
    String required,
    LocalDate due,
    String done,
    String evidence,
    String reportedBy,
    Instant reportedAt) {}
