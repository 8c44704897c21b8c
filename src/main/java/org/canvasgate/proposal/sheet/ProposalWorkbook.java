package org.canvasgate.proposal.sheet;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.canvasgate.proposal.ProposalDraft;
import org.springframework.stereotype.Service;

/**
 * Proposals as a workbook of Excel's format (XLSX): one sheet on the service, one for the canvas,
 * one for costs and funding, one with hints. It is bilingual, so that planner and reader need not
 * share a language; what was filled in is read by {@link WorkbookReader}.
 *
 * <p>A workbook holds what a planner states. What became of a real service, and whether a case is a
 * sample, stay out of it.
 */
@Service
public class ProposalWorkbook {
  /** The media type of such a file. */
  public static final String MEDIA_TYPE =
      "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

  private final Words words;

  ProposalWorkbook(Words words) {
    this.words = words;
  }

  /** The template to fill in. */
  public byte[] template() {
    return write(null);
  }

  /** The template filled with a proposal; reading it gives the same proposal again. */
  public byte[] of(ProposalDraft draft) {
    return write(draft);
  }

  private byte[] write(ProposalDraft draft) {
    try (var workbook = new XSSFWorkbook();
        var bytes = new ByteArrayOutputStream()) {
      new TemplateWriter(workbook, words).write(draft);
      workbook.write(bytes);
      return bytes.toByteArray();
    } catch (IOException inMemory) {
      throw new UncheckedIOException(inMemory);
    }
  }
}
