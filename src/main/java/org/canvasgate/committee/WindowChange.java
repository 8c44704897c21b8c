package org.canvasgate.committee;

import java.time.Instant;

/**
 * What the secretariat did with an open window.
 *
 * @param round the window's number within its gate and cycle
 * @param action extend, substitute or close
 * @param reason as given for the record
 * @param by user id
 */
public record WindowChange(int round, String action, String reason, String by, Instant at) {}
