package org.canvasgate.story;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.canvasgate.form.TaskForm;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Every sentence that the application can say is there, once, in both languages. */
@StoryTest
class WordsTest {
  private static final Path MAIN = Path.of("src/main");
  private static final String KOREAN = "_ko";

  /** A key in quotation marks, or the beginning of one that ends with a dot. */
  private static final Pattern IN_JAVA =
      Pattern.compile("\"([a-z][a-z-]*(?:\\.[A-Za-z0-9-]+)*\\.?)\"");

  private static final Pattern IN_TEMPLATE = Pattern.compile("#\\{([^}]*)");
  private static final Pattern PLAIN =
      Pattern.compile("^([a-z][A-Za-z0-9-]*(?:\\.[A-Za-z0-9-]+)*)");
  private static final Pattern QUOTED = Pattern.compile("'([a-z][a-z-]*(?:\\.[A-Za-z0-9-]+)*\\.)'");

  /** Dotted words in Java that begin like a message and name something else. */
  private static final Set<String> NO_MESSAGES =
      Set.of(
          "document.json",
          "document.macroEnabled",
          "form.grammar",
          "org.canvasgate.",
          "sheet.macroEnabled");

  /** What a package puts before every key that it names. */
  private static final Map<String, String> BEFORE_KEYS =
      Map.of("diagram/check", "check.", "diagram/difference", "difference.");

  /** Templates that hand on what others say. */
  private static final Set<String> SILENT =
      Set.of("cases/part.html", "diagram/difference/cell.html");

  /** Texts by key, by bundle's file name. */
  private static final Map<String, Map<String, String>> BUNDLES = new TreeMap<>();

  @Autowired List<TaskForm> taskForms;

  @BeforeAll
  static void read() throws IOException {
    for (Path file : files(MAIN.resolve("resources/messages"), ".properties")) {
      Properties texts = new Properties();
      try (Reader reader = Files.newBufferedReader(file)) {
        texts.load(reader);
      }
      Map<String, String> bundle = new HashMap<>();
      texts.forEach((key, text) -> bundle.put((String) key, (String) text));
      BUNDLES.put(file.getFileName().toString().replace(".properties", ""), bundle);
    }
  }

  @Test
  void everyBundleHasTheSameKeysInBothLanguages() {
    for (String bundle : BUNDLES.keySet())
      if (!bundle.endsWith(KOREAN)) assertThat(BUNDLES.get(bundle + KOREAN)).as(bundle).isNotNull();
    BUNDLES.forEach(
        (bundle, texts) -> {
          if (bundle.endsWith(KOREAN))
            assertThat(texts.keySet())
                .as(bundle)
                .isEqualTo(BUNDLES.get(bundle.replace(KOREAN, "")).keySet());
          assertThat(texts.entrySet().stream().filter(text -> text.getValue().isBlank()))
              .as(bundle)
              .isEmpty();
        });
  }

  @Test
  void aKeyThatStandsInSeveralBundlesSaysTheSameInAll() {
    for (boolean korean : new boolean[] {false, true}) {
      Map<String, Set<String>> texts = new TreeMap<>();
      BUNDLES.forEach(
          (bundle, said) -> {
            if (bundle.endsWith(KOREAN) == korean)
              said.forEach(
                  (key, text) -> texts.computeIfAbsent(key, k -> new TreeSet<>()).add(text));
          });
      texts.values().removeIf(different -> different.size() == 1);
      assertThat(texts).isEmpty();
    }
  }

  @Test
  void noKeyStandsTwiceInABundle() throws IOException {
    for (Path file : files(MAIN.resolve("resources/messages"), ".properties")) {
      List<String> keys =
          Files.readAllLines(file).stream()
              .map(line -> Pattern.compile("^([^#!\\s=][^=\\s]*)\\s*=").matcher(line))
              .filter(Matcher::find)
              .map(matcher -> matcher.group(1))
              .toList();
      assertThat(keys).as(file.toString()).doesNotHaveDuplicates();
    }
  }

  @Test
  void everyMessageThatATemplateNamesIsThere() throws IOException {
    Map<String, Set<String>> missing = new LinkedHashMap<>();
    for (Path template : files(MAIN.resolve("resources/templates"), ".html")) {
      Set<String> absent = new TreeSet<>();
      String text = Files.readString(template);
      Matcher named = IN_TEMPLATE.matcher(text);
      int found = 0;
      while (named.find()) {
        found++;
        Matcher plain = PLAIN.matcher(named.group(1));
        if (plain.find()) absent.add(plain.group(1));
      }
      Matcher begun = QUOTED.matcher(text);
      while (begun.find()) absent.add(begun.group(1));
      absent.removeIf(WordsTest::known);
      if (!absent.isEmpty()) missing.put(template.toString(), absent);
      if (SILENT.stream().noneMatch(template::endsWith))
        assertThat(found).as("%s says something", template).isPositive();
    }
    assertThat(missing).isEmpty();
  }

  @Test
  void everyMessageThatJavaNamesIsThere() throws IOException {
    Set<String> modules =
        keys().stream()
            .filter(key -> key.contains("."))
            .map(key -> key.substring(0, key.indexOf('.')))
            .collect(Collectors.toSet());
    Map<String, Set<String>> missing = new LinkedHashMap<>();
    int found = 0;
    for (Path source : files(MAIN.resolve("java"), ".java")) {
      Set<String> absent = new TreeSet<>();
      Matcher literal = IN_JAVA.matcher(Files.readString(source));
      while (literal.find()) {
        String key = literal.group(1);
        if (!key.contains(".") || NO_MESSAGES.contains(key)) continue;
        boolean begun = key.endsWith(".");
        if (!begun && !modules.contains(key.substring(0, key.indexOf('.')))) continue;
        found++;
        if (!known(key) && !known(before(source) + key)) absent.add(key);
      }
      if (!absent.isEmpty()) missing.put(source.toString(), absent);
    }
    assertThat(found).isGreaterThan(100);
    assertThat(missing).isEmpty();
  }

  @Test
  void everyFieldHasANameForSentencesAboutIt() {
    for (TaskForm form : taskForms)
      for (String field : form.fields())
        assertThat(keys()).as(form.id()).contains("field." + field);
  }

  private static String before(Path source) {
    return BEFORE_KEYS.entrySet().stream()
        .filter(each -> source.getParent().endsWith(each.getKey()))
        .map(Map.Entry::getValue)
        .findFirst()
        .orElse("");
  }

  /** A whole key that there is, or the beginning of one. */
  private static boolean known(String key) {
    return key.endsWith(".") || key.endsWith("-")
        ? keys().stream().anyMatch(each -> each.startsWith(key))
        : keys().contains(key);
  }

  private static Set<String> keys() {
    return BUNDLES.values().stream()
        .flatMap(bundle -> bundle.keySet().stream())
        .collect(Collectors.toSet());
  }

  private static List<Path> files(Path folder, String end) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(file -> file.toString().endsWith(end)).sorted().toList();
    }
  }
}
