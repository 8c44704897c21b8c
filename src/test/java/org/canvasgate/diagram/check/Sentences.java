package org.canvasgate.diagram.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.MessageFormat;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import org.canvasgate.diagram.model.Finding;

/** The sentences of the check as the application says them. */
final class Sentences {
  static final Properties ENGLISH = read("check.properties");
  private static final Properties KOREAN = read("check_ko.properties");

  private Sentences() {}

  /** Every finding can be said in both languages, with nothing left to fill in. */
  static void areSaid(List<Finding> findings) {
    for (Finding finding : findings)
      for (Properties language : List.of(ENGLISH, KOREAN)) {
        assertThat(language).as(finding.key()).containsKey(finding.key());
        if (finding.place() != null) assertThat(language).containsKey(finding.place());
        assertThat(said(language.getProperty(finding.key()), finding.arguments()))
            .as(finding.key())
            .isNotBlank()
            .doesNotContainPattern("\\{\\d");
      }
  }

  private static String said(String text, List<Object> arguments) {
    return arguments.isEmpty()
        ? text
        : new MessageFormat(text, Locale.ENGLISH)
            .format(arguments.stream().map(String::valueOf).map(Sentences::flat).toArray());
  }

  /** What is filled in may itself hold what looks like a place to fill in. */
  private static String flat(String argument) {
    return argument.replace("{", "(");
  }

  private static Properties read(String name) {
    var texts = new Properties();
    try (Reader file =
        Files.newBufferedReader(Path.of("src/main/resources/messages").resolve(name))) {
      texts.load(file);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
    return texts;
  }
}
