package org.canvasgate.proposal.sheet;

import org.apache.poi.ss.usermodel.BorderStyle;
import org.apache.poi.ss.usermodel.FillPatternType;
import org.apache.poi.ss.usermodel.HorizontalAlignment;
import org.apache.poi.ss.usermodel.VerticalAlignment;
import org.apache.poi.xssf.usermodel.DefaultIndexedColorMap;
import org.apache.poi.xssf.usermodel.XSSFCellStyle;
import org.apache.poi.xssf.usermodel.XSSFColor;
import org.apache.poi.xssf.usermodel.XSSFFont;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;

/** How the template looks: what to read is plain, what to fill in is framed. */
final class Styles {
  private static final byte[] INK = {(byte) 0x1f, (byte) 0x2a, (byte) 0x3c};
  private static final byte[] SOFT = {(byte) 0x5a, (byte) 0x64, (byte) 0x72};
  private static final byte[] HEAD = {(byte) 0xe8, (byte) 0xec, (byte) 0xf2};
  private static final byte[] REQUIRED = {(byte) 0xff, (byte) 0xf6, (byte) 0xdc};
  private static final byte[] LINE = {(byte) 0xb4, (byte) 0xbc, (byte) 0xc8};
  private static final short TITLE_POINTS = 15;

  private final XSSFWorkbook workbook;
  private final XSSFCellStyle title;
  private final XSSFCellStyle head;
  private final XSSFCellStyle label;
  private final XSSFCellStyle hint;
  private final XSSFCellStyle input;
  private final XSSFCellStyle required;
  private final XSSFCellStyle amount;
  private final XSSFCellStyle number;
  private final XSSFCellStyle quoted;

  Styles(XSSFWorkbook workbook) {
    this.workbook = workbook;
    title = style(font(true, INK, TITLE_POINTS));
    title.setWrapText(false);
    head = style(font(true, INK, (short) 11));
    head.setFillPattern(FillPatternType.SOLID_FOREGROUND);
    head.setFillForegroundColor(color(HEAD));
    label = style(font(true, INK, (short) 11));
    hint = style(font(false, SOFT, (short) 10));
    input = framed();
    required = framed();
    required.setFillPattern(FillPatternType.SOLID_FOREGROUND);
    required.setFillForegroundColor(color(REQUIRED));
    amount = framed();
    amount.setDataFormat(workbook.createDataFormat().getFormat("#,##0.############"));
    number = framed();
    number.setDataFormat(workbook.createDataFormat().getFormat("0"));
    number.setAlignment(HorizontalAlignment.CENTER);
    quoted = framed();
    quoted.setQuotePrefixed(true);
  }

  private XSSFCellStyle framed() {
    XSSFCellStyle style = style(font(false, INK, (short) 11));
    // Text as typed: 1-2 is no date and 007 no seven.
    style.setDataFormat(workbook.createDataFormat().getFormat("@"));
    style.setBorderTop(BorderStyle.THIN);
    style.setBorderBottom(BorderStyle.THIN);
    style.setBorderLeft(BorderStyle.THIN);
    style.setBorderRight(BorderStyle.THIN);
    style.setTopBorderColor(color(LINE));
    style.setBottomBorderColor(color(LINE));
    style.setLeftBorderColor(color(LINE));
    style.setRightBorderColor(color(LINE));
    return style;
  }

  private XSSFCellStyle style(XSSFFont font) {
    XSSFCellStyle style = workbook.createCellStyle();
    style.setFont(font);
    style.setWrapText(true);
    style.setVerticalAlignment(VerticalAlignment.TOP);
    return style;
  }

  private XSSFFont font(boolean bold, byte[] color, short points) {
    XSSFFont font = workbook.createFont();
    font.setFontName("Malgun Gothic");
    font.setBold(bold);
    font.setColor(color(color));
    font.setFontHeightInPoints(points);
    return font;
  }

  private static XSSFColor color(byte[] rgb) {
    return new XSSFColor(rgb, new DefaultIndexedColorMap());
  }

  XSSFCellStyle title() {
    return title;
  }

  XSSFCellStyle head() {
    return head;
  }

  XSSFCellStyle label() {
    return label;
  }

  XSSFCellStyle hint() {
    return hint;
  }

  /** For a text that may be left empty. */
  XSSFCellStyle input() {
    return input;
  }

  /** For a text that must be there. */
  XSSFCellStyle required() {
    return required;
  }

  XSSFCellStyle amount() {
    return amount;
  }

  /** For the number of an item. */
  XSSFCellStyle number() {
    return number;
  }

  /** For a text that Excel would take for a formula once somebody edits it. */
  XSSFCellStyle quoted() {
    return quoted;
  }
}
