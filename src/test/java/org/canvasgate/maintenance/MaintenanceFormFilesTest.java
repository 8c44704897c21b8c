package org.canvasgate.maintenance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.stream.Collectors;
import org.canvasgate.form.TaskForm;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The form files against the Java that takes them, and every word in both languages. */
class MaintenanceFormFilesTest {
  private static MaintenanceRoom room;

  @BeforeAll
  static void openRoom() {
    room = new MaintenanceRoom();
  }

  @ParameterizedTest
  @ValueSource(classes = {WritePlanForm.class, VotePlanForm.class, ConfirmPlanForm.class})
  void theFileAsksForWhatTheJavaSideTakes(Class<? extends TaskForm> type) throws IOException {
    TaskForm form = room.the(type);
    assertThat(
            components(form).stream()
                .filter(c -> c.has("key"))
                .map(c -> c.get("key").asText())
                .collect(Collectors.toList()))
        .containsExactlyInAnyOrderElementsOf(form.fields());
  }

  @ParameterizedTest
  @ValueSource(classes = {WritePlanForm.class, VotePlanForm.class, ConfirmPlanForm.class})
  void everyComponentHasItsKorean(Class<? extends TaskForm> type) throws IOException {
    for (JsonNode component : components(room.the(type))) {
      for (String text : List.of("label", "description", "text", "content"))
        if (component.has(text))
          assertThat(component.at("/properties/" + text + ".ko").asText())
              .as(component.get("id") + " " + text)
              .isNotBlank();
      if (component.at("/appearance").has("suffixAdorner"))
        assertThat(component.at("/properties/suffixAdorner.ko").asText()).isNotBlank();
      if (component.has("values"))
        assertThat(component.at("/properties/values.ko").asText().split("\\|"))
            .as(component.get("id").asText())
            .hasSize(component.get("values").size());
    }
  }

  @ParameterizedTest
  @ValueSource(classes = {WritePlanForm.class, VotePlanForm.class, ConfirmPlanForm.class})
  void everyFieldHasANameForTheSentences(Class<? extends TaskForm> type) {
    for (String field : room.the(type).fields())
      for (Locale locale : List.of(Locale.ENGLISH, Locale.KOREAN))
        assertThat(MaintenanceRoom.messages().getMessage("field." + field, null, locale))
            .isNotBlank();
  }

  @Test
  void everyEnglishSentenceHasItsKoreanAndTheOtherWayRound() throws IOException {
    assertThat(load("maintenance_ko").keySet()).isEqualTo(load("maintenance").keySet());
  }

  @Test
  void everyWordThatThePicturesChooseByKeyIsThere() throws IOException {
    Properties words = load("maintenance");
    for (FundingSource source : FundingSource.values())
      assertThat(words).containsKey("maintenance.source." + source.key());
    for (MoneyUnit unit : MoneyUnit.values())
      assertThat(words).containsKey("maintenance.unit." + unit.key());
    for (EntityKind entity : EntityKind.values())
      assertThat(words).containsKey("maintenance.entity." + entity.key());
    for (Question question : Question.values())
      assertThat(words).containsKey("maintenance.question." + question.key());
    room.submit(WritePlanForm.class, "kim", PlanForms.full());
    room.evaluate();
    room.the(org.canvasgate.committee.Scorecards.class)
        .latest(room.id())
        .orElseThrow()
        .parts()
        .keySet()
        .forEach(part -> assertThat(words).containsKey("part.maintenance." + part));
  }

  @Test
  void thePlanIsDrawnWithItsGapInWordsAndItsUnsecuredMoneyHatched() {
    room.submit(WritePlanForm.class, "kim", PlanForms.full());
    String english = room.draw(PlanPanel.class, Locale.ENGLISH);
    assertThat(english)
        .contains("short by 8 (17 %)", "url(#cgp-fees)", "class=\"f-local\"")
        .contains("at least 350 rides", "promise of usage", "KRW 100 million")
        .doesNotContain("??");
    assertThat(room.draw(PlanPanel.class, Locale.KOREAN))
        .contains("8 부족(17 %)", "350 rides 이상", "억원")
        .doesNotContain("??");
  }

  private static List<JsonNode> components(TaskForm form) throws IOException {
    JsonNode file = new ObjectMapper().readTree(Path.of("forms", form.id() + ".form").toFile());
    assertThat(file.get("id").asText()).isEqualTo(form.id());
    List<JsonNode> found = new ArrayList<>();
    collect(file, found);
    return found;
  }

  private static void collect(JsonNode parent, List<JsonNode> into) {
    for (JsonNode child : parent.path("components")) {
      into.add(child);
      collect(child, into);
    }
  }

  private static Properties load(String bundle) throws IOException {
    Properties properties = new Properties();
    try (var in =
        MaintenanceFormFilesTest.class.getResourceAsStream("/messages/" + bundle + ".properties")) {
      properties.load(new java.io.InputStreamReader(in, java.nio.charset.StandardCharsets.UTF_8));
    }
    return properties;
  }
}
