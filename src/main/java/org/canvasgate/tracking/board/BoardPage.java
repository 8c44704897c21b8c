package org.canvasgate.tracking.board;

import java.util.List;

/**
 * Some rows of the board.
 *
 * @param next the cursor of the rows after these; null where these are the last
 * @param previous the cursor of the rows before these; null where these are the first
 * @param counts how many cases the query finds at each stage, whatever stages it asks for
 */
public record BoardPage(
    List<BoardRow> rows, String next, String previous, List<StageCount> counts) {

  /**
   * How many cases stand at a stage.
   *
   * @param count up to {@link BoardQueries#COUNTED}
   * @param more whether there are more than that, or may be
   */
  public record StageCount(String stage, long count, boolean more) {}
}
