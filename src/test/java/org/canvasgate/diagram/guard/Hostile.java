package org.canvasgate.diagram.guard;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Files that must have no effect, by whichever door they come. */
public final class Hostile {
  /** The guard as it stands in the application, its delegates read from the diagrams' own files. */
  static final SafeModel GUARD =
      new SafeModel(
          () ->
              new Reach(
                  delegates(),
                  Map.of(
                      "panel",
                      Set.of("members/1", "chairs/1"),
                      "consultation",
                      Set.of("bodies/1"))));

  private Hostile() {}

  private static Set<String> delegates() {
    var delegates = new TreeSet<String>();
    try (Stream<Path> sources = Files.walk(Path.of("src/main/java"))) {
      sources
          .map(path -> path.getFileName().toString())
          .filter(name -> name.endsWith("Delegate.java"))
          .map(name -> name.replace(".java", ""))
          .forEach(name -> delegates.add(name.substring(0, 1).toLowerCase() + name.substring(1)));
    } catch (IOException unreadable) {
      throw new java.io.UncheckedIOException(unreadable);
    }
    return delegates;
  }
}
