package org.canvasgate.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import org.springframework.context.MessageSource;
import org.springframework.context.support.ResourceBundleMessageSource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/** Every sentence of the application, for tests without the application. */
public final class Messages {
  private Messages() {}

  /** All bundles, as the application finds them. */
  public static MessageSource all() {
    var messages = new ResourceBundleMessageSource();
    try {
      messages.setBasenames(
          Arrays.stream(
                  new PathMatchingResourcePatternResolver()
                      .getResources("classpath*:messages/*.properties"))
              .map(bundle -> bundle.getFilename().replace(".properties", ""))
              .filter(name -> !name.endsWith("_ko"))
              .map(name -> "messages/" + name)
              .toArray(String[]::new));
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
    messages.setDefaultEncoding("UTF-8");
    messages.setFallbackToSystemLocale(false);
    return messages;
  }
}
