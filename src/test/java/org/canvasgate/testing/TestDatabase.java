package org.canvasgate.testing;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.canvasgate.engine.SlowHash;
import org.flywaydb.core.Flyway;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.test.context.support.TestPropertySourceUtils;

/**
 * One real PostgreSQL for the whole test run, in a temporary directory, and as many empty databases
 * in it as tests ask for. It gives up durability for speed, which the application never does; it is
 * stopped and deleted when the JVM ends.
 */
public final class TestDatabase {
  /** The administrator's password that test applications start with. */
  public static final String ADMINISTRATOR_PASSWORD = "Testing-gates-1";

  /**
   * With this property a test's application runs as a user who may only use the tables, which
   * belong to another; see {@code GuardedTest}.
   */
  public static final String TWO_USERS = "canvasgate.test.two-users";

  /** The user of the database as whom such an application runs. */
  public static final String RUNNER = "only_uses";

  /** What a password costs in tests: as little as Argon2id can. */
  private static final int KIBIBYTES = 8;

  private static final int PASSES = 1;

  private static final AtomicInteger NUMBER = new AtomicInteger();
  private static EmbeddedPostgres server;

  /** The database that others are copies of. */
  private static String migrated;

  private TestDatabase() {}

  /** Creates an empty database and returns its JDBC address; user and password are part of it. */
  public static String create() {
    return server().getJdbcUrl("postgres", created(""));
  }

  private static String created(String more) {
    String name = "test_" + NUMBER.incrementAndGet();
    execute("create database " + name + more);
    return name;
  }

  private static void execute(String sql) {
    try (var connection = server().getPostgresDatabase().getConnection();
        var statement = connection.createStatement()) {
      statement.execute(sql);
    } catch (SQLException e) {
      throw new IllegalStateException("the test database could not be created", e);
    }
  }

  /**
   * A user who owns nothing, as an installation's application runs; but for a schema {@code
   * example}, beside the application's, where tests keep tables of their own.
   */
  private static void createRunner(String url) {
    String role = "create role %1$s login password '%1$s'".formatted(RUNNER);
    try (var connection = DriverManager.getConnection(url);
        var statement = connection.createStatement()) {
      statement.execute(
          "do $$ begin " + role + "; exception when duplicate_object then null; end $$");
      statement.execute("create schema example authorization " + RUNNER);
    } catch (SQLException e) {
      throw new IllegalStateException("the user could not be created", e);
    }
  }

  /** Creates an empty database and returns a plain, unpooled way to it. */
  public static DataSource createDataSource() {
    return plain(created(""));
  }

  /**
   * Creates a database with all of our tables, and returns a plain, unpooled way to it. They are
   * made once, and copied: making them takes longer than most tests.
   */
  public static synchronized DataSource migrated() {
    if (migrated == null) {
      String first = created("");
      Flyway.configure().dataSource(plain(first)).load().migrate();
      execute("alter database " + first + " with allow_connections false");
      migrated = first;
    }
    return plain(created(" template " + migrated));
  }

  private static DataSource plain(String name) {
    var dataSource = new org.postgresql.ds.PGSimpleDataSource();
    dataSource.setUrl(server().getJdbcUrl("postgres", name));
    return dataSource;
  }

  private static synchronized EmbeddedPostgres server() {
    if (server == null) {
      try {
        server =
            EmbeddedPostgres.builder()
                .setServerConfig("full_page_writes", "off")
                .setRegisterShutdownHook(false)
                .start();
        Runtime.getRuntime().addShutdownHook(new Thread(TestDatabase::stopAfterSpring));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    return server;
  }

  /** All shutdown hooks run at once; this one lets Spring close its applications first. */
  private static void stopAfterSpring() {
    try {
      Thread.sleep(200);
      for (var thread : Thread.getAllStackTraces().keySet()) {
        if (thread.getName().equals("SpringApplicationShutdownHook")) {
          thread.join(20_000);
        }
      }
      server.close();
    } catch (InterruptedException | IOException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Gives each application context that a test starts a database of its own. */
  public static final class Initializer
      implements ApplicationContextInitializer<ConfigurableApplicationContext> {
    @Override
    public void initialize(ConfigurableApplicationContext context) {
      boolean two = context.getEnvironment().getProperty(TWO_USERS, boolean.class, false);
      String url = create();
      if (two) runAsAnother(context, url);
      // Thousands of passwords are made and shown here; their real price is asked for by
      // PasswordsTest.
      ((GenericApplicationContext) context)
          .registerBean(SlowHash.class, () -> new SlowHash(KIBIBYTES, PASSES));
      TestPropertySourceUtils.addInlinedPropertiesToEnvironment(
          context,
          "spring.datasource.url=" + (two ? url.replaceFirst("\\?.*", "") : url),
          "spring.datasource.hikari.maximum-pool-size=12",
          "canvasgate.administrator.password=" + ADMINISTRATOR_PASSWORD,
          // SecondFactorTest has those who must have one; everybody else's tests are of other
          // things
          "canvasgate.second-factor.required=false");
    }

    private static void runAsAnother(ConfigurableApplicationContext context, String url) {
      createRunner(url);
      TestPropertySourceUtils.addInlinedPropertiesToEnvironment(
          context,
          "spring.datasource.username=" + RUNNER,
          "spring.datasource.password=" + RUNNER,
          "spring.flyway.user=postgres",
          "spring.flyway.password=postgres");
    }
  }
}
