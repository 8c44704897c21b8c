package org.canvasgate.handover;

import java.time.LocalDate;

/**
 * A handover as somebody asks for it.
 *
 * @param on first day on which the successor is in charge, in Korea
 * @param byOffice whether the secretariat or an administrator asks
 */
public record Plan(
    String from, String to, Scope scope, LocalDate on, String reason, boolean byOffice) {}
