package org.canvasgate.tracking.exports;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Test;

/** What somebody gets who opens an exported table. */
class TableFilesTest {
  private static final List<Column> COLUMNS =
      List.of(new Column("name", "Name, 이름"), new Column("value", "Value"));

  @Test
  void aSpreadsheetOfCommaSeparatedValuesOpensInKorean() throws IOException {
    byte[] file =
        written(Format.CSV, Arrays.asList("스마트 \"주차\", 1호", 12.5), Arrays.asList(null, -3L));
    assertThat(file).startsWith(0xEF, 0xBB, 0xBF);
    assertThat(new String(file, StandardCharsets.UTF_8).substring(1))
        .isEqualTo("\"Name, 이름\",\"Value\"\r\n\"스마트 \"\"주차\"\", 1호\",12.5\r\n\"\",-3\r\n");
  }

  @Test
  void datesAreThoseOfSeoul() throws IOException {
    Instant late = Instant.parse("2026-12-31T15:30:00Z");
    assertThat(text(written(Format.CSV, List.of(late, LocalDate.of(2027, 1, 1)))))
        .contains("\"2027-01-01 00:30\",\"2027-01-01\"");
    try (var workbook = workbook(written(Format.XLSX, List.of(late, LocalDate.of(2027, 1, 1))))) {
      Row row = workbook.getSheetAt(0).getRow(1);
      assertThat(row.getCell(0).getLocalDateTimeCellValue()).hasToString("2027-01-01T00:30");
      assertThat(row.getCell(1).getLocalDateTimeCellValue()).hasToString("2027-01-01T00:00");
    }
    assertThat(text(written(Format.JSON, List.of(late, LocalDate.of(2027, 1, 1)))))
        .isEqualTo("[{\"name\":\"2026-12-31T15:30:00Z\",\"value\":\"2027-01-01\"}]");
  }

  @Test
  void programsGetWhatIsNotKnownAsNull() throws IOException {
    assertThat(text(written(Format.JSON, Arrays.asList(null, true), Arrays.asList("=1+1", 7L))))
        .isEqualTo("[{\"name\":null,\"value\":true},{\"name\":\"=1+1\",\"value\":7}]");
    assertThat(text(written(Format.JSON))).isEqualTo("[]");
  }

  @Test
  void formulasOfEveryGuiseAreDisarmed() throws IOException {
    for (String trick :
        List.of(
            "=1+1",
            "+cmd|' /C calc'!A0",
            "-2+3",
            "@SUM(A1)",
            "\t=1+1",
            "\r\n=1+1",
            "  =1+1",
            "\u200B=1+1",
            "\uFEFF@x",
            "＝1+1",
            "＋1",
            "＠SUM",
            "|calc",
            "%0A=1",
            "\u0000=1")) {
      CSVRecord row = parsed(written(Format.CSV, List.of(trick, "x;=1+1"))).get(1);
      assertThat(row.get(0)).as(trick).startsWith("'");
    }
    assertThat(parsed(written(Format.CSV, List.of("서울 - 부산", "a=b"))).get(1).get(0))
        .isEqualTo("서울 - 부산");
  }

  /** The guard itself is checked against what spreadsheets take for a formula, not its own rule. */
  @Property(tries = 400)
  void noTextBecomesAFormulaNorAnotherCell(@ForAll("texts") List<String> texts) throws IOException {
    byte[] file = written(Format.CSV, List.of(texts.get(0), texts.get(1)));
    List<CSVRecord> rows = parsed(file);
    assertThat(rows).hasSize(2);
    assertThat(rows.get(1).size()).isEqualTo(2);
    for (int i = 0; i < 2; i++) {
      String cell = rows.get(1).get(i);
      assertThat(cell.strip()).doesNotMatch("(?s)[=+\\-@].*");
      String original = texts.get(i);
      assertThat(cell.equals(original) || cell.equals("'" + original)).isTrue();
    }
    try (var workbook = workbook(written(Format.XLSX, List.of(texts.get(0), texts.get(1))))) {
      for (Cell cell : workbook.getSheetAt(0).getRow(1)) {
        assertThat(cell.getCellType()).isEqualTo(CellType.STRING);
        assertThat(cell.getStringCellValue())
            .isEqualTo(texts.get(cell.getColumnIndex()).replace("\r\n", "\n").replace('\r', '\n'));
      }
    }
    JsonNode json = new ObjectMapper().readTree(written(Format.JSON, List.of(texts.get(0), 1L)));
    assertThat(json.get(0).get("name").asText()).isEqualTo(texts.get(0));
  }

  @Provide
  Arbitrary<List<String>> texts() {
    return Arbitraries.strings()
        .withChars("=+-@|%;,\"'\t\r\n ＝＋－＠ax1(_)\u200B\u00A0가")
        .ofMinLength(1)
        .ofMaxLength(12)
        .list()
        .ofSize(2);
  }

  private static byte[] written(Format format, List<?>... rows) throws IOException {
    var bytes = new ByteArrayOutputStream();
    try (TableFile file = format.open("Board: [1]", COLUMNS, bytes)) {
      for (List<?> row : rows) assertThat(file.row(row)).isTrue();
    }
    return bytes.toByteArray();
  }

  private static String text(byte[] bytes) {
    return new String(bytes, StandardCharsets.UTF_8);
  }

  private static List<CSVRecord> parsed(byte[] file) throws IOException {
    return CSVFormat.RFC4180.parse(new StringReader(text(file).substring(1))).getRecords();
  }

  private static XSSFWorkbook workbook(byte[] file) throws IOException {
    return new XSSFWorkbook(new ByteArrayInputStream(file));
  }
}
