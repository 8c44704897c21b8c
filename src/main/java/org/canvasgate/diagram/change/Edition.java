package org.canvasgate.diagram.change;

import java.time.Instant;

/**
 * One saving of a file of a change.
 *
 * @param number counts the savings of the file in its change from 1
 * @param content null where the file was to be taken away
 * @param by user id
 */
record Edition(int number, String content, String by, Instant at) {}
