package org.canvasgate.engine;

import java.util.Set;

/**
 * Versions that were deployed to be tried out and are taken back: whoever keeps something of a
 * version in memory forgets it.
 *
 * @param ids the engine's ids of the processes, tables, forms and files
 */
public record VersionsForgotten(Set<String> ids) {}
