package org.canvasgate.diagram.check;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Properties;

/**
 * What the outputs of the tables may be, so that the application can work with it; see {@code
 * limits.properties}. It stands beside the tables and not in them, because whoever changes a table
 * cannot change what Java expects of it.
 */
final class Limits {
  private static final Properties ALL = read();

  private Limits() {}

  /** What the value of an output has to pass, as the cell of an input column would say it. */
  static Optional<String> of(String table, String output, Object value) {
    String own = ALL.getProperty(table + "." + output);
    if (own != null || !(value instanceof Number)) return Optional.ofNullable(own);
    return Optional.ofNullable(ALL.getProperty(table + ".*"));
  }

  /** What has to hold between the outputs of one rule, as an expression. */
  static Optional<String> together(String table) {
    return Optional.ofNullable(ALL.getProperty(table));
  }

  private static Properties read() {
    var all = new Properties();
    try (Reader file =
        new InputStreamReader(
            Limits.class.getResourceAsStream("limits.properties"), StandardCharsets.UTF_8)) {
      all.load(file);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
    return all;
  }
}
