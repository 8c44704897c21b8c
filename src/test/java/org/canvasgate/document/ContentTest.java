package org.canvasgate.document;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a file is, whatever it is called. */
class ContentTest {
  private static final String OFFICE = "application/vnd.openxmlformats-officedocument.";

  @TempDir Path folder;

  @Test
  void kindsAreKnownByTheirContent() throws IOException {
    assertThat(kind(Samples.pdf("x"))).contains(DocumentKind.PDF);
    assertThat(kind(bytes(0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n', 0, 0)))
        .contains(DocumentKind.PNG);
    assertThat(kind(bytes(0xff, 0xd8, 0xff, 0xe0, 0))).contains(DocumentKind.JPG);
    assertThat(kind(Samples.workbook())).contains(DocumentKind.XLSX);
    assertThat(kind(Samples.office(OFFICE + "wordprocessingml.document.main+xml", Map.of())))
        .contains(DocumentKind.DOCX);
    assertThat(kind(Samples.zip(Map.of("mimetype", "application/hwp+zip"))))
        .contains(DocumentKind.HWPX);
    assertThat(kind(Samples.hwp(1))).contains(DocumentKind.HWP);
    assertThat(kind("스마트 도시, 2026\n".getBytes(StandardCharsets.UTF_8))).contains(DocumentKind.TXT);
    assertThat(kind("스마트 도시, 2026\n".getBytes(Charset.forName("MS949"))))
        .contains(DocumentKind.TXT);
  }

  @Test
  void macrosAreFoundWhateverTheTypeSays() throws IOException {
    assertThat(
            found(
                    Samples.office(
                        OFFICE + "spreadsheetml.sheet.main+xml", Map.of("xl/vbaProject.bin", "x")))
                .orElseThrow()
                .acts())
        .isTrue();
    assertThat(
            found(
                    Samples.office(
                        "application/vnd.ms-word.document.macroEnabled.main+xml", Map.of()))
                .orElseThrow()
                .acts())
        .isTrue();
    assertThat(found(Samples.workbook()).orElseThrow().acts()).isFalse();
  }

  @Test
  void nothingElseIsTaken() throws IOException {
    assertThat(kind(bytes('M', 'Z', 0x90, 0, 3, 0))).as("a program").isEmpty();
    assertThat(kind(Samples.zip(Map.of("run.sh", "rm")))).as("an archive").isEmpty();
    assertThat(kind(Samples.hwp(3))).as("locked").isEmpty();
    assertThat(kind(Samples.compound("WordDocument", new byte[600]))).as("old Office").isEmpty();
    byte[] half = Arrays.copyOf(Samples.workbook(), 400);
    assertThat(kind(half)).as("damaged").isEmpty();
    assertThat(kind(bytes('a', 0, 'b'))).as("holds NUL").isEmpty();
    assertThat(kind(bytes('a', 0x1b, '[', 'b'))).as("steers a terminal").isEmpty();
    assertThat(kind(bytes(0xc3, 0x28, 0xff, 0xfe))).as("no writing").isEmpty();
  }

  /** A package of which the one part that is read would fill the memory. */
  @Test
  void aPackageThatUnpacksToVeryMuchIsReadToABoundOnly() throws IOException {
    byte[] bomb = Samples.zip(Map.of("[Content_Types].xml", " ".repeat(64 * 1024 * 1024)));
    assertThat(bomb.length).isLessThan(1024 * 1024);
    assertThat(kind(bomb)).isEmpty();
  }

  private Optional<DocumentKind> kind(byte[] content) throws IOException {
    return found(content).map(Content.Found::kind);
  }

  private Optional<Content.Found> found(byte[] content) throws IOException {
    return Content.of(Files.write(folder.resolve("file"), content));
  }

  private static byte[] bytes(int... values) {
    byte[] bytes = new byte[values.length];
    for (int i = 0; i < values.length; i++) bytes[i] = (byte) values[i];
    return bytes;
  }
}
