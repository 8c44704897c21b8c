package org.canvasgate.diagram.model;

import java.util.Optional;
import java.util.stream.Stream;

/** What administrators may change without a programmer, one thing a file. */
public enum ModelKind {
  PROCESS("bpmn/", ".bpmn"),
  TABLE("bpmn/decisions/", ".dmn"),
  FORM("forms/", ".form");

  private final String folder;
  private final String ending;

  ModelKind(String folder, String ending) {
    this.folder = folder;
    this.ending = ending;
  }

  /**
   * The kind that a file's name tells.
   *
   * @param name with or without folders
   */
  public static Optional<ModelKind> of(String name) {
    return Stream.of(values()).filter(kind -> name.endsWith(kind.ending)).findFirst();
  }

  /** Where a file of this kind stands, such as {@code bpmn/decisions/quorum.dmn}. */
  public String path(String key) {
    return folder + key + ending;
  }

  /** The word of this kind in addresses and message keys: process, table or form. */
  public String word() {
    return name().toLowerCase(java.util.Locale.ROOT);
  }
}
