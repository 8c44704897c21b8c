package org.canvasgate.operation;

import java.time.Instant;
import java.time.LocalDate;

/**
 * How a service ends.
 *
 * @param cycle the cycle whose verdict retired it
 * @param reason why it is retired
 * @param due by when it is to end
 * @param endedOn when it did; null, as all that follows, until the operator reports it
 * @param data what became of the data
 * @param equipment what became of the equipment
 * @param users what became of the users
 * @param evidence what bears it out
 */
public record ServiceExit(
    String serviceId,
    int cycle,
    String reason,
    LocalDate due,
    LocalDate endedOn,
    String data,
    String equipment,
    String users,
    String evidence,
    String reportedBy,
    Instant reportedAt) {}
