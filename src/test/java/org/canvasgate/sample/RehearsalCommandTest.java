package org.canvasgate.sample;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.junit.jupiter.api.Test;

class RehearsalCommandTest {

  @Test
  void itSpeaksTheLanguageThatIsAskedFor() {
    assertThat(RehearsalCommand.language("--rehearse")).isEqualTo(Locale.ENGLISH);
    assertThat(RehearsalCommand.language("--rehearse", "--language=en")).isEqualTo(Locale.ENGLISH);
    assertThat(RehearsalCommand.language("--rehearse", "--language=ko")).isEqualTo(Locale.KOREAN);
  }
}
