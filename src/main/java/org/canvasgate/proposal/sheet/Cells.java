package org.canvasgate.proposal.sheet;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.DataFormatter;
import org.apache.poi.ss.usermodel.DateUtil;

/**
 * A cell's content as a person sees it, and a text as a cell keeps it. Formulas are never computed:
 * whoever asks must have refused them.
 */
public final class Cells {
  /** Excel takes no more in one cell, in characters. */
  public static final int LONGEST = 32_767;

  /** How the file format writes characters that it cannot keep; typed, it means itself. */
  private static final Pattern ESCAPED = Pattern.compile("_(?=x[0-9A-Fa-f]{4}_)");

  /** What XML has no way to say. */
  private static final Pattern UNWRITABLE =
      Pattern.compile("[\\x00-\\x08\\x0B\\x0C\\x0E-\\x1F\\uFFFE\\uFFFF]");

  private static final Pattern NUMBER =
      Pattern.compile("[+-]?(\\d+|\\d{1,3}(,\\d{3})+)(\\.\\d+)?([eE][+-]?\\d{1,3})?");

  private static final DataFormatter AS_SHOWN = new DataFormatter(java.util.Locale.ROOT);

  private Cells() {}

  /** The text of a cell, without space around it; empty where there is none. */
  static String text(Cell cell) {
    if (cell == null) return "";
    return switch (cell.getCellType()) {
      case STRING -> cell.getStringCellValue().replace("\r\n", "\n").strip();
      case NUMERIC ->
          DateUtil.isCellDateFormatted(cell)
              ? cell.getLocalDateTimeCellValue().toLocalDate().toString()
              : AS_SHOWN.formatCellValue(cell).strip();
      case BOOLEAN -> Boolean.toString(cell.getBooleanCellValue());
      default -> "";
    };
  }

  /**
   * The number in a cell; a number that was typed as text counts, with commas between thousands.
   *
   * @return null where the cell holds something else
   */
  static Double number(Cell cell) {
    if (cell == null) return null;
    return switch (cell.getCellType()) {
      case NUMERIC -> DateUtil.isCellDateFormatted(cell) ? null : cell.getNumericCellValue();
      case STRING -> {
        Matcher number = NUMBER.matcher(text(cell));
        yield number.matches() ? Double.valueOf(number.group().replace(",", "")) : null;
      }
      default -> null;
    };
  }

  /**
   * A text so that the cell gives the same text back, its lines ended as Excel ends them; what a
   * file cannot keep becomes �.
   */
  public static String kept(String text) {
    String escaped = ESCAPED.matcher(text.replaceAll("\\r\\n?", "\n")).replaceAll("_x005F_");
    return UNWRITABLE.matcher(escaped).replaceAll("\uFFFD");
  }
}
