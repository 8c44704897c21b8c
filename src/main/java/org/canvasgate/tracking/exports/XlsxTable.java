package org.canvasgate.tracking.exports;

import java.io.IOException;
import java.io.OutputStream;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.apache.poi.ss.SpreadsheetVersion;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellStyle;
import org.apache.poi.ss.usermodel.Font;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.util.WorkbookUtil;
import org.apache.poi.xssf.streaming.SXSSFSheet;
import org.apache.poi.xssf.streaming.SXSSFWorkbook;
import org.canvasgate.proposal.sheet.Cells;

/**
 * A table as a workbook. Rows leave memory as they are written; texts are kept as texts, so that
 * nothing is computed, and marked so that they stay texts when somebody edits them.
 */
final class XlsxTable implements TableFile {
  private static final int ROWS_IN_MEMORY = 100;
  private static final int MOST_ROWS = SpreadsheetVersion.EXCEL2007.getMaxRows();
  private static final int WIDTH = 22 * 256;

  private final SXSSFWorkbook workbook = new SXSSFWorkbook(ROWS_IN_MEMORY);
  private final OutputStream to;
  private final SXSSFSheet sheet;
  private final CellStyle minute;
  private final CellStyle day;
  private final CellStyle quoted;
  private int next;

  XlsxTable(String name, List<Column> columns, OutputStream to) {
    this.to = to;
    workbook.setCompressTempFiles(true);
    sheet = workbook.createSheet(WorkbookUtil.createSafeSheetName(name));
    minute = format("yyyy-mm-dd hh:mm");
    day = format("yyyy-mm-dd");
    quoted = workbook.createCellStyle();
    quoted.setQuotePrefixed(true);
    head(columns);
  }

  private CellStyle format(String pattern) {
    CellStyle style = workbook.createCellStyle();
    style.setDataFormat(workbook.createDataFormat().getFormat(pattern));
    return style;
  }

  private void head(List<Column> columns) {
    CellStyle bold = workbook.createCellStyle();
    Font font = workbook.createFont();
    font.setBold(true);
    bold.setFont(font);
    Row row = sheet.createRow(next++);
    for (int i = 0; i < columns.size(); i++) {
      Cell cell = row.createCell(i);
      cell.setCellValue(columns.get(i).title());
      cell.setCellStyle(bold);
      sheet.setColumnWidth(i, WIDTH);
    }
    sheet.createFreezePane(0, 1);
  }

  @Override
  public boolean row(List<?> values) {
    Row row = sheet.createRow(next++);
    for (int i = 0; i < values.size(); i++)
      if (values.get(i) != null) fill(row.createCell(i), values.get(i));
    return next < MOST_ROWS;
  }

  private void fill(Cell cell, Object value) {
    if (value instanceof Number number) cell.setCellValue(number.doubleValue());
    else if (value instanceof Boolean yes) cell.setCellValue(yes);
    else if (value instanceof Instant instant) {
      cell.setCellValue(instant.atZone(Written.KOREA).toLocalDateTime());
      cell.setCellStyle(minute);
    } else if (value instanceof LocalDate date) {
      cell.setCellValue(date);
      cell.setCellStyle(day);
    } else {
      String text = value.toString();
      String kept = Cells.kept(text);
      cell.setCellValue(kept.substring(0, Math.min(kept.length(), Cells.LONGEST)));
      if (Written.formulaLike(text)) cell.setCellStyle(quoted);
    }
  }

  @Override
  public void close() throws IOException {
    try (workbook) {
      workbook.write(to);
    }
  }
}
