package org.canvasgate.operation;

import java.time.Instant;
import org.canvasgate.maintenance.EntityKind;

/**
 * A service passes from one operator to another.
 *
 * @param from user id of the operator until now
 * @param to user id of the new one
 * @param entity what kind of entity the new one reports for
 */
public record OperatorChange(
    String serviceId,
    int cycle,
    String from,
    String to,
    EntityKind entity,
    String reason,
    String changedBy,
    Instant at) {}
