package org.canvasgate.tracking.exports;

import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.apache.commons.csv.QuoteMode;

/**
 * A table as comma-separated values (RFC 4180). Every text stands in quotation marks, so that no
 * program splits it elsewhere, and an apostrophe stands before a text that a spreadsheet would run.
 */
final class CsvTable implements TableFile {
  /** Without it Excel reads Korean as Latin letters. */
  private static final String BYTE_ORDER_MARK = "\uFEFF";

  private final Writer writer;
  private final CSVPrinter printer;

  CsvTable(List<Column> columns, OutputStream to) throws IOException {
    writer = new OutputStreamWriter(to, StandardCharsets.UTF_8);
    writer.write(BYTE_ORDER_MARK);
    printer =
        new CSVPrinter(
            writer,
            CSVFormat.RFC4180
                .builder()
                .setQuoteMode(QuoteMode.NON_NUMERIC)
                .setNullString("")
                .get());
    printer.printRecord(columns.stream().map(Column::title).map(CsvTable::cell).toList());
  }

  @Override
  public boolean row(List<?> values) throws IOException {
    printer.printRecord(values.stream().map(CsvTable::cell).toList());
    return true;
  }

  static Object cell(Object value) {
    if (value instanceof Number) return value;
    String text = Written.text(value).replace("\0", "");
    return Written.formulaLike(text) ? "'" + text : text;
  }

  @Override
  public void close() throws IOException {
    printer.flush();
  }
}
