package org.canvasgate.tracking.exports;

import java.io.IOException;
import java.util.List;

/** A table being written. */
public interface TableFile extends AutoCloseable {

  /**
   * Writes a row.
   *
   * @param values one a column: a text, a number, a boolean, an instant, a day; null where it is
   *     not known
   * @return whether there is room for another
   */
  boolean row(List<?> values) throws IOException;

  /** Writes what is left; without it the file is broken. */
  @Override
  void close() throws IOException;
}
