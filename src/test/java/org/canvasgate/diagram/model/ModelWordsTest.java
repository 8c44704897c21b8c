package org.canvasgate.diagram.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import java.util.regex.Pattern;
import org.canvasgate.testing.ShippedModels;
import org.junit.jupiter.api.Test;

class ModelWordsTest {
  private static final Pattern HANGUL = Pattern.compile("\\p{IsHangul}");
  private final ModelSet models = ShippedModels.read();

  @Test
  void every_file_has_a_title_in_both_languages() {
    for (ModelFile file : models.files()) {
      String english = ModelWords.of(file, Locale.ENGLISH).title();
      String korean = ModelWords.of(file, Locale.KOREAN).title();
      assertThat(english).as(file.name()).isNotBlank().isNotEqualTo(file.key());
      assertThat(HANGUL.matcher(english).find()).as(english).isFalse();
      assertThat(HANGUL.matcher(korean).find()).as(file.name() + ": " + korean).isTrue();
    }
  }

  @Test
  void a_step_is_called_as_it_is_drawn() {
    ModelFile review = models.find(ModelKind.PROCESS, "business-model-review").orElseThrow();
    assertThat(ModelWords.of(review, Locale.ENGLISH).element("score-canvas"))
        .isEqualTo("Score the canvas blind");
    assertThat(ModelWords.of(review, Locale.KOREAN).element("score-canvas")).contains("채점");
    assertThat(ModelWords.of(review, Locale.KOREAN).element("nowhere")).isEqualTo("nowhere");
  }

  @Test
  void the_halves_of_a_text_are_told_apart_by_their_letters() {
    assertThat(ModelWords.half("Pass / fail / 통과 / 부결", true)).isEqualTo("통과 / 부결");
    assertThat(ModelWords.half("Pass / fail / 통과 / 부결", false)).isEqualTo("Pass / fail");
    assertThat(ModelWords.half("Pass / fail", true)).isEqualTo("Pass / fail");
  }

  @Test
  void what_cannot_be_read_is_called_by_its_key() {
    for (ModelKind kind : ModelKind.values())
      for (String broken : new String[] {"", "<a", "{", "[1]", "null"})
        assertThat(ModelWords.of(new ModelFile(kind, "broken", broken), Locale.ENGLISH).title())
            .isEqualTo("broken");
  }
}
