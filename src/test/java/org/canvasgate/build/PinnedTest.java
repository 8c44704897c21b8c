package org.canvasgate.build;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What the build is made of is said exactly, so that two builds of one commit are the same. */
class PinnedTest {
  private static final Path FRONT_END = Path.of("src/main/frontend");
  private static final Pattern EXACT = Pattern.compile("\\d+\\.\\d+\\.\\d+(-[0-9A-Za-z.-]+)?");
  private static final Pattern OF_MAVEN = Pattern.compile("<([\\w.-]*version)>([^<]+)</");

  /** How a version is not said: a range, the newest one, one that is still being made. */
  private static final Pattern LOOSE = Pattern.compile("[\\[\\](),*]|LATEST|RELEASE|-SNAPSHOT");

  /** The engine is renamed where the way out is gone; each file more makes it longer. */
  private static final int MOST_FILES_OF_THE_ENGINE = 170;

  private static JsonNode json(String file) throws IOException {
    return new ObjectMapper().readTree(FRONT_END.resolve(file).toFile());
  }

  @Test
  void everyPackageOfTheFrontEndIsExactAndChecked() throws IOException {
    json("package.json")
        .get("dependencies")
        .properties()
        .forEach(entry -> assertThat(entry.getValue().asText()).as(entry.getKey()).matches(EXACT));
    List<String> loose = new ArrayList<>();
    int checked = 0;
    for (Map.Entry<String, JsonNode> entry :
        json("package-lock.json").get("packages").properties()) {
      if (entry.getKey().isEmpty()) continue;
      JsonNode of = entry.getValue();
      checked++;
      if (!EXACT.matcher(of.path("version").asText()).matches()
          || !of.path("integrity").asText().startsWith("sha512-")
          || of.has("resolved")) loose.add(entry.getKey());
    }
    assertThat(checked).isGreaterThan(50);
    assertThat(loose).as("exact, with a sum, and without an address to fetch from").isEmpty();
  }

  @Test
  void everyVersionOfTheBuildIsExact() throws IOException {
    String pom = Files.readString(Path.of("pom.xml"));
    String refused = pom.substring(pom.indexOf("<rules>"), pom.indexOf("</rules>"));
    Matcher version = OF_MAVEN.matcher(pom.replace(refused, ""));
    var loose = new TreeSet<String>();
    while (version.find())
      if (LOOSE.matcher(version.group(2)).find() && !version.group(2).startsWith("0.1.0"))
        loose.add(version.group());
    assertThat(loose).isEmpty();
  }

  @Test
  void theWayOutOfTheEngineStaysShort() throws IOException {
    try (Stream<Path> files = Files.walk(Path.of("src/main/java"))) {
      long naming =
          files
              .filter(file -> file.toString().endsWith(".java"))
              .filter(PinnedTest::namesTheEngine)
              .count();
      assertThat(naming).isBetween(50L, (long) MOST_FILES_OF_THE_ENGINE);
    }
  }

  private static boolean namesTheEngine(Path file) {
    try {
      return Files.readString(file).contains("org.camunda.");
    } catch (IOException unreadable) {
      throw new IllegalStateException(unreadable);
    }
  }
}
