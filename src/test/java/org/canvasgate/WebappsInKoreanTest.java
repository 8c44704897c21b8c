package org.canvasgate;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Everything that Camunda's webapps say to members, they can say in Korean. */
class WebappsInKoreanTest {
  private static final String APP = "/META-INF/resources/webjars/camunda/app/";
  private static final Pattern PLACE = Pattern.compile("\\{\\{\\s*\\w+\\s*}}|%s|%d|<a href=[^>]+>");
  private static final Pattern HANGUL = Pattern.compile("[가-힣]");

  /** The same in every language. */
  private static final List<String> SAME =
      List.of("APP_VENDOR", "NO_TASK_FORM", "SEARCH_LESS_THAN", "SEARCH_GREATER_THAN");

  @ParameterizedTest
  @ValueSource(strings = {"tasklist", "welcome"})
  void everyTextIsTranslated(String app) throws IOException {
    var english = labels(app, "en");
    var korean = labels(app, "ko");
    assertThat(names(korean)).containsExactlyInAnyOrderElementsOf(names(english));
    for (var name : names(english)) {
      if (SAME.stream().noneMatch(name::startsWith)) {
        assertThat(korean.get(name).asText()).as(name).containsPattern(HANGUL);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"tasklist", "welcome"})
  void whatIsFilledInStaysInTheText(String app) throws IOException {
    var english = labels(app, "en");
    var korean = labels(app, "ko");
    for (var name : names(english)) {
      assertThat(places(korean.get(name)))
          .as(name)
          .containsExactlyInAnyOrderElementsOf(places(english.get(name)));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"tasklist"})
  void datesAreWrittenAsInKorea(String app) throws IOException {
    var english = read(app, "en").get("dateLocales");
    var korean = read(app, "ko").get("dateLocales");
    assertThat(shape(korean)).containsExactlyInAnyOrderElementsOf(shape(english));
    assertThat(korean.at("/longDateFormat/LL").asText()).isEqualTo("YYYY년 M월 D일");
  }

  @ParameterizedTest
  @ValueSource(strings = {"tasklist", "welcome"})
  void ourFilesStandBeforeCamundas(String app) throws IOException {
    assertThat(text(app + "/scripts/config.js")).contains("'ko'");
    assertThat(text(app + "/styles/user-styles.css")).contains(".ce-eol-banner");
  }

  private static JsonNode labels(String app, String language) throws IOException {
    return read(app, language).get("labels");
  }

  private static JsonNode read(String app, String language) throws IOException {
    var json = text(app + "/locales/" + language + ".json");
    return new ObjectMapper().readTree(json.startsWith("\uFEFF") ? json.substring(1) : json);
  }

  private static String text(String path) throws IOException {
    try (var stream = WebappsInKoreanTest.class.getResourceAsStream(APP + path)) {
      return new String(
          Objects.requireNonNull(stream, path).readAllBytes(),
          java.nio.charset.StandardCharsets.UTF_8);
    }
  }

  private static List<String> names(JsonNode node) {
    var names = new ArrayList<String>();
    node.fieldNames().forEachRemaining(names::add);
    return names;
  }

  private static List<String> places(JsonNode text) {
    return PLACE
        .matcher(text.asText())
        .results()
        .map(match -> match.group().replaceAll("\\s", ""))
        .toList();
  }

  /** The paths of all values, an array's length being part of its own. */
  private static Stream<String> shapes(JsonNode node, String path) {
    return node.isObject()
        ? names(node).stream().flatMap(name -> shapes(node.get(name), path + "/" + name))
        : Stream.of(path + (node.isArray() ? "[" + node.size() + "]" : ""));
  }

  private static List<String> shape(JsonNode node) {
    return shapes(node, "").toList();
  }
}
