package org.canvasgate.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What is hashed is what docs/method.md says. */
class LinkTest {
  private static final Pattern EXAMPLE =
      Pattern.compile("```record-link\ndocument: (.*)\nlink: (.*)\nhash: (.*)\n```");

  @Test
  void the_example_of_the_method_page_comes_out() throws IOException {
    Matcher example = EXAMPLE.matcher(Files.readString(Path.of("docs/method.md")));
    assertThat(example.find()).isTrue();

    assertThat(Canonical.of(example.group(1))).isEqualTo(example.group(1));
    var link =
        new Link(
            1,
            "decision",
            Instant.parse("2026-11-23T01:00:00.123Z"),
            Link.NONE,
            Canonical.hash(example.group(1)));
    assertThat(Canonical.of(link.json())).isEqualTo(example.group(2));
    assertThat(link.hash()).isEqualTo(example.group(3));
  }

  @Test
  void canonical_form_sorts_keys_and_writes_numbers_as_rfc_8785_does() {
    assertThat(
            Canonical.of("{ \"b\": 1.0, \"a\": [1e21, 0.000001, 100, -0.0], \"가\": \"\\u0007é\" }"))
        .isEqualTo("{\"a\":[1e+21,0.000001,100,0],\"b\":1,\"가\":\"\\u0007é\"}");
  }

  @Test
  void a_number_that_no_double_holds_is_refused() {
    assertThatThrownBy(
            () ->
                Canonical.of(
                    JsonNodeFactory.instance.objectNode().put("id", 9_007_199_254_740_993L)))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
