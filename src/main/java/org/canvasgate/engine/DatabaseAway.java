package org.canvasgate.engine;

import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.Set;
import org.springframework.transaction.TransactionSystemException;
import org.springframework.web.context.request.RequestAttributes;
import org.springframework.web.context.request.RequestContextHolder;

/**
 * Tells a database that cannot be reached, or whose connection broke, from a failure of one's own.
 */
public final class DatabaseAway {
  /** The request attribute that tells {@link DatabaseAwayFilter} what to answer. */
  static final String ATTRIBUTE = DatabaseAway.class.getName();

  /** PostgreSQL's class of states for broken connections. */
  private static final String CONNECTION = "08";

  /** Stopped by its operator, stopped by a crash, starting up or in recovery, full up. */
  private static final Set<String> NOT_NOW = Set.of("57P01", "57P02", "57P03", "53300");

  private DatabaseAway() {}

  /** Whether this failed because the database was out of reach. */
  public static boolean is(Throwable failed) {
    for (Throwable t = failed; t != null; t = t.getCause() == t ? null : t.getCause())
      if (t instanceof SQLException sql && is(sql)
          // That it cannot be rolled back either hides what broke.
          || t instanceof TransactionSystemException hiding && is(hiding.getApplicationException()))
        return true;
    return false;
  }

  private static boolean is(SQLException failed) {
    if (failed instanceof SQLTransientConnectionException) return true; // nothing free in the pool
    String state = String.valueOf(failed.getSQLState());
    return state.startsWith(CONNECTION) || NOT_NOW.contains(state);
  }

  /** Notes it for the answer: what stands between may make another failure of it. */
  static void note(Throwable failed) {
    RequestAttributes request = RequestContextHolder.getRequestAttributes();
    if (request != null && is(failed))
      request.setAttribute(ATTRIBUTE, true, RequestAttributes.SCOPE_REQUEST);
  }
}
