package org.canvasgate.database;

import java.io.IOException;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.Optional;

/**
 * What a database cannot do just now, though nothing is wrong with what it was asked. Its
 * transaction is undone, and asking again later may succeed.
 */
public enum Trouble {
  /** There is no room on a disk. */
  NO_ROOM("load.no-room"),
  /** Everybody waits for a connection, or the server has no memory for another. */
  BUSY("load.busy"),
  /** It took longer than anything may. */
  TOO_LONG("load.too-long"),
  /** It is stopped, starting, or cannot be reached. */
  AWAY("load.away");

  private static final String STATEMENT_STOPPED = "57014";

  private final String key;

  Trouble(String key) {
    this.key = key;
  }

  /** Names the sentence among the messages. */
  public String key() {
    return key;
  }

  /** The trouble that is behind a failure; the innermost cause says most. */
  static Optional<Trouble> behind(Throwable failure) {
    Trouble found = null;
    int depth = 0;
    for (Throwable cause = failure; cause != null && depth < 50; cause = cause.getCause(), depth++)
      found = of(cause).orElse(found);
    return Optional.ofNullable(found);
  }

  private static Optional<Trouble> of(Throwable cause) {
    if (cause instanceof IOException
        && String.valueOf(cause.getMessage()).contains("No space left on device"))
      return Optional.of(NO_ROOM);
    if (!(cause instanceof SQLException failed)) return Optional.empty();
    String state = failed.getSQLState() == null ? "" : failed.getSQLState();
    if (state.equals("53100")) return Optional.of(NO_ROOM);
    if (state.startsWith("53")) return Optional.of(BUSY);
    if (state.equals(STATEMENT_STOPPED)) return Optional.of(TOO_LONG);
    if (state.startsWith("08") || state.startsWith("57P")) return Optional.of(AWAY);
    return failed instanceof SQLTransientConnectionException ? Optional.of(BUSY) : Optional.empty();
  }
}
