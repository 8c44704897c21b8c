package org.canvasgate.record.pdf;

import com.openhtmltopdf.outputdevice.helper.BaseRendererBuilder.FSFontUseCase;
import com.openhtmltopdf.outputdevice.helper.BaseRendererBuilder.FontStyle;
import com.openhtmltopdf.outputdevice.helper.ExternalResourceControlPriority;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder.PdfAConformance;
import com.openhtmltopdf.svgsupport.BatikSVGDrawer;
import com.openhtmltopdf.util.XRLog;
import java.awt.color.ColorSpace;
import java.awt.color.ICC_Profile;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.text.Normalizer;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;
import org.thymeleaf.ITemplateEngine;
import org.thymeleaf.context.Context;

/**
 * Makes a PDF of a template: PDF/A-2 with tags for those who hear it read, pictures as SVG, and
 * Korean fonts embedded as far as their letters are used, so that it looks the same on every
 * machine and after thirty years.
 *
 * <p>A template is well-formed XHTML and takes its head from {@code record/paper :: head(title,
 * subject)}, which brings the page, the page numbers and the two font families {@code Nanum
 * Myeongjo} (text) and {@code Nanum Gothic} (headings, tables). Nothing outside the template is
 * ever loaded: no picture, style or address of the network or of the machine.
 */
@Component
public class PdfRenderer {
  private static final String FONTS = "static/assets/vendor/@expo-google-fonts/";
  private static final String GOTHIC_FILE = "nanum-gothic/400Regular/NanumGothic_400Regular";

  /** Where the font of headings and pictures lies. */
  static final String GOTHIC = FONTS + GOTHIC_FILE + ".ttf";

  private static final int REGULAR = 400;
  private static final int BOLD = 700;

  private static final List<Face> FACES =
      List.of(
          new Face("Nanum Myeongjo", REGULAR, "nanum-myeongjo/400Regular/NanumMyeongjo_400Regular"),
          new Face("Nanum Myeongjo", BOLD, "nanum-myeongjo/700Bold/NanumMyeongjo_700Bold"),
          new Face(PaperFont.FAMILY, REGULAR, GOTHIC_FILE),
          new Face(PaperFont.FAMILY, BOLD, "nanum-gothic/700Bold/NanumGothic_700Bold"));

  /** Chinese characters, units such as ㎡ and accents, which the two others do not have. */
  private static final Face REST =
      new Face("Noto Sans KR", REGULAR, "noto-sans-kr/400Regular/NotoSansKR_400Regular");

  private final ITemplateEngine templates;

  PdfRenderer(ITemplateEngine templates) {
    this.templates = templates;
    XRLog.setLoggingEnabled(false); // it tells every page's layout
  }

  private record Face(String family, int weight, String file) {
    InputStream open() {
      try {
        return new ClassPathResource(FONTS + file + ".ttf").getInputStream();
      } catch (IOException missing) {
        throw new UncheckedIOException(missing);
      }
    }
  }

  /**
   * A document as PDF.
   *
   * @param template name below {@code templates/}, without its ending
   * @param model what the template names
   * @param locale language of its messages; the template says {@code th:lang="${#locale.language}"}
   * @throws IllegalArgumentException when what the template gives is no well-formed XHTML
   */
  public byte[] render(String template, Map<String, Object> model, Locale locale) {
    String page = templates.process(template, new Context(locale, model));
    // Names that come from a Mac spell a syllable in parts, which no font draws as one.
    return print(Normalizer.normalize(page, Normalizer.Form.NFC), template);
  }

  private static byte[] print(String xhtml, String template) {
    var bytes = new ByteArrayOutputStream();
    try (var pictures = new BatikSVGDrawer()) {
      var builder = new PdfRendererBuilder();
      FACES.forEach(face -> use(builder, face, FSFontUseCase.DOCUMENT, FSFontUseCase.SVG));
      use(builder, REST, FSFontUseCase.FALLBACK_FINAL);
      builder
          .usePdfAConformance(PdfAConformance.PDFA_2_A)
          .usePdfUaAccessibility(true)
          .useColorProfile(ICC_Profile.getInstance(ColorSpace.CS_sRGB).getData())
          .withProducer("Canvasgate")
          .useUnicodeLineBreaker(new WordBreaks())
          .useReplacementText("□")
          .useExternalResourceAccessControl(
              (address, kind) -> false, ExternalResourceControlPriority.RUN_BEFORE_RESOLVING_URI)
          .useExternalResourceAccessControl(
              (address, kind) -> false, ExternalResourceControlPriority.RUN_AFTER_RESOLVING_URI)
          .useSVGDrawer(pictures)
          .withHtmlContent(xhtml, null)
          .toStream(bytes)
          .run();
    } catch (IOException | RuntimeException broken) {
      throw new IllegalArgumentException("the template " + template + " gave no paper", broken);
    }
    return bytes.toByteArray();
  }

  private static void use(
      PdfRendererBuilder builder, Face face, FSFontUseCase first, FSFontUseCase... more) {
    builder.useFont(
        face::open, face.family(), face.weight(), FontStyle.NORMAL, true, EnumSet.of(first, more));
  }
}
