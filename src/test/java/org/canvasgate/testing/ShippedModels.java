package org.canvasgate.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.canvasgate.diagram.model.ModelFile;
import org.canvasgate.diagram.model.ModelKind;
import org.canvasgate.diagram.model.ModelSet;

/** The processes, tables and forms that travel with the application, read from the repository. */
public final class ShippedModels {
  private ShippedModels() {}

  public static ModelSet read() {
    var files = new ArrayList<ModelFile>();
    for (Path folder : List.of(Path.of("bpmn"), Path.of("forms")))
      try (Stream<Path> found = Files.walk(folder)) {
        for (Path file : found.filter(Files::isRegularFile).sorted().toList())
          if (ModelKind.of(file.toString()).isPresent())
            files.add(ModelFile.named(file.getFileName().toString(), Files.readString(file)));
      } catch (IOException unreadable) {
        throw new UncheckedIOException(unreadable);
      }
    return ModelSet.of(files);
  }
}
