package org.canvasgate.fault;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * The application one version further on: a diagram and a table differ, and the tables of the
 * database grow by one. Made of the files as they stand, so that it never falls behind them.
 */
final class NextVersion {
  /** What a step of the first gate is called in it. */
  static final String NAME = "Score the canvas blind, as the next version says";

  /** How many working days it gives for the scoring; written so that $1 ends before it. */
  private static final String DAYS = " 12";

  private final Path directory;

  private NextVersion(Path directory) {
    this.directory = directory;
  }

  static NextVersion in(Path directory) throws IOException {
    var next = new NextVersion(directory);
    for (String folder : List.of("bpmn", "forms")) next.copy(Path.of(folder));
    next.change(
        "bpmn/business-model-review.bpmn",
        "name=\"Score the canvas blind\"",
        "name=\"" + NAME + "\"");
    next.change(
        "bpmn/decisions/windows.dmn",
        "(?s)(id=\"score-then-workingDays\">\\s*<text>)10(</text>)",
        "$1" + DAYS + "$2");
    Path migrations = Files.createDirectories(directory.resolve("migration"));
    Files.writeString(
        migrations.resolve("V9000__next_version.sql"),
        "alter table proposal add column next_version text;");
    return next;
  }

  private void copy(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        Path copy = directory.resolve(file);
        Files.createDirectories(copy.getParent());
        Files.copy(file, copy);
      }
    }
  }

  private void change(String file, String from, String to) throws IOException {
    Path path = directory.resolve(file);
    String before = Files.readString(path);
    String after = before.replaceFirst(from, to);
    if (after.equals(before)) throw new IllegalStateException("nothing to change in " + file);
    Files.writeString(path, after);
  }

  /** What an application is told so that it is this version. */
  String[] settings() {
    return new String[] {
      "--canvasgate.deployment.resources=file:%1$s/bpmn/**/*.bpmn,file:%1$s/bpmn/**/*.dmn,file:%1$s/forms/**/*.form"
          .formatted(directory),
      "--spring.flyway.locations=classpath:db/migration,filesystem:"
          + directory.resolve("migration")
    };
  }
}
