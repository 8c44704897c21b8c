package org.canvasgate.tracking.exports;

/**
 * A column of a table.
 *
 * @param key the name that programs read, in JSON
 * @param title the heading that people read
 */
public record Column(String key, String title) {}
