package org.canvasgate.diagram.change;

import java.time.Instant;
import org.canvasgate.diagram.model.ModelFile;

/**
 * One file of a change.
 *
 * @param file name, such as {@code forms/vote-plan.form}
 * @param content the file as it would become; null where it is to be taken away
 * @param baseHash hash of the file in force from which this one was made; null where it is new
 * @param edition counts the savings from 1
 */
public record Draft(
    long change,
    String file,
    String content,
    String baseHash,
    int edition,
    String changedBy,
    Instant changedAt) {

  public boolean removes() {
    return content == null;
  }

  /** The file as it would become; not to be asked where it is taken away. */
  public ModelFile model() {
    return ModelFile.named(file, content);
  }
}
