package org.canvasgate.tracking.exports;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.canvasgate.canvas.Keys;
import org.canvasgate.proposal.sheet.ProposalWorkbook;

/** The kinds of file that a table is written as, row by row, however many there are. */
public enum Format {
  /** For a spreadsheet; nothing in it is ever a formula. */
  XLSX(ProposalWorkbook.MEDIA_TYPE) {
    @Override
    public TableFile open(String name, List<Column> columns, OutputStream to) {
      return new XlsxTable(name, columns, to);
    }
  },
  /** For a spreadsheet too: with a byte order mark, and texts that look like formulas disarmed. */
  CSV("text/csv;charset=UTF-8") {
    @Override
    public TableFile open(String name, List<Column> columns, OutputStream to) throws IOException {
      return new CsvTable(columns, to);
    }
  },
  /** For programs: every value as it is, null where it is not known. */
  JSON("application/json") {
    @Override
    public TableFile open(String name, List<Column> columns, OutputStream to) throws IOException {
      return new JsonTable(columns, to);
    }
  };

  private final String mediaType;

  Format(String mediaType) {
    this.mediaType = mediaType;
  }

  /** As files end, without the dot. */
  public String key() {
    return Keys.of(this);
  }

  /** What the file is called among the media types. */
  public String mediaType() {
    return mediaType;
  }

  /** The format that files with that ending have. */
  public static Optional<Format> of(String ending) {
    return Arrays.stream(values()).filter(format -> format.key().equals(ending)).findFirst();
  }

  /**
   * Begins a file.
   *
   * @param name what the table is called, where the format has a place for it
   * @param to stays open when the file is closed
   */
  public abstract TableFile open(String name, List<Column> columns, OutputStream to)
      throws IOException;
}
