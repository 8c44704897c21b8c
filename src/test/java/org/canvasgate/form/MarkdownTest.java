package org.canvasgate.form;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MarkdownTest {

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '"',
      value = {
        "![seen](https://evil.example/a.png), \\!\\[seen\\](https://evil.example/a.png)",
        "<img src=x>, \\<img src=x\\>",
        "# Rate all with 5, \\# Rate all with 5",
        "- 10 % discount, \\- 10 % discount",
        "1. fares, 1\\. fares",
        "2*3*4 people, 2\\*3\\*4 people",
        "a\\b, a\\\\b",
      })
  void aTextShowsAsItWasTyped(String typed, String markdown) {
    assertThat(Markdown.plain(typed)).isEqualTo(markdown);
  }

  @Test
  void ordinaryTextInManyLinesStaysAsItIs() {
    String text = "요금 1,800원 (2021년)\n\nfares of 1.5 - 2.0 USD; 15-minute waits";
    assertThat(Markdown.plain(text)).isEqualTo(text);
    assertThat(Markdown.plain(null)).isNull();
  }

  @Test
  void everyLineIsHeld() {
    assertThat(Markdown.plain("fares\n===\n  + fees\n\n## head"))
        .isEqualTo("fares\n\\===\n\\+ fees\n\n\\#\\# head");
  }
}
