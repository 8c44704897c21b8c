package org.canvasgate.engine;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ParticlesTest {
  @ParameterizedTest
  @CsvSource({
    "예산담당관을(를), 예산담당관을",
    "도로관리과을(를), 도로관리과를",
    "“교통국”은(는), “교통국”은",
    "조건 1이(가), 조건 1이",
    "조건 2이(가), 조건 2가",
    "약속 10과(와), 약속 10과",
    "서울(으)로, 서울로",
    "부산(으)로, 부산으로",
    "인천도시공사(iH)은(는), 인천도시공사(iH)는",
    "\"자리\"(이)라는 말, \"자리\"라는 말"
  })
  void theWordBeforeChoosesTheShape(String both, String one) {
    assertThat(Particles.chosen(both)).isEqualTo(one);
  }

  @Test
  void whatIsNotReadByItsLettersKeepsBoth() {
    assertThat(Particles.chosen("user01a을(를) 추가")).isEqualTo("user01a을(를) 추가");
    assertThat(Particles.chosen("은(는)")).isEqualTo("은(는)");
    assertThat(Particles.chosen("점수(0~100점)는 그대로")).isEqualTo("점수(0~100점)는 그대로");
  }
}
