package org.canvasgate.database;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.regex.Pattern;
import javax.sql.DataSource;
import org.flywaydb.core.api.callback.Callback;
import org.flywaydb.core.api.callback.Context;
import org.flywaydb.core.api.callback.Event;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.datasource.init.ScriptUtils;

/**
 * What the owner of the tables does at each start, after our migrations and before the engine:
 * makes the engine's tables, sets the triggers by which the audit trail hears of users, rights and
 * deployments, and gives the application's own user what it needs and no more. Several nodes may
 * start at once; one after the other does it.
 */
final class OwnersWork implements Callback {
  /** Names the lock; any number that nobody else uses. */
  private static final long LOCK = 0x4f_57_4e_45_52L;

  private static final String ENGINE = "org/camunda/bpm/engine/db/create/activiti.postgres.create.";

  /** The engine's tables in the order in which it would make them; it finds them made. */
  private static final List<String> ENGINE_PARTS =
      List.of("engine", "history", "identity", "decision.engine", "decision.history");

  private static final String TRIGGERS = "db/owner/audit-of-the-engine.sql";
  private static final Pattern TRIGGER = Pattern.compile("(?m)^create or replace trigger ");

  /** What nobody alters who only runs the application: it may read them and add to them. */
  private static final List<String> ADDED_TO =
      List.of("record_entry", "decision_record_before_chain", "model_event", "audit_link");

  private final DataSource application;

  OwnersWork(DataSource application) {
    this.application = application;
  }

  @Override
  public boolean supports(Event event, Context context) {
    return event == Event.AFTER_MIGRATE;
  }

  @Override
  public boolean canHandleInTransaction(Event event, Context context) {
    return true;
  }

  @Override
  public String getCallbackName() {
    return "owner";
  }

  @Override
  public void handle(Event event, Context context) {
    try (Statement owner = context.getConnection().createStatement()) {
      owner.execute("select pg_advisory_xact_lock(" + LOCK + ")");
      if (text(owner, "select to_regclass('act_ge_property')::text").isEmpty())
        makeEnginesTables(context.getConnection());
      setTriggers(owner, context.getConnection());
      String user = applicationsUser();
      if (!user.equals(text(owner, "select current_user"))) grant(owner, user);
    } catch (SQLException | IOException failed) {
      throw new IllegalStateException("The tables could not be prepared.", failed);
    }
  }

  private static void makeEnginesTables(Connection connection) {
    for (String part : ENGINE_PARTS)
      ScriptUtils.executeSqlScript(connection, new ClassPathResource(ENGINE + part + ".sql"));
  }

  /**
   * Setting them locks the tables for a moment, so they are set only where one is missing or this
   * version of the application has others: which were set last is noted beside the trail.
   */
  private static void setTriggers(Statement owner, Connection connection)
      throws SQLException, IOException {
    String script;
    try (InputStream in = new ClassPathResource(TRIGGERS).getInputStream()) {
      script = new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
    String wanted =
        TRIGGER.matcher(script).results().count() + " " + Integer.toHexString(script.hashCode());
    String there =
        text(
            owner,
            """
            select count(*) || ' ' || coalesce(obj_description('audit_entry'::regclass, 'pg_class'), '')
            from pg_trigger t join pg_class c on c.oid = t.tgrelid
            where t.tgname like 'audit\\_%' and t.tgenabled in ('O', 'A')
              and c.relname like 'act\\_%' and c.relnamespace = current_schema()::regnamespace\
            """);
    if (there.equals(wanted)) return;
    ScriptUtils.executeSqlScript(connection, new ClassPathResource(TRIGGERS));
    owner.execute(
        "comment on table audit_entry is '" + wanted.substring(wanted.indexOf(' ') + 1) + "'");
  }

  private String applicationsUser() throws SQLException {
    try (Connection connection = application.getConnection();
        Statement statement = connection.createStatement()) {
      return text(statement, "select current_user");
    }
  }

  private static void grant(Statement owner, String user) throws SQLException {
    String schema = text(owner, "select quote_ident(current_schema())");
    String to = text(owner, "select quote_ident('" + user.replace("'", "''") + "')");
    owner.execute("grant usage on schema " + schema + " to " + to);
    owner.execute(
        "grant select, insert, update, delete on all tables in schema " + schema + " to " + to);
    owner.execute("grant usage, select on all sequences in schema " + schema + " to " + to);
    for (String table : ADDED_TO)
      owner.execute("revoke update, delete, truncate on " + table + " from " + to);
    for (String table : List.of("audit_entry", "audit_person", "canvasgate_schema_history"))
      owner.execute("revoke insert, update, delete, truncate on " + table + " from " + to);
    // A person who leaves is taken out of it by a function of the owner's.
    owner.execute("revoke update, delete, truncate on record_person from " + to);
  }

  private static String text(Statement statement, String question) throws SQLException {
    try (ResultSet row = statement.executeQuery(question)) {
      return row.next() && row.getString(1) != null ? row.getString(1) : "";
    }
  }
}
