package org.canvasgate.database;

import java.io.IOException;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.Optional;
import org.springframework.transaction.TransactionSystemException;

/**
 * What a database cannot do just now, though nothing is wrong with what it was asked. Its
 * transaction is undone, and asking again later may succeed.
 */
public enum Trouble {
  /** There is no room on a disk. */
  NO_ROOM("load.no-room", "load.no-room.text"),
  /** The server has no memory for this. */
  BUSY("load.busy", "load.busy.text"),
  /** It took longer than anything may. */
  TOO_LONG("load.too-long", "load.too-long.text"),
  /** It is stopped, starting, or cannot be reached, or nothing was free in the pool. */
  AWAY("form.database-away", "form.database-away.help");

  private static final String STATEMENT_STOPPED = "57014";

  private static final String TOO_MANY_CONNECTIONS = "53300";

  private final String title;
  private final String text;

  Trouble(String title, String text) {
    this.title = title;
    this.text = text;
  }

  /** Names what is said first, among the messages. */
  public String title() {
    return title;
  }

  /** Names what is said about it, among the messages. */
  public String text() {
    return text;
  }

  /** The trouble that is behind a failure; the innermost cause says most. */
  static Optional<Trouble> behind(Throwable failure) {
    Trouble found = null;
    int depth = 0;
    for (Throwable cause = failure;
        cause != null && depth < 50;
        cause = cause.getCause(), depth++) {
      found = of(cause).orElse(found);
      // That it cannot be rolled back either hides what broke.
      if (cause instanceof TransactionSystemException hiding
          && hiding.getApplicationException() != null)
        found = behind(hiding.getApplicationException()).orElse(found);
    }
    return Optional.ofNullable(found);
  }

  private static Optional<Trouble> of(Throwable cause) {
    if (cause instanceof IOException
        && String.valueOf(cause.getMessage()).contains("No space left on device"))
      return Optional.of(NO_ROOM);
    if (!(cause instanceof SQLException failed)) return Optional.empty();
    String state = failed.getSQLState() == null ? "" : failed.getSQLState();
    if (state.equals("53100")) return Optional.of(NO_ROOM);
    if (state.startsWith("53") && !state.equals(TOO_MANY_CONNECTIONS)) return Optional.of(BUSY);
    if (state.equals(STATEMENT_STOPPED)) return Optional.of(TOO_LONG);
    if (state.startsWith("08") || state.startsWith("57P")) return Optional.of(AWAY);
    // What the pool says of a connection that broke in somebody's hands.
    if ("Connection is closed".equals(failed.getMessage())) return Optional.of(AWAY);
    // Nothing was free in the pool. What was asked may have been stored by then, all but its
    // answer.
    boolean noConnection =
        state.equals(TOO_MANY_CONNECTIONS) || failed instanceof SQLTransientConnectionException;
    return noConnection ? Optional.of(AWAY) : Optional.empty();
  }
}
