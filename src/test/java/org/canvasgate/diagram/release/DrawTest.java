package org.canvasgate.diagram.release;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DrawTest {
  @ParameterizedTest
  @ValueSource(ints = {1, 5, 10, 33, 50})
  void theShareIsKeptAmongAHundredCasesWhereverTheRowBegins(int percent) {
    for (double offset = 0; offset < 1; offset += 0.01)
      assertThat(taken(offset, 1, 100, percent)).isBetween(percent - 2L, percent + 2L);
  }

  @ParameterizedTest
  @ValueSource(ints = {10, 20, 50})
  void fewCasesGetTheirShareToo(int percent) {
    for (double offset = 0; offset < 1; offset += 0.01)
      assertThat(taken(offset, 1, 20, percent)).isBetween(percent / 5 - 2L, percent / 5 + 2L);
  }

  private static long taken(double offset, int from, int to, int percent) {
    return IntStream.rangeClosed(from, to)
        .filter(number -> Draw.takes(offset, number, percent))
        .count();
  }
}
