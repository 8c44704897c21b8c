package org.canvasgate.record.pdf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import javax.imageio.ImageIO;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.core.io.ClassPathResource;

/** A template becomes a PDF that looks the same everywhere. */
class PdfRendererTest {
  private static final String TEXT =
      "귀하께서 신청하신 버스 승강장 혼잡도 안내 서비스에 대하여 「스마트도시 조성 및 산업진흥 등에 관한 법률」에 따라"
          + " 평가위원회가 심의·의결한 결과를 다음과 같이 통지합니다. The committee’s decision – in full.";

  private final PdfRenderer renderer = Paper.renderer();

  @Test
  void everyFontIsEmbeddedAsFarAsItIsUsed() throws IOException {
    try (PDDocument paper = open(render(TEXT, 3))) {
      List<PDFont> fonts = fonts(paper);
      assertThat(fonts).hasSizeGreaterThanOrEqualTo(3);
      assertThat(fonts).allMatch(PDFont::isEmbedded);
      assertThat(fonts.stream().map(PDFont::getName))
          .allMatch(name -> name.matches("[A-Z]{6}\\+Nanum(Myeongjo|Gothic).*"));
    }
    assertThat(render(TEXT, 3).length).as("bytes").isLessThan(400_000);
  }

  @Test
  void theTextCanBeReadAndSearchedInBothLanguages() throws IOException {
    String text = text(render(TEXT, 3));
    assertThat(text.replaceAll("\\s+", " ")).contains(TEXT).contains("핵심 파트너십 3");
  }

  /** Text in a picture is drawn as outlines: the same look, in black that a reader can measure. */
  @Test
  void aPictureIsDrawnWithItsWords() throws IOException {
    BufferedImage page = picture(render("", 1));
    int blue = 0;
    int darkBelow = 0;
    int bottom = 0;
    for (int y = 0; y < page.getHeight(); y++)
      for (int x = 0; x < page.getWidth(); x++)
        if (page.getRGB(x, y) == new Color(0x1f6feb).getRGB()) {
          blue++;
          bottom = y;
        }
    for (int y = bottom + 2; y < bottom + 40; y++)
      for (int x = 0; x < page.getWidth(); x++) if ((page.getRGB(x, y) & 0xff) < 0x60) darkBelow++;
    assertThat(blue).as("the bar").isGreaterThan(1000);
    assertThat(darkBelow).as("its words").isGreaterThan(100);
  }

  @Test
  void itSaysWhatItIs() throws IOException {
    try (PDDocument paper = open(render(TEXT, 3))) {
      assertThat(paper.getDocumentInformation().getTitle()).isEqualTo("평가 결과 통지");
      assertThat(paper.getDocumentInformation().getAuthor()).isEqualTo("스마트도시서비스 평가위원회");
      assertThat(paper.getDocumentCatalog().getLanguage()).isEqualTo("ko");
      assertThat(paper.getDocumentCatalog().getStructureTreeRoot()).isNotNull();
      assertThat(paper.getDocumentCatalog().getOutputIntents()).hasSize(1);
      String metadata = new String(paper.getDocumentCatalog().getMetadata().toByteArray(), "UTF-8");
      assertThat(metadata).containsPattern("pdfaid:part.{1,3}2").contains("pdfuaid");
    }
  }

  @Test
  void pagesAreNumberedAndATableGoesOnWithItsHead() throws IOException {
    byte[] pdf = render(TEXT, 80);
    try (PDDocument paper = open(pdf)) {
      int pages = paper.getNumberOfPages();
      assertThat(pages).isBetween(2, 5);
      for (int page = 1; page <= pages; page++) {
        var stripper = new PDFTextStripper();
        stripper.setStartPage(page);
        stripper.setEndPage(page);
        assertThat(stripper.getText(paper)).contains(page + " / " + pages, "항목", "평가 결과 통지");
      }
    }
  }

  @Test
  void aKoreanWordIsNotTornAtTheEndOfALine() throws IOException {
    String words = "평가위원회심의결과통지 ".repeat(60).trim();
    assertThat(text(render(words, 1)).lines().filter(line -> line.contains("평가위원회")))
        .isNotEmpty()
        .allMatch(line -> line.trim().matches("(평가위원회심의결과통지 ?)+"));
  }

  @Test
  void syllablesThatComeInPartsAreDrawnWhole() throws IOException {
    String parts = Normalizer.normalize("대전광역시", Normalizer.Form.NFD);
    assertThat(parts).hasSizeGreaterThan(5);
    assertThat(text(render(parts, 1))).contains("대전광역시");
  }

  @Test
  void whatTheKoreanFontsDoNotHaveIsDrawnByAnotherThatIsEmbeddedToo() throws IOException {
    byte[] pdf = render("行政 委員會 1,200㎡ ① café ✓", 1);
    // a character and the radical that looks the same share their drawing in the font
    assertThat(Normalizer.normalize(text(pdf), Normalizer.Form.NFKC))
        .contains("行政 委員會 1,200m2 1 café ✓");
    try (PDDocument paper = open(pdf)) {
      assertThat(fonts(paper)).allMatch(PDFont::isEmbedded);
    }
  }

  @Test
  void aSignThatNoFontHasIsABox() throws IOException {
    assertThat(text(render("안내 😀 끝", 1))).containsPattern("안내 □+ 끝");
  }

  @Test
  void markupInATextIsText() throws IOException {
    assertThat(text(render("<b>1 < 2</b> & more", 1))).contains("<b>1 < 2</b> & more");
  }

  @Test
  void nothingIsLoadedFromElsewhere(@TempDir Path folder) throws IOException {
    AtomicInteger calls = new AtomicInteger();
    HttpServer server = HttpServer.create(new InetSocketAddress("localhost", 0), 0);
    server.createContext(
        "/",
        exchange -> {
          calls.incrementAndGet();
          exchange.sendResponseHeaders(404, -1);
        });
    server.start();
    try {
      Path secret = Files.write(folder.resolve("secret.svg"), "<svg/>".getBytes());
      renderer.render(
          "paper/example",
          Map.of(
              "title",
              "t",
              "text",
              "t",
              "rows",
              1,
              "pictures",
              List.of(
                  "http://localhost:" + server.getAddress().getPort() + "/a.png",
                  secret.toUri().toString())),
          Locale.KOREAN);
    } finally {
      server.stop(0);
    }
    assertThat(calls).hasValue(0);
  }

  /** Whatever way leads out of a page: a picture, a style, a font, a drawing within a drawing. */
  @ParameterizedTest
  @ValueSource(strings = {"http", "file", "jar", "data"})
  void noWayLeadsOutOfThePage(String kind, @TempDir Path folder) throws IOException {
    AtomicInteger calls = new AtomicInteger();
    HttpServer server = HttpServer.create(new InetSocketAddress("localhost", 0), 0);
    Map<String, byte[]> bait =
        Map.of(
            "style.css", "@page { size: 50mm 50mm } p { display: none }".getBytes(),
            "picture.png", red(),
            "font.ttf", new ClassPathResource(PdfRenderer.GOTHIC).getContentAsByteArray(),
            "drawing.svg",
                "<svg xmlns='http://www.w3.org/2000/svg'><rect id='shape' width='60' height='60' fill='#ff0000'/></svg>"
                    .getBytes());
    server.createContext(
        "/",
        exchange -> {
          calls.incrementAndGet();
          byte[] body = bait.get(exchange.getRequestURI().getPath().substring(1));
          exchange.sendResponseHeaders(200, body.length);
          exchange.getResponseBody().write(body);
          exchange.close();
        });
    server.start();
    try {
      String web = "http://localhost:" + server.getAddress().getPort() + "/";
      Map<String, Object> model = new HashMap<>();
      for (Map.Entry<String, byte[]> file : bait.entrySet())
        model.put(
            file.getKey().replaceFirst("\\..*", ""), lure(kind, web, folder, file.getKey(), bait));
      byte[] pdf = renderer.render("paper/hostile", model, Locale.ENGLISH);
      assertThat(text(pdf)).contains("What is written here");
      try (PDDocument paper = open(pdf)) {
        PDPage page = paper.getPage(0);
        assertThat(page.getMediaBox().getWidth()).as("the size of a page").isGreaterThan(500);
        assertThat(fonts(paper)).noneMatch(font -> font.getName().contains("Gothic"));
      }
      BufferedImage page = picture(pdf);
      for (int y = 0; y < page.getHeight(); y++)
        for (int x = 0; x < page.getWidth(); x++)
          assertThat(page.getRGB(x, y)).isNotEqualTo(Color.RED.getRGB());
    } finally {
      server.stop(0);
    }
    assertThat(calls).hasValue(0);
  }

  private static String lure(
      String kind, String web, Path folder, String name, Map<String, byte[]> bait)
      throws IOException {
    return switch (kind) {
      case "http" -> web + name;
      case "file" -> Files.write(folder.resolve(name), bait.get(name)).toUri().toString();
      case "jar" -> {
        Path archive = folder.resolve(name + ".jar");
        try (var zip = new ZipOutputStream(Files.newOutputStream(archive))) {
          zip.putNextEntry(new ZipEntry(name));
          zip.write(bait.get(name));
        }
        yield "jar:" + archive.toUri() + "!/" + name;
      }
      default -> "data:;base64," + Base64.getEncoder().encodeToString(bait.get(name));
    };
  }

  private static byte[] red() throws IOException {
    var image = new BufferedImage(60, 60, BufferedImage.TYPE_INT_RGB);
    for (int y = 0; y < 60; y++)
      for (int x = 0; x < 60; x++) image.setRGB(x, y, Color.RED.getRGB());
    var bytes = new ByteArrayOutputStream();
    ImageIO.write(image, "png", bytes);
    return bytes.toByteArray();
  }

  @Test
  void aTemplateThatIsNotThereIsRefused() {
    assertThatThrownBy(() -> renderer.render("paper/none", Map.of(), Locale.KOREAN))
        .hasMessageContaining("paper/none");
  }

  private byte[] render(String text, int rows) {
    return renderer.render(
        "paper/example",
        Map.of("title", "평가 결과 통지", "text", text, "rows", rows, "pictures", List.of()),
        Locale.KOREAN);
  }

  private static PDDocument open(byte[] pdf) throws IOException {
    return Loader.loadPDF(pdf);
  }

  private static String text(byte[] pdf) throws IOException {
    try (PDDocument paper = open(pdf)) {
      return new PDFTextStripper().getText(paper);
    }
  }

  private static BufferedImage picture(byte[] pdf) throws IOException {
    try (PDDocument paper = open(pdf)) {
      return new PDFRenderer(paper).renderImageWithDPI(0, 100);
    }
  }

  private static List<PDFont> fonts(PDDocument paper) throws IOException {
    List<PDFont> fonts = new ArrayList<>();
    for (PDPage page : paper.getPages())
      for (COSName name : page.getResources().getFontNames())
        fonts.add(page.getResources().getFont(name));
    return fonts;
  }
}
