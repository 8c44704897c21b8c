package org.canvasgate.tracking.board;

import java.nio.charset.StandardCharsets;
import java.util.Base64;

/**
 * Where a page of the board begins: behind or before one row. It holds what that row is sorted by,
 * so that the row itself may have changed or gone since.
 *
 * @param back whether the rows before it are asked for
 * @param lane in which of the query's parts the row stands
 * @param value what the row is sorted by, as text
 * @param id the row's case
 */
record Cursor(boolean back, int lane, String value, String id) {
  private static final String BETWEEN = "\n";

  /** As it stands in an address. */
  String written() {
    String all = String.join(BETWEEN, back ? "-" : "+", Integer.toString(lane), value, id);
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(all.getBytes(StandardCharsets.UTF_8));
  }

  /** Null where the text is no cursor. */
  static Cursor read(String text) {
    if (text == null) return null;
    try {
      String[] parts =
          new String(Base64.getUrlDecoder().decode(text), StandardCharsets.UTF_8)
              .replace('\0', ' ')
              .split(BETWEEN, -1);
      return parts.length == 4
          ? new Cursor(parts[0].equals("-"), Integer.parseInt(parts[1]), parts[2], parts[3])
          : null;
    } catch (IllegalArgumentException noCursor) {
      return null;
    }
  }
}
