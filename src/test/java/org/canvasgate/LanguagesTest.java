package org.canvasgate;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Every text that people read has its twin in the other language, and none stands where it could
 * have none: the build fails on a text in one language alone. That bundles have the same keys is
 * held by {@code WordsTest}, diagrams by {@code OwnFilesTest}, Tasklist by {@link
 * WebappsInKoreanTest}.
 */
class LanguagesTest {
  private static final Path RESOURCES = Path.of("src/main/resources");
  private static final Path TASKLIST =
      RESOURCES.resolve("META-INF/resources/webjars/camunda/app/tasklist/scripts");
  private static final Pattern HANGUL = Pattern.compile("[가-힣]");
  private static final Pattern WORD = Pattern.compile("[A-Za-z]{2,}|[가-힣]");
  private static final Pattern PLACE = Pattern.compile("\\{(\\d+)");

  /** What is named differently in each language is handed over twice. */
  private static final Set<String> NAMED_IN_EACH = Set.of("firststeps.lack.body");

  /** Made of names alone. */
  private static final Set<String> NAMES = Set.of("tracking.page-title");

  // --- messages

  /** A name, a unit or a pattern is the same in both; a sentence is not. */
  @Test
  void aKoreanMessageIsKorean() throws IOException {
    List<String> english = new ArrayList<>();
    for (Path file : files(RESOURCES.resolve("messages"), "_ko.properties")) {
      Properties korean = read(file);
      Properties twin = read(Path.of(file.toString().replace("_ko.", ".")));
      for (String key : korean.stringPropertyNames()) {
        String text = korean.getProperty(key);
        if (NAMES.contains(key)) continue;
        boolean sentence = twin.getProperty(key, "").trim().split("\\s+").length > 2;
        if (sentence && WORD.matcher(text).find() && !HANGUL.matcher(text).find())
          english.add(key + "=" + text);
      }
    }
    assertThat(english).isEmpty();
  }

  @Test
  void anEnglishMessageHoldsNoKorean() throws IOException {
    List<String> korean = new ArrayList<>();
    for (Path file : files(RESOURCES.resolve("messages"), ".properties"))
      if (!file.toString().endsWith("_ko.properties")) {
        Properties texts = read(file);
        for (String key : texts.stringPropertyNames())
          // Units and words that are explained are quoted in Korean.
          if (hangul(texts.getProperty(key)) > 12) korean.add(key);
      }
    assertThat(korean).isEmpty();
  }

  @Test
  void whatIsFilledInIsFilledInInBothLanguages() throws IOException {
    List<String> different = new ArrayList<>();
    for (Path file : files(RESOURCES.resolve("messages"), "_ko.properties")) {
      Properties korean = read(file);
      Properties english = read(Path.of(file.toString().replace("_ko.", ".")));
      for (String key : korean.stringPropertyNames())
        if (english.containsKey(key)
            && !NAMED_IN_EACH.contains(key)
            && !places(korean.getProperty(key)).equals(places(english.getProperty(key))))
          different.add(
              file.getFileName()
                  + " "
                  + key
                  + " "
                  + places(english.getProperty(key))
                  + " "
                  + places(korean.getProperty(key)));
    }
    assertThat(different).isEmpty();
  }

  // --- templates

  /** What a template says in its own words no reader of the other language could read. */
  @Test
  void noTemplateSaysAnythingByItself() throws IOException {
    List<String> said = new ArrayList<>();
    int read = 0;
    for (Path template : files(RESOURCES.resolve("templates"), ".html")) {
      read++;
      for (String text : LiteralTexts.of(Files.readString(template)))
        said.add(RESOURCES.relativize(template) + ": " + text);
    }
    assertThat(read).isGreaterThan(40);
    assertThat(said).isEmpty();
  }

  @Test
  void theReaderOfTemplatesFindsWhatIsSaid() {
    assertThat(LiteralTexts.of("<p>Hello there</p>")).containsExactly("Hello there");
    assertThat(LiteralTexts.of("<p th:text=\"#{a.b}\">Hello</p><p>안녕</p>")).containsExactly("안녕");
    assertThat(LiteralTexts.of("<p th:if=\"${a > b}\"><b th:text=\"x\">A b</b> of <i>7</i></p>"))
        .containsExactly("of");
    assertThat(LiteralTexts.of("<input placeholder=\"Search\"><img alt=\"\">"))
        .containsExactly("Search");
    assertThat(LiteralTexts.of("<img alt=\"A picture\" th:alt=\"#{a.b}\">")).isEmpty();
    assertThat(LiteralTexts.of("<style>.a { color: red }</style><!-- note --><b>·</b>")).isEmpty();
    assertThat(LiteralTexts.of("<br><p>Canvasgate</p><hr/>")).isEmpty();
  }

  /** The texts of a template that Thymeleaf does not replace. */
  private static final class LiteralTexts {
    private static final Pattern TOKEN =
        Pattern.compile(
            "<!--.*?-->|<!DOCTYPE[^>]*>|<(/?)([\\w:-]+)((?:\"[^\"]*\"|'[^']*'|[^>\"'])*)>|([^<]+)",
            Pattern.DOTALL);
    private static final Pattern REPLACED =
        Pattern.compile("\\sth:(text|utext|replace|insert|remove)\\s*=");
    private static final Pattern READ_ALOUD =
        Pattern.compile("\\s(title|alt|aria-label|placeholder)\\s*=\\s*\"([^\"]*)\"");
    private static final Set<String> VOID =
        Set.of("area", "base", "br", "col", "hr", "img", "input", "link", "meta", "source", "wbr");
    private static final Set<String> SILENT = Set.of("style", "script");

    /** The same in every language. */
    private static final Pattern NAMES =
        Pattern.compile(
            "Canvasgate|iCalendar|OpenAPI|JSON|YAML|XLSX|CSV|PDF|REST|API|VerifyRecord|java|KRW|FTE");

    static List<String> of(String template) {
      List<String> found = new ArrayList<>();
      Deque<Boolean> silent = new ArrayDeque<>();
      Matcher token = TOKEN.matcher(template);
      while (token.find()) {
        boolean quiet = !silent.isEmpty() && silent.peek();
        if (token.group(4) != null) {
          if (!quiet) add(found, token.group(4));
        } else if (token.group(2) != null) {
          String tag = token.group(2).toLowerCase(java.util.Locale.ROOT);
          String attributes = token.group(3);
          if (!token.group(1).isEmpty()) {
            if (!silent.isEmpty()) silent.pop();
            continue;
          }
          if (!quiet) readAloud(found, attributes);
          if (!VOID.contains(tag) && !attributes.endsWith("/"))
            silent.push(quiet || SILENT.contains(tag) || REPLACED.matcher(attributes).find());
        }
      }
      return found;
    }

    private static void readAloud(List<String> found, String attributes) {
      Matcher attribute = READ_ALOUD.matcher(attributes);
      while (attribute.find()) {
        String name = attribute.group(1);
        if (!attributes.contains("th:" + name)
            && !attributes.matches("(?s).*th:attr=\"[^\"]*" + name + ".*"))
          add(found, attribute.group(2));
      }
    }

    private static void add(List<String> found, String text) {
      String bare = text.replaceAll("\\[\\[.*?]]|&\\w+;|&#\\d+;", " ");
      String own = NAMES.matcher(bare).replaceAll(" ");
      if (WORD.matcher(own).find()) found.add(text.strip());
    }
  }

  // --- forms and tables

  @Test
  void theKoreanOfAFormIsKorean() throws IOException {
    List<String> english = new ArrayList<>();
    for (Path form : files(Path.of("forms"), ".form"))
      korean(new ObjectMapper().readTree(form.toFile()), form.getFileName().toString(), english);
    assertThat(english).isEmpty();
  }

  private static void korean(JsonNode node, String where, List<String> english) {
    node.path("properties")
        .fields()
        .forEachRemaining(
            property -> {
              String text = property.getValue().asText().replaceAll("\\{\\{.*?}}|https?:\\S+", "");
              if (property.getKey().endsWith(".ko")
                  && text.split("\\s+").length > 2
                  && WORD.matcher(text).find()
                  && !HANGUL.matcher(text).find())
                english.add(where + " " + node.path("id").asText() + " " + property.getKey());
            });
    node.path("components").forEach(child -> korean(child, where, english));
  }

  /** An administrator reads in their own language what a rule is for. */
  @Test
  void everyDescriptionOfATableIsInBothLanguages() throws IOException {
    Pattern described = Pattern.compile("<description>(.*?)</description>", Pattern.DOTALL);
    List<String> alone = new ArrayList<>();
    int found = 0;
    for (Path table : files(Path.of("bpmn/decisions"), ".dmn")) {
      Matcher description = described.matcher(Files.readString(table));
      while (description.find()) {
        found++;
        String text = description.group(1);
        if (!text.contains(" / ")
            || !HANGUL.matcher(text).find()
            || !text.matches("(?s).*[a-z]{3}.*"))
          alone.add(table.getFileName() + ": " + text.strip());
      }
    }
    assertThat(found).isGreaterThan(200);
    assertThat(alone).isEmpty();
  }

  // --- scripts

  /** Scripts get their words from the page; the few that have their own have them in both. */
  @Test
  void theWordsOfAScriptAreInBothLanguages() throws IOException {
    Pattern block = Pattern.compile("(?s)const WORDS = \\{(.*?)\\n\\};");
    Pattern language = Pattern.compile("(?s)\\b(en|ko): \\{(.*?)}");
    Pattern key = Pattern.compile("(\\w+):\\s*'");
    List<Path> scripts = new ArrayList<>(files(RESOURCES.resolve("static/assets"), ".js"));
    scripts.addAll(files(TASKLIST, ".js"));
    List<String> alone = new ArrayList<>();
    for (Path script : scripts) {
      String text = Files.readString(script);
      // Exchanges the form viewer's own English sentences for Korean ones.
      if (script.endsWith("form-texts.js")) continue;
      Matcher words = block.matcher(text);
      String rest = text;
      if (words.find()) {
        List<Set<String>> twins = new ArrayList<>();
        Matcher each = language.matcher(words.group(1));
        while (each.find())
          twins.add(
              key.matcher(each.group(2))
                  .results()
                  .map(m -> m.group(1))
                  .collect(java.util.stream.Collectors.toCollection(TreeSet::new)));
        if (twins.size() != 2 || !twins.get(0).equals(twins.get(1)))
          alone.add(script.getFileName() + ": " + twins);
        rest = words.replaceFirst("");
      }
      if (HANGUL.matcher(rest).find()) alone.add(script.getFileName() + ": Korean of its own");
    }
    assertThat(scripts).hasSizeGreaterThan(3);
    assertThat(alone).isEmpty();
  }

  // --- files

  private static Set<String> places(String text) {
    Set<String> places = new TreeSet<>();
    Matcher place = PLACE.matcher(text);
    while (place.find()) places.add(place.group(1));
    return places;
  }

  private static long hangul(String text) {
    return HANGUL.matcher(text).results().count();
  }

  private static Properties read(Path file) throws IOException {
    Properties texts = new Properties();
    try (Reader reader = Files.newBufferedReader(file)) {
      texts.load(reader);
    }
    return texts;
  }

  private static List<Path> files(Path folder, String end) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files
          .filter(file -> file.toString().endsWith(end) && !file.toString().contains("vendor"))
          .sorted()
          .toList();
    }
  }
}
