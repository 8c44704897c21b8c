package org.canvasgate.tracking.board;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.Test;

class KeystrokesTest {
  @Test
  void a_word_is_the_keys_that_type_it() {
    assertThat(Keystrokes.of("스마트")).isEqualTo("tmakxm");
    assertThat(Keystrokes.of("의료 왕십리 값 닭")).isEqualTo("dmlfy dhkdtlqfl rkqt ekfr");
    assertThat(Keystrokes.of("과외 뷁 쌍꺼풀")).isEqualTo("rhkdhl qnpfr tkdrjvnf");
  }

  @Test
  void the_wrong_keyboard_and_a_syllable_under_way_type_the_same_keys() {
    assertThat(Keystrokes.of("ㄴ대ㅕㅣ")).isEqualTo(Keystrokes.of("Seoul")).isEqualTo("seoul");
    assertThat(Keystrokes.of("스마트")).startsWith(Keystrokes.of("스맡"));
    assertThat(Keystrokes.of("가로등")).startsWith(Keystrokes.of("가로드"));
    assertThat(Keystrokes.of("주차")).startsWith(Keystrokes.of("줓"));
  }

  @Test
  void accents_width_and_signs_do_not_matter() {
    assertThat(Keystrokes.of("Café—ＳＭＡＲＴ (2호)")).isEqualTo("cafe smart 2gh");
    assertThat(Keystrokes.of("  ")).isEmpty();
    assertThat(Keystrokes.words("스마트 스마트", null, "Smart-city"))
        .containsExactly("tmakxm", "smart", "city");
    assertThat(Keystrokes.words("가".repeat(300))).allMatch(word -> word.length() == 100);
  }

  @Test
  void korean_is_meant_as_its_keys_or_in_latin_letters() {
    assertThat(Keystrokes.typed("대전 bus", 6))
        .containsExactly(Set.of("eowjs", "daejeon"), Set.of("bus"));
    assertThat(Romanised.of("서울 부천 광주 울산 제주")).isEqualTo("seoul bucheon gwangju ulsan jeju");
    assertThat(Keystrokes.typed("a b c d", 2)).hasSize(2);
    assertThat(Keystrokes.typed("스마트-시티", 6)).hasSize(2);
  }
}
