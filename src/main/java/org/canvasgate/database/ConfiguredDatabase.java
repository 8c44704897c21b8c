package org.canvasgate.database;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Properties;
import org.postgresql.Driver;
import org.postgresql.PGProperty;
import org.springframework.boot.autoconfigure.jdbc.DataSourceProperties;

/**
 * The PostgreSQL that somebody configured. It is tried once, without a pool, before anything else
 * uses it, so that what is wrong with it is said in a sentence rather than found out by every part
 * of the application in turn.
 */
final class ConfiguredDatabase {
  private static final int PATIENCE_SECONDS = 10;

  /** The series of the engine's tables that this application's engine was built for. */
  static final String ENGINE_SERIES = "7.24.";

  /** Which version of the engine's tables is there. */
  static final String LATEST_ENGINE =
      "select version_ from act_ge_schema_log order by timestamp_ desc, id_ desc limit 1";

  private final DataSourceProperties settings;
  private final String owner;
  private final String ownersPassword;
  private final String place;

  /**
   * @param owner the user who makes and alters the tables; empty where the application's own does
   */
  ConfiguredDatabase(DataSourceProperties settings, String owner, String ownersPassword) {
    this.settings = settings;
    this.owner = owner;
    this.ownersPassword = ownersPassword;
    this.place = requireAddress(settings.getUrl());
  }

  /** Refuses what is no PostgreSQL address; returns host, port and name without any password. */
  static String requireAddress(String url) {
    var parts = url.startsWith("jdbc:postgresql:") ? Driver.parseURL(url, null) : null;
    if (parts == null) {
      throw new StartRefused("start.database.address", null, withoutSecrets(url));
    }
    return PGProperty.PG_HOST.getOrDefault(parts)
        + ":"
        + PGProperty.PG_PORT.getOrDefault(parts)
        + "/"
        + PGProperty.PG_DBNAME.getOrDefault(parts);
  }

  private static String withoutSecrets(String url) {
    return url.replaceFirst("//[^/@]*@", "//").replaceFirst("[?;].*$", "");
  }

  /** Refuses a database that cannot be reached, or that holds what this application cannot use. */
  void require() {
    try (Connection connection = connect();
        Statement statement = connection.createStatement()) {
      requireRoomForUs(statement);
      requireEngineSeries(statement);
      if (owner.isEmpty()) requireTrigrams(statement);
    } catch (SQLException e) {
      throw refusal(e);
    }
    if (owner.isEmpty()) return;
    try (Connection connection = connect(owner, ownersPassword);
        Statement statement = connection.createStatement()) {
      requireTrigrams(statement);
    } catch (SQLException e) {
      throw refusal(e);
    }
  }

  /** A plain connection of whoever makes the tables; refuses in a sentence where there is none. */
  Connection ownersConnection() {
    try {
      return owner.isEmpty() ? connect() : connect(owner, ownersPassword);
    } catch (SQLException e) {
      throw refusal(e);
    }
  }

  /** A connection of the caller's own, outside the pool. */
  Connection connect() throws SQLException {
    return connect(settings.getUsername(), settings.getPassword());
  }

  private Connection connect(String user, String password) throws SQLException {
    var properties = new Properties();
    if (user != null) {
      PGProperty.USER.set(properties, user);
    }
    if (password != null) {
      PGProperty.PASSWORD.set(properties, password);
    }
    PGProperty.CONNECT_TIMEOUT.set(properties, PATIENCE_SECONDS);
    PGProperty.LOGIN_TIMEOUT.set(properties, PATIENCE_SECONDS);
    return DriverManager.getConnection(settings.getUrl(), properties);
  }

  /** Tables of another program are left alone: ours would mix with them for good. */
  private void requireRoomForUs(Statement statement) throws SQLException {
    var ours =
        """
        select count(*) filter (where lower(tablename) = 'canvasgate_schema_history'
                                   or lower(tablename) like 'act\\_%') as ours,
               count(*) as tables
        from pg_tables where schemaname = current_schema()
        """;
    try (ResultSet row = statement.executeQuery(ours)) {
      row.next();
      if (row.getInt("tables") > 0 && row.getInt("ours") == 0) {
        throw new StartRefused("start.schema.foreign", null, place);
      }
    }
  }

  private void requireEngineSeries(Statement statement) throws SQLException {
    try (ResultSet row = statement.executeQuery("select to_regclass('act_ge_schema_log')::text")) {
      row.next();
      if (row.getString(1) == null) {
        return;
      }
    }
    try (ResultSet row = statement.executeQuery(LATEST_ENGINE)) {
      if (row.next() && !row.getString(1).startsWith(ENGINE_SERIES)) {
        throw new StartRefused("start.schema.engine", null, place, row.getString(1));
      }
    }
  }

  /**
   * The search of the status board forgives typing errors by PostgreSQL's own extension pg_trgm.
   */
  private void requireTrigrams(Statement statement) throws SQLException {
    var usable =
        """
        select exists (select from pg_extension where extname = 'pg_trgm')
          or exists (select from pg_available_extensions where name = 'pg_trgm')
            and has_database_privilege(current_database(), 'create') as usable
        """;
    try (ResultSet row = statement.executeQuery(usable)) {
      row.next();
      if (!row.getBoolean("usable")) {
        throw new StartRefused("start.database.trigrams", null, place);
      }
    }
  }

  StartRefused refusal(SQLException e) {
    var state = e.getSQLState() == null ? "" : e.getSQLState();
    if (state.startsWith("08")) {
      return new StartRefused("start.database.unreachable", e, place);
    }
    if (state.startsWith("28")) {
      return new StartRefused("start.database.password", e, place);
    }
    if (state.equals("3D000")) {
      return new StartRefused("start.database.missing", e, place);
    }
    var said = e.getMessage() == null ? state : e.getMessage().lines().findFirst().orElse(state);
    return new StartRefused("start.database.refused", e, place, said);
  }
}
