package org.canvasgate.record.pdf;

import java.awt.Font;
import java.awt.FontFormatException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import org.springframework.core.io.ClassPathResource;

/** The font of headings, tables and pictures on paper, for whoever has to measure its letters. */
public final class PaperFont {
  /** What pictures inside of a document call it. */
  public static final String FAMILY = "Nanum Gothic";

  private static final Font REGULAR = read();

  private PaperFont() {}

  /** The font in a size in points. */
  public static Font of(float size) {
    return REGULAR.deriveFont(size);
  }

  private static Font read() {
    try (InputStream file = new ClassPathResource(PdfRenderer.GOTHIC).getInputStream()) {
      return Font.createFont(Font.TRUETYPE_FONT, file);
    } catch (IOException missing) {
      throw new UncheckedIOException(missing);
    } catch (FontFormatException broken) {
      throw new IllegalStateException(broken);
    }
  }
}
