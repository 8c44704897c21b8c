package org.canvasgate.tracking.chart;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.canvasgate.record.pdf.Paper;
import org.canvasgate.tracking.chart.Chart.Series;
import org.junit.jupiter.api.Test;
import org.springframework.context.support.ResourceBundleMessageSource;

/** A chart on paper shows what the chart on the page shows. */
class ChartPictureTest {
  private static final int DOTS = 144;

  private final ChartPicture pictures = new ChartPicture(messages());

  @Test
  void thePictureTellsItsWordsInTheFontOfThePaper() {
    String svg = pictures.svg(Charts.example(), Locale.KOREAN);
    assertThat(svg)
        .startsWith("<svg")
        .contains("aria-label=\"연도별 운영비와 재원\"")
        .contains(">국비<", ">시비 (확정되지 않음)<", ">운영비<", ">첫 부족<", ">?<", ">2030<")
        .contains("font-family=\"'Nanum Gothic'\"")
        .doesNotContainPattern("font-family=\"[^'\"]");
  }

  @Test
  void whatIsCertainAndWhatIsNotLookDifferentOnPaper() throws IOException {
    BufferedImage page = page(pictures.svg(Charts.example(), Locale.KOREAN));
    assertThat(count(page, 0x2c7a52)).as("secured, solid").isGreaterThan(2000);
    assertThat(count(page, 0xb8660a)).as("another source").isGreaterThan(2000);
    assertThat(count(page, mixed(0x2c7a52))).as("not secured, faded").isGreaterThan(1000);
    assertThat(count(page, 0x8a1c12)).as("the mark").isGreaterThan(20);
  }

  @Test
  void theLegendLeavesOutWhatIsNotKnownAtAll() {
    var chart =
        new Chart(
            "비용",
            "억원",
            List.of("2027"),
            List.of(
                Series.stack("국비", Arrays.asList((Double) null), 1),
                Series.stack("시비", Arrays.asList(0.0), 2),
                Series.line("보고", Arrays.asList((Double) null), 3),
                Series.line("계획", Arrays.asList(65.0), 0)),
            List.of());
    assertThat(pictures.svg(chart, Locale.KOREAN))
        .contains(">시비<", ">계획<", ">?<")
        .doesNotContain(">국비<", ">보고<");
  }

  @Test
  void aNameThatLooksLikeMarkupStaysText() {
    var chart =
        new Chart(
            "a < b & \"c\"",
            "",
            List.of("<b>"),
            List.of(Series.bar("</text><script>", Arrays.asList(1.0), 0)),
            List.of());
    assertThat(pictures.svg(chart, Locale.ENGLISH)).doesNotContain("<script").contains("&lt;b");
  }

  private static int mixed(int color) {
    int mixed = 0;
    for (int shift = 0; shift <= 16; shift += 8) {
      int part = (color >> shift) & 0xff;
      mixed |= (int) Math.round(255 + (part - 255) * 0.35) << shift;
    }
    return mixed;
  }

  /** Dots of a colour, give or take what the renderer rounds. */
  private static long count(BufferedImage page, int color) {
    long count = 0;
    for (int y = 0; y < page.getHeight(); y++)
      for (int x = 0; x < page.getWidth(); x++) if (near(page.getRGB(x, y), color)) count++;
    return count;
  }

  private static boolean near(int a, int b) {
    for (int shift = 0; shift <= 16; shift += 8)
      if (Math.abs(((a >> shift) & 0xff) - ((b >> shift) & 0xff)) > 2) return false;
    return true;
  }

  private static BufferedImage page(String svg) throws IOException {
    byte[] pdf = Paper.renderer().render("paper/chart", Map.of("svg", svg), Locale.KOREAN);
    try (PDDocument paper = Loader.loadPDF(pdf)) {
      return new PDFRenderer(paper).renderImageWithDPI(0, DOTS);
    }
  }

  private static ResourceBundleMessageSource messages() {
    var messages = new ResourceBundleMessageSource();
    messages.addBasenames("messages/chart");
    messages.setDefaultEncoding("UTF-8");
    messages.setFallbackToSystemLocale(false);
    return messages;
  }
}
