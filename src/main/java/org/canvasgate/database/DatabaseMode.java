package org.canvasgate.database;

import org.springframework.core.env.Environment;
import org.springframework.util.StringUtils;

/**
 * Whose database the application runs on.
 *
 * @param embedded true for the PostgreSQL that the application brings along, where sample people
 *     and cases may be created; false for a database that somebody configured, where they never are
 */
public record DatabaseMode(boolean embedded) {
  static final String URL = "spring.datasource.url";

  static DatabaseMode of(Environment environment) {
    return new DatabaseMode(!StringUtils.hasText(environment.getProperty(URL)));
  }
}
