package org.canvasgate.diagram;

/**
 * A deployed process in the reader's language.
 *
 * @param key the process's id in its diagram
 * @param version counted by the engine from 1, one up with each changed deployment
 * @param name what the process is called
 * @param description what it is for; empty where its diagram does not say
 */
record ProcessSummary(String key, int version, String name, String description) {}
