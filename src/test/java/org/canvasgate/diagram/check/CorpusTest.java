package org.canvasgate.diagram.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.canvasgate.diagram.model.Finding;
import org.canvasgate.diagram.model.ModelFile;
import org.canvasgate.diagram.model.ModelKind;
import org.junit.jupiter.api.Test;

/**
 * Processes, tables and forms that nobody here wrote: the test files of three engines, copied by
 * the build to {@code target/corpus}. The check never fails on any of them, says something about
 * each, and ends in time.
 */
class CorpusTest {
  /** For one file, on a machine that does other things as well. */
  private static final Duration LONGEST = Duration.ofSeconds(10);

  /** In the versions of the three archives that the build names. */
  private static final int FILES = 2789;

  private static final Map<String, ModelKind> ENDINGS =
      Map.of(
          ".bpmn", ModelKind.PROCESS,
          ".bpmn2", ModelKind.PROCESS,
          ".bpmn20.xml", ModelKind.PROCESS,
          ".dmn", ModelKind.TABLE,
          ".dmn11.xml", ModelKind.TABLE,
          ".form", ModelKind.FORM);

  @Test
  void theCheckNeverFailsAndSaysWhatIsWrong() throws IOException {
    Map<ModelKind, Integer> files = new EnumMap<>(ModelKind.class);
    Map<ModelKind, Integer> read = new EnumMap<>(ModelKind.class);
    Map<String, Integer> keys = new TreeMap<>();
    List<String> failures = new ArrayList<>();
    long longest = 0;
    String slowest = "";
    // The first file would pay for loading the schemas and parsers.
    OwnFiles.ALL.files().forEach(OwnFiles::check);
    List<ModelFile> corpus = corpus();
    assertThat(corpus).hasSize(FILES);
    long begin = System.nanoTime();
    for (ModelFile file : corpus) {
      long before = System.nanoTime();
      List<Finding> findings;
      try {
        findings = OwnFiles.check(file);
      } catch (RuntimeException | StackOverflowError failed) {
        failures.add(file.name() + " " + failed + " " + failed.getStackTrace()[0]);
        continue;
      }
      long took = System.nanoTime() - before;
      if (took > longest) {
        longest = took;
        slowest = file.name();
      }
      files.merge(file.kind(), 1, Integer::sum);
      boolean readable = Reading.problems(file).isEmpty();
      if (readable) read.merge(file.kind(), 1, Integer::sum);
      // None of them knows this application, so none can be without any finding.
      assertThat(findings).as(file.name()).isNotEmpty();
      assertThat(findings).as(file.name()).anyMatch(Finding::refuses);
      Sentences.areSaid(findings);
      findings.forEach(finding -> keys.merge(finding.key(), 1, Integer::sum));
    }
    long all = System.nanoTime() - begin;
    System.out.printf(
        "corpus: %s files, %s of them readable, %d ms a file, longest %d ms (%s)%n%s%n",
        files,
        read,
        Duration.ofNanos(all).toMillis() / files.values().stream().mapToInt(i -> i).sum(),
        Duration.ofNanos(longest).toMillis(),
        slowest,
        keys);
    assertThat(failures).isEmpty();
    assertThat(Duration.ofNanos(longest)).as(slowest).isLessThan(LONGEST);
    assertThat(files.get(ModelKind.PROCESS)).isGreaterThan(2000);
    assertThat(files.get(ModelKind.TABLE)).isGreaterThan(300);
    assertThat(files.get(ModelKind.FORM)).isGreaterThan(3);
    assertThat(read.get(ModelKind.PROCESS)).isGreaterThan(1500);
    assertThat(read.get(ModelKind.TABLE)).isGreaterThan(50);
  }

  private static List<ModelFile> corpus() throws IOException {
    var files = new ArrayList<ModelFile>();
    try (Stream<Path> archives = Files.list(Path.of("target/corpus"))) {
      for (Path archive : archives.sorted().toList())
        try (ZipFile zip = new ZipFile(archive.toFile())) {
          for (ZipEntry entry : zip.stream().map(ZipEntry.class::cast).toList())
            for (var ending : ENDINGS.entrySet())
              if (entry.getName().endsWith(ending.getKey()))
                files.add(file(zip, entry, ending.getKey(), ending.getValue()));
        }
    }
    return files;
  }

  private static ModelFile file(ZipFile zip, ZipEntry entry, String ending, ModelKind kind)
      throws IOException {
    String name = entry.getName();
    String key = name.substring(name.lastIndexOf('/') + 1, name.length() - ending.length());
    try (var content = zip.getInputStream(entry)) {
      return new ModelFile(kind, key, new String(content.readAllBytes(), StandardCharsets.UTF_8));
    }
  }
}
