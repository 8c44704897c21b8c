package org.canvasgate.consultation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

class BodyTest {
  @Test
  void a_korean_name_becomes_a_slug_that_a_korean_recognises() {
    assertThat(BodySlug.of("교통국")).isEqualTo("gyotongguk");
    assertThat(BodySlug.of("현대자동차")).isEqualTo("hyeondaejadongcha");
    assertThat(BodySlug.of("인천스마트시티")).isEqualTo("incheonseumateusiti");
  }

  @Test
  void remarks_in_brackets_do_not_make_another_body() {
    assertThat(BodySlug.of("국토교통부 (MOLIT, Smart City Challenge grantor)"))
        .isEqualTo(BodySlug.of("국토교통부"));
    assertThat(new Body("molit", "Ministry of Land", "국토교통부").called("국토교통부 (MOLIT)")).isTrue();
  }

  @Test
  void a_long_name_stays_short_enough_for_a_group_and_unlike_its_neighbour() {
    String name = "Foundation for the Promotion of Very Long Names of Public Bodies in Region ";
    assertThat(BodySlug.of(name + "A")).hasSizeLessThan(60).isNotEqualTo(BodySlug.of(name + "B"));
    assertThat(new Body(BodySlug.of(name), name, name).group()).startsWith("body-foundation");
  }

  @Test
  void a_name_without_letters_is_refused() {
    assertThatIllegalArgumentException().isThrownBy(() -> BodySlug.of("★★"));
    assertThat(Body.named("교통국").called("★")).isFalse();
  }
}
