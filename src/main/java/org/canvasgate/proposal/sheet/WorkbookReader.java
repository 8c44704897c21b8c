package org.canvasgate.proposal.sheet;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.canvasgate.proposal.ProposalReader;
import org.springframework.stereotype.Component;

/** Reads the proposal that was filled into the template; see {@link ProposalWorkbook}. */
@Component
class WorkbookReader implements ProposalReader {
  private final Words words;

  WorkbookReader(Words words) {
    this.words = words;
  }

  @Override
  public boolean reads(byte[] file, String filename) {
    String name = filename == null ? "" : filename.toLowerCase(Locale.ROOT);
    return Package.looksLikeOne(file) || name.endsWith(".xlsx") || name.endsWith(".xls");
  }

  @Override
  public Reading read(byte[] file, String filename) {
    try (XSSFWorkbook workbook = Package.open(file)) {
      FilledTemplate filled = new FilledTemplate(workbook, words);
      return new Reading(List.of(filled.draft()), path -> filled.place(path.replace("[0].", "")));
    } catch (IOException notClosed) {
      throw new UncheckedIOException(notClosed);
    }
  }
}
