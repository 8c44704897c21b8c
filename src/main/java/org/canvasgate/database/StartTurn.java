package org.canvasgate.database;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.context.event.ContextRefreshedEvent;
import org.springframework.context.event.EventListener;

/**
 * Lets one node at a time start on a database: the tables, the engine's own too, the first
 * deployment, the roles and the first administrator are then made once, and the next node finds
 * them. The turn is a lock of a connection of its own, so a node that dies gives it back.
 */
final class StartTurn implements DisposableBean {
  private static final Logger LOG = LoggerFactory.getLogger(StartTurn.class);
  private static final String LOCK =
      "select pg_try_advisory_lock(hashtextextended('canvasgate start in ' || current_schema(),"
          + " 0))";
  private static final Duration LOOKS = Duration.ofMillis(200);
  private static final Duration SAID_EVERY = Duration.ofMinutes(1);

  private final Connection connection;

  private StartTurn(Connection connection) {
    this.connection = connection;
  }

  /** Waits for the turn, for as long as another node takes; says so. */
  static StartTurn take(ConfiguredDatabase database) {
    try {
      Connection connection = database.connect();
      waitFor(connection);
      return new StartTurn(connection);
    } catch (SQLException e) {
      throw database.refusal(e);
    }
  }

  private static void waitFor(Connection connection) throws SQLException {
    Instant said = Instant.MIN;
    try (Statement statement = connection.createStatement()) {
      while (!mine(statement)) {
        if (said.plus(SAID_EVERY).isBefore(Instant.now())) {
          StartText.each("start.turn").forEach(LOG::info);
          said = Instant.now();
        }
        Thread.sleep(LOOKS.toMillis());
      }
    } catch (InterruptedException stopped) {
      connection.close();
      Thread.currentThread().interrupt();
      throw new IllegalStateException(stopped);
    }
  }

  private static boolean mine(Statement statement) throws SQLException {
    try (ResultSet row = statement.executeQuery(LOCK)) {
      row.next();
      return row.getBoolean(1);
    }
  }

  @EventListener
  void started(ContextRefreshedEvent refreshed) {
    destroy();
  }

  @Override
  public void destroy() {
    try {
      connection.close();
    } catch (SQLException gone) {
      LOG.debug("The turn had ended with its connection", gone);
    }
  }
}
