package org.canvasgate.operation;

import java.time.Instant;

/**
 * A report as it was sent. It is never changed: what is corrected is reported again.
 *
 * @param serviceId the proposal's id, which the service keeps
 * @param cycle the re-evaluation that the report belongs to, from 1
 * @param sequence counts the reports of the cycle, from 1
 * @param kind why it was sent
 * @param figures what it says
 * @param reportedBy the operator
 * @param at when it was sent
 */
public record Report(
    String serviceId,
    int cycle,
    int sequence,
    ReportKind kind,
    Figures figures,
    String reportedBy,
    Instant at) {}
