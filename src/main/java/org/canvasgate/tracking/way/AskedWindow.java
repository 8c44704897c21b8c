package org.canvasgate.tracking.way;

import java.time.Instant;

/**
 * A window in which people were asked, as far as the way of a case needs it.
 *
 * @param step what was asked, the word in the diagram's {@code window-<step>}
 * @param due until when, after all extensions
 * @param extensions how often it was made longer
 * @param answers how many of the panel have answered; null where another than the panel is asked
 */
record AskedWindow(String step, Instant openedAt, Instant due, int extensions, Integer answers) {}
