package org.canvasgate.diagram;

import java.util.List;
import java.util.Map;

/**
 * One version of a process as it is drawn, in a reader's language.
 *
 * @param key the process's id in its diagram
 * @param version counted by the engine from 1
 * @param name what the process is called
 * @param names what each step, event and gateway is called, by its id; empty where it has no name
 * @param flows the arrows between them
 */
public record Drawing(
    String key, int version, String name, Map<String, String> names, List<Flow> flows) {

  /** An arrow from one element to the next; {@code parallel} where all arrows of it are taken. */
  public record Flow(String id, String source, String target, boolean parallel) {}
}
