package org.canvasgate.document;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;

/** Files as people send them, and as they should not. */
final class Samples {
  private Samples() {}

  static byte[] pdf(String text) {
    return ("%PDF-1.7\n" + text + "\n%%EOF\n").getBytes(StandardCharsets.UTF_8);
  }

  /** A real workbook, as a spreadsheet program would write it. */
  static byte[] workbook() throws IOException {
    try (var book = new XSSFWorkbook();
        var out = new ByteArrayOutputStream()) {
      book.createSheet("비용").createRow(0).createCell(0).setCellValue(12.5);
      book.write(out);
      return out.toByteArray();
    }
  }

  static byte[] zip(Map<String, String> parts) throws IOException {
    var out = new ByteArrayOutputStream();
    try (var zip = new ZipOutputStream(out)) {
      for (var part : parts.entrySet()) {
        zip.putNextEntry(new ZipEntry(part.getKey()));
        zip.write(part.getValue().getBytes(StandardCharsets.UTF_8));
        zip.closeEntry();
      }
    }
    return out.toByteArray();
  }

  static byte[] office(String type, Map<String, String> more) throws IOException {
    var parts = new java.util.LinkedHashMap<String, String>();
    parts.put(
        "[Content_Types].xml",
        "<Types><Override PartName=\"/main.xml\" ContentType=\"" + type + "\"/></Types>");
    parts.putAll(more);
    return zip(parts);
  }

  /**
   * The older Hangul format.
   *
   * @param flags the first byte of the properties: 1 packed, 2 locked
   */
  static byte[] hwp(int flags) throws IOException {
    byte[] header = new byte[256];
    byte[] mark = "HWP Document File".getBytes(StandardCharsets.US_ASCII);
    System.arraycopy(mark, 0, header, 0, mark.length);
    header[36] = (byte) flags;
    return compound("FileHeader", header);
  }

  static byte[] compound(String stream, byte[] content) throws IOException {
    try (var files = new POIFSFileSystem();
        var out = new ByteArrayOutputStream()) {
      files.createDocument(new java.io.ByteArrayInputStream(content), stream);
      files.writeFilesystem(out);
      return out.toByteArray();
    }
  }
}
