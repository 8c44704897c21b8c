package org.canvasgate.testing;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * A real PostgreSQL, started once for all tests of a run. Every Spring context, and whoever asks,
 * gets an empty database of its own.
 */
public final class TestDatabase {
  private static final AtomicInteger COUNT = new AtomicInteger();
  private static EmbeddedPostgres server;

  private TestDatabase() {}

  /** The JDBC address of a new, empty database; user and password are {@code postgres}. */
  public static synchronized String freshUrl() {
    try {
      if (server == null) server = EmbeddedPostgres.builder().start();
      String name = "test_" + COUNT.incrementAndGet();
      try (Connection connection = server.getPostgresDatabase().getConnection();
          var statement = connection.createStatement()) {
        statement.execute("create database " + name);
      }
      return server.getJdbcUrl("postgres", name);
    } catch (IOException notStarted) {
      throw new UncheckedIOException(notStarted);
    } catch (SQLException notCreated) {
      throw new IllegalStateException(notCreated);
    }
  }

  /** For {@code @ContextConfiguration(initializers = TestDatabase.Initializer.class)}. */
  public static final class Initializer
      implements ApplicationContextInitializer<ConfigurableApplicationContext> {
    @Override
    public void initialize(ConfigurableApplicationContext context) {
      TestPropertyValues.of(
              "spring.datasource.url=" + freshUrl(),
              "spring.datasource.username=postgres",
              "spring.datasource.password=postgres",
              "spring.datasource.hikari.maximum-pool-size=12")
          .applyTo(context);
    }
  }
}
