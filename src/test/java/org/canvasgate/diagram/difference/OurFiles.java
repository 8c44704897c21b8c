package org.canvasgate.diagram.difference;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.canvasgate.diagram.model.ModelFile;
import org.canvasgate.diagram.model.ModelKind;

/** The processes, tables and forms of this repository. */
final class OurFiles {
  private OurFiles() {}

  static List<ModelFile> all() {
    return Stream.of("bpmn", "forms").flatMap(OurFiles::in).toList();
  }

  static List<ModelFile> all(ModelKind kind) {
    return all().stream().filter(file -> file.kind() == kind).toList();
  }

  static ModelFile file(String name) {
    return all().stream().filter(file -> file.name().equals(name)).findFirst().orElseThrow();
  }

  private static Stream<ModelFile> in(String folder) {
    try (Stream<Path> files = Files.walk(Path.of(folder))) {
      return files
          .filter(file -> ModelKind.of(file.toString()).isPresent())
          .sorted()
          .map(OurFiles::read)
          .toList()
          .stream();
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  private static ModelFile read(Path file) {
    try {
      return ModelFile.named(file.toString(), Files.readString(file));
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
