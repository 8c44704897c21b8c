package org.canvasgate.operation;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.canvasgate.canvas.Block;
import org.canvasgate.form.TaskForm;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The form files and messages of gate 4 against the code that they belong to. */
class FormFilesTest {
  private static final List<String> TRANSLATED =
      List.of("label", "description", "text", "content", "dateLabel");

  private static OperationRoom room;

  @BeforeAll
  static void open() {
    room = new OperationRoom();
  }

  @AfterAll
  static void close() {
    room.close();
  }

  @TestFactory
  List<DynamicTest> aFormSubmitsWhatItsRoomTakes() {
    return each(
        form -> {
          List<String> keys = new ArrayList<>();
          components(
              form,
              component -> {
                if (component.has("key")) {
                  keys.add(component.get("key").asText());
                }
              });
          assertThat(keys).doesNotHaveDuplicates();
          assertThat(new TreeSet<>(keys)).isEqualTo(new TreeSet<>(form.fields()));
        });
  }

  @TestFactory
  List<DynamicTest> everyComponentHasItsKorean() {
    return each(
        form ->
            components(
                form,
                component -> {
                  JsonNode korean = component.path("properties");
                  for (String attribute : TRANSLATED) {
                    if (component.has(attribute)) {
                      assertThat(korean.has(attribute + ".ko"))
                          .as(component.path("id").asText() + " " + attribute)
                          .isTrue();
                    }
                  }
                  if (component.path("appearance").has("suffixAdorner")) {
                    assertThat(korean.has("suffixAdorner.ko")).isTrue();
                  }
                  if (component.has("values")) {
                    assertThat(korean.path("values.ko").asText().split("\\|"))
                        .hasSize(component.get("values").size());
                  }
                }));
  }

  @TestFactory
  List<DynamicTest> everyFieldHasANameInBothLanguages() throws IOException {
    Properties english = messages("committee", "operation", "verdict");
    Properties korean = messages("committee_ko", "operation_ko", "verdict_ko");
    return each(
        form ->
            form.fields().stream()
                .filter(field -> !field.equals("recuse"))
                .forEach(
                    field -> {
                      assertThat(english).containsKey("field." + field);
                      assertThat(korean).containsKey("field." + field);
                    }));
  }

  @Test
  void bothLanguagesSayTheSameThings() throws IOException {
    assertThat(messages("operation_ko").stringPropertyNames())
        .isEqualTo(messages("operation").stringPropertyNames());
  }

  @Test
  void aSentenceWithAValueHasNoSingleApostrophe() throws IOException {
    for (String file : List.of("operation", "operation_ko")) {
      messages(file)
          .forEach(
              (key, text) -> {
                if (text.toString().contains("{0")) {
                  assertThat(text.toString()).as(key.toString()).doesNotContain("'");
                }
              });
    }
  }

  @Test
  void everyBlockHasFiveAnchorsThatDiffer() throws IOException {
    for (String file : List.of("operation", "operation_ko")) {
      Properties messages = messages(file);
      for (Block block : Block.values()) {
        TreeSet<String> anchors = new TreeSet<>();
        for (int rating = 1; rating <= 5; rating++) {
          anchors.add(messages.getProperty(OperationRubricPanel.key(block, rating)));
        }
        assertThat(anchors).hasSize(5);
      }
    }
  }

  private static List<DynamicTest> each(Consumer<TaskForm> check) {
    return room.forms().stream()
        .map(form -> DynamicTest.dynamicTest(form.id(), () -> check.accept(form)))
        .toList();
  }

  private static void components(TaskForm form, Consumer<JsonNode> visit) {
    try {
      JsonNode file =
          new ObjectMapper().readTree(Files.readString(Path.of("forms", form.id() + ".form")));
      assertThat(file.get("id").asText()).isEqualTo(form.id());
      walk(file, visit);
    } catch (IOException unreadable) {
      throw new AssertionError(unreadable);
    }
  }

  private static void walk(JsonNode node, Consumer<JsonNode> visit) {
    for (JsonNode component : node.path("components")) {
      visit.accept(component);
      walk(component, visit);
    }
  }

  private static Properties messages(String... names) throws IOException {
    Properties all = new Properties();
    for (String name : names) {
      try (var reader =
          Files.newBufferedReader(
              Path.of("src/main/resources/messages", name + ".properties"),
              StandardCharsets.UTF_8)) {
        all.load(reader);
      }
    }
    return all;
  }
}
