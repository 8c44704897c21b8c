package org.canvasgate.diagram.guard;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.canvasgate.diagram.model.ModelFile;
import org.canvasgate.diagram.model.ModelKind;
import org.canvasgate.form.Problem;
import org.canvasgate.form.Refusal;

/**
 * Reads bytes that somebody wants to deploy as the files they are, without a parser. Whatever is
 * neither process, table nor form, not UTF-8 or too large is refused.
 */
final class DeployedFiles {
  /** With or without folders; two names must not stand for one file, nor one for another kind. */
  private static final Pattern NAME =
      Pattern.compile("(?:[A-Za-z0-9_.-]{1,100}/){0,8}[A-Za-z][A-Za-z0-9_-]{0,99}\\.[a-z]{1,5}");

  private DeployedFiles() {}

  /**
   * The files, as they were named.
   *
   * @throws Refusal with a sentence for each file that cannot be taken
   */
  static List<ModelFile> read(Map<String, byte[]> files) {
    if (files.isEmpty()) throw new Refusal("guard.door.empty");
    long all = files.values().stream().mapToLong(bytes -> bytes.length).sum();
    if (files.size() > ModelLimits.FILES || all > ModelLimits.RELEASE)
      throw new Refusal(
          "guard.release-too-large", ModelLimits.FILES, ModelLimits.megabytes(ModelLimits.RELEASE));
    var read = new ArrayList<ModelFile>();
    var problems = new ArrayList<Problem>();
    files.forEach(
        (name, bytes) -> {
          if (ModelKind.of(name).isEmpty())
            problems.add(new Problem(name, "guard.door.kind", shortened(name)));
          else if (!NAME.matcher(name).matches())
            problems.add(new Problem(name, "guard.door.name", shortened(name)));
          else if (bytes.length > ModelLimits.FILE)
            problems.add(
                new Problem(name, "guard.too-large", ModelLimits.megabytes(ModelLimits.FILE)));
          else
            try {
              String text =
                  StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
              ModelFile file = ModelFile.named(name, text);
              if (read.stream().anyMatch(other -> other.name().equals(file.name())))
                problems.add(new Problem(name, "guard.door.twice", shortened(name)));
              read.add(file);
            } catch (CharacterCodingException other) {
              problems.add(new Problem(name, "guard.door.encoding", shortened(name)));
            }
        });
    if (!problems.isEmpty()) throw new Refusal(problems);
    return read;
  }

  private static String shortened(String name) {
    return name.length() > 80 ? name.substring(0, 80) + "…" : name;
  }
}
