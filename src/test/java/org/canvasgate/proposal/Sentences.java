package org.canvasgate.proposal;

import java.util.Arrays;
import org.springframework.context.MessageSource;
import org.springframework.context.support.ResourceBundleMessageSource;

/** The application's sentences, without the application. */
final class Sentences {
  private Sentences() {}

  static MessageSource of(String... modules) {
    var source = new ResourceBundleMessageSource();
    source.setBasenames(
        Arrays.stream(modules).map(module -> "messages/" + module).toArray(String[]::new));
    source.setDefaultEncoding("UTF-8");
    source.setFallbackToSystemLocale(false);
    return source;
  }
}
