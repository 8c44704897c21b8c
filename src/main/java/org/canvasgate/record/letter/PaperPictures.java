package org.canvasgate.record.letter;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import javax.imageio.ImageIO;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.rendering.PDFRenderer;

/** Shows a PDF as pictures of its pages, for a preview that needs no other program. */
final class PaperPictures {
  private static final float DOTS_PER_INCH = 96;
  private static final int MOST_PAGES = 10;

  private PaperPictures() {}

  /** The pages as addresses that a page can draw at once. */
  static List<String> of(byte[] pdf) {
    List<String> pages = new ArrayList<>();
    try (PDDocument paper = Loader.loadPDF(pdf)) {
      var printer = new PDFRenderer(paper);
      for (int page = 0; page < Math.min(MOST_PAGES, paper.getNumberOfPages()); page++)
        pages.add(picture(printer.renderImageWithDPI(page, DOTS_PER_INCH)));
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
    return pages;
  }

  private static String picture(BufferedImage page) throws IOException {
    var bytes = new ByteArrayOutputStream();
    ImageIO.write(page, "png", bytes);
    return "data:image/png;base64," + Base64.getEncoder().encodeToString(bytes.toByteArray());
  }
}
