package org.canvasgate.consultation;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The consultation's form files: what they send is what the Java side takes, all in Korean too. */
class FormFilesTest {
  private static final List<String> READ = List.of("label", "description", "text", "content");

  @ParameterizedTest
  @ValueSource(
      strings = {
        "draft-responsibilities",
        "answer-consultation",
        "mediate-responsibilities",
        "vote-responsibility",
        "confirm-consultation"
      })
  void a_form_file_and_its_java_side_agree(String id) throws IOException {
    JsonNode file = new ObjectMapper().readTree(Path.of("forms", id + ".form").toFile());
    assertThat(file.path("id").asText()).isEqualTo(id);
    List<JsonNode> components = new ArrayList<>();
    collect(file, components);
    TreeSet<String> keys = new TreeSet<>();
    TreeSet<String> ids = new TreeSet<>();
    for (JsonNode component : components) {
      assertThat(ids.add(component.path("id").asText())).as(component.toString()).isTrue();
      if (component.has("key")) keys.add(component.path("key").asText());
      inKorean(component);
    }
    assertThat(keys).isEqualTo(new TreeSet<>(ConsultationRoom.form(id).fields()));
  }

  private static void inKorean(JsonNode component) {
    JsonNode properties = component.path("properties");
    for (String attribute : READ)
      if (!component.path(attribute).asText().isBlank())
        assertThat(properties.path(attribute + ".ko").asText())
            .as("%s of %s in Korean", attribute, component.path("id").asText())
            .isNotBlank();
    JsonNode values = component.path("values");
    if (values.isArray())
      assertThat(properties.path("values.ko").asText().split("\\|")).hasSize(values.size());
    if (component.path("appearance").has("suffixAdorner"))
      assertThat(properties.path("suffixAdorner.ko").asText()).isNotBlank();
  }

  private static void collect(JsonNode node, List<JsonNode> into) {
    for (JsonNode component : node.path("components")) {
      into.add(component);
      collect(component, into);
    }
  }
}
