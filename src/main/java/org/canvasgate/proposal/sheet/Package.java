package org.canvasgate.proposal.sheet;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.apache.poi.openxml4j.util.ZipSecureFile;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.canvasgate.form.Refusal;
import org.canvasgate.proposal.ProposalFile;

/**
 * Opens a workbook that a stranger made. A spreadsheet is a packed file: what it would unfold to is
 * counted before anything of it is understood.
 */
final class Package {
  /** Most that all parts together may unfold to, in bytes. */
  static final int MOST_UNPACKED = 16 << 20;

  /** Most parts; the template has fewer than 20. */
  static final int MOST_PARTS = 200;

  private static final byte[] ZIP = {'P', 'K', 3, 4};

  /** How the formats before 2007 begin, and every file with a password. */
  private static final byte[] OLD = {(byte) 0xD0, (byte) 0xCF, 0x11, (byte) 0xE0};

  static {
    // A second wall: the library counts what it unfolds itself.
    ZipSecureFile.setMaxEntrySize(MOST_UNPACKED);
    ZipSecureFile.setMaxFileCount(MOST_PARTS);
  }

  private Package() {}

  /** Whether the file begins as a spreadsheet does. */
  static boolean looksLikeOne(byte[] file) {
    return begins(file, ZIP) || begins(file, OLD);
  }

  /**
   * Opens a workbook.
   *
   * @throws Refusal where it is too large, old, locked, broken or brings programs along
   */
  static XSSFWorkbook open(byte[] file) {
    if (file.length > ProposalFile.MOST_BYTES)
      throw new Refusal("proposal.file-too-large", file.length, ProposalFile.MOST_BYTES);
    if (begins(file, OLD)) throw new Refusal("sheet.old-or-locked");
    if (!begins(file, ZIP)) throw new Refusal("sheet.unreadable");
    measure(file);
    XSSFWorkbook workbook = parse(file);
    if (workbook.isMacroEnabled()) throw new Refusal("sheet.macros");
    return workbook;
  }

  private static XSSFWorkbook parse(byte[] file) {
    try {
      return new XSSFWorkbook(new ByteArrayInputStream(file));
    } catch (IOException | RuntimeException broken) {
      // The library meets a broken part with whatever fails first.
      throw new Refusal("sheet.unreadable");
    }
  }

  private static void measure(byte[] file) {
    byte[] buffer = new byte[8192];
    long unpacked = 0;
    int parts = 0;
    try (var zip = new ZipInputStream(new ByteArrayInputStream(file))) {
      for (ZipEntry part = zip.getNextEntry(); part != null; part = zip.getNextEntry()) {
        if (++parts > MOST_PARTS) throw new Refusal("sheet.too-large-unpacked");
        for (int read = zip.read(buffer); read >= 0; read = zip.read(buffer)) {
          unpacked += read;
          if (unpacked > MOST_UNPACKED) throw new Refusal("sheet.too-large-unpacked");
        }
      }
    } catch (IOException | IllegalArgumentException broken) {
      throw new Refusal("sheet.unreadable");
    }
  }

  private static boolean begins(byte[] file, byte[] sign) {
    if (file.length < sign.length) return false;
    for (int i = 0; i < sign.length; i++) if (file[i] != sign[i]) return false;
    return true;
  }
}
