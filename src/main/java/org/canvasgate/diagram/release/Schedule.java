package org.canvasgate.diagram.release;

import java.time.Instant;
import java.util.List;

/**
 * When a change is to come into force.
 *
 * @param by user id
 * @param sum of the files as they stood when it was scheduled
 * @param cases proposal ids of the running cases that move with it
 */
record Schedule(
    long change, Instant at, String by, String reason, String sum, List<String> cases) {}
