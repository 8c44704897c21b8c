package org.canvasgate.diagram.guard;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.canvasgate.diagram.model.Finding;
import org.canvasgate.diagram.model.ModelFile;
import org.canvasgate.diagram.model.ModelSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The files that travel with the application are all within what the guard allows. */
class SafeModelTest {

  static Stream<Path> files() throws IOException {
    return Stream.of("bpmn", "bpmn/decisions", "forms")
        .flatMap(
            folder -> {
              try (Stream<Path> all = Files.list(Path.of(folder))) {
                return all.filter(Files::isRegularFile).toList().stream();
              } catch (IOException unreadable) {
                throw new java.io.UncheckedIOException(unreadable);
              }
            });
  }

  /** Calls lead from one process to the next: only the whole set shows every circle. */
  @Test
  void allTogetherAreAllowed() throws IOException {
    List<ModelFile> all = new ArrayList<>();
    for (Path path : files().toList())
      all.add(ModelFile.named(path.toString(), Files.readString(path)));
    assertThat(Hostile.GUARD.all(all)).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("files")
  void whatWeShipIsAllowed(Path path) throws IOException {
    ModelFile file = ModelFile.named(path.toString(), Files.readString(path));
    List<Finding> findings = Hostile.GUARD.check(file, ModelSet.of(List.of(file)));
    assertThat(findings).isEmpty();
  }
}
