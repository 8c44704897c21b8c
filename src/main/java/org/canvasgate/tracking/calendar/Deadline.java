package org.canvasgate.tracking.calendar;

import java.time.Instant;

/**
 * A date in a calendar.
 *
 * @param uid stays the same as long as it is the same matter, however its date moves
 * @param due when it ends
 * @param title what, and in which case; names nobody
 * @param path of the page that tells more, within the application
 */
record Deadline(String uid, Kind kind, String proposalId, Instant due, String title, String path) {}
