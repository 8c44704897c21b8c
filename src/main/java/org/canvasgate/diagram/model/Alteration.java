package org.canvasgate.diagram.model;

import java.util.List;

/**
 * One thing that differs between two versions of a file.
 *
 * @param file name of the file
 * @param element id of the element, column, rule or field; null for the whole file
 * @param what added, removed, changed or moved
 * @param depth how deep this alteration alone goes
 * @param key of the sentence that tells it
 * @param arguments of the sentence, texts and numbers only; names come in the order name, before,
 *     after
 */
public record Alteration(
    String file, String element, What what, ChangeClass depth, String key, List<Object> arguments) {

  /** What has happened to the element. */
  public enum What {
    ADDED,
    REMOVED,
    CHANGED,
    MOVED;

    public String word() {
      return name().toLowerCase(java.util.Locale.ROOT);
    }
  }

  public Alteration {
    arguments = List.copyOf(arguments);
  }
}
