package org.canvasgate.database;

/**
 * The application cannot start, for a reason that the person who started it can remove. The message
 * is one sentence with the remedy, in English and in Korean; who started it sees nothing else.
 */
public final class StartRefused extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final String key;

  StartRefused(String key, Throwable cause, Object... arguments) {
    super(StartText.both(key, arguments), cause);
    this.key = key;
  }

  /** What came with the application as processes, tables and forms cannot be deployed. */
  public static StartRefused models(String why, Throwable cause) {
    return new StartRefused("start.models", cause, why);
  }

  /** What was refused, as named in {@code messages/database.properties}. */
  public String key() {
    return key;
  }
}
