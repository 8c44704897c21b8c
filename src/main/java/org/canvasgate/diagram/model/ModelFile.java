package org.canvasgate.diagram.model;

/**
 * A process, decision table or form as it stands in its file.
 *
 * @param key the id of the process, decision or form, which is also the name of the file
 * @param content the whole file as text, lines ended by a line feed
 */
public record ModelFile(ModelKind kind, String key, String content) {

  public ModelFile {
    content = content.replace("\r\n", "\n");
  }

  /**
   * A file under the name it is deployed by.
   *
   * @throws IllegalArgumentException where the name is of no kind that this application knows
   */
  public static ModelFile named(String name, String content) {
    ModelKind kind =
        ModelKind.of(name)
            .orElseThrow(() -> new IllegalArgumentException("Neither diagram nor form: " + name));
    String last = name.substring(name.lastIndexOf('/') + 1);
    return new ModelFile(kind, last.substring(0, last.lastIndexOf('.')), content);
  }

  /** Path in the repository and name in a deployment, such as {@code forms/vote-plan.form}. */
  public String name() {
    return kind.path(key);
  }

  /** SHA-256 of the content, 64 hexadecimal digits: two files are the same if these are. */
  public String hash() {
    return new Sum().add(content).hex();
  }
}
