package org.canvasgate.diagram.change;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.canvasgate.diagram.guard.ModelLimits;
import org.canvasgate.diagram.model.ModelFile;
import org.canvasgate.diagram.model.ModelKind;
import org.canvasgate.form.Problem;
import org.canvasgate.form.Refusal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What a file is, its content says; what is none of ours is refused in words. */
class IncomingTest {
  @Test
  void everyFileOfOursIsKnownByItsContent() throws IOException {
    int read = 0;
    for (Path path : ours()) {
      String name = path.toString();
      ModelFile file = Incoming.read(path.getFileName().toString(), Files.readAllBytes(path));
      assertThat(file.name()).isEqualTo(name);
      read++;
    }
    assertThat(read).isGreaterThan(60);
  }

  @Test
  void aBlankFileOfEachKindIsOne() {
    for (ModelKind kind : ModelKind.values()) {
      ModelFile blank = Blank.of(kind, "new-thing");
      assertThat(Incoming.edited(blank.name(), blank.content())).isEqualTo(blank);
    }
    refused("changes.refused.key", () -> Blank.of(ModelKind.FORM, "../escape"));
  }

  @Test
  void theEndingDoesNotMatterButTheNameDoes() {
    byte[] form = bytes("{\"id\":\"vote\",\"components\":[]}");
    assertThat(Incoming.read("vote.json", form).kind()).isEqualTo(ModelKind.FORM);
    assertThat(Incoming.read("vote (2).form", form).key()).isEqualTo("vote");
    assertThat(Incoming.read("C:\\files\\vote.form", form).key()).isEqualTo("vote");
    refused("changes.refused.called-otherwise", () -> Incoming.read("other.form", form));
  }

  @Test
  void whatIsNoneIsRefusedWithItsReason() {
    refused("changes.refused.unreadable", "x.bpmn", "<definitions");
    refused("changes.refused.unreadable", "x.form", "{\"id\":");
    refused("changes.refused.unreadable", "x.txt", "Hello");
    refused("changes.refused.unknown-kind", "x.bpmn", "<html/>");
    refused("changes.refused.unknown-kind", "x.form", "{\"name\":\"a package\"}");
    refused("changes.refused.without-id", "x.bpmn", bpmn("<process/>"));
    refused("changes.refused.id", "a b.bpmn", bpmn("<process id=\"a/../b\"/>"));
    refused(
        "changes.refused.not-text",
        () -> Incoming.read("x.form", new byte[] {'{', (byte) 0xC3, (byte) 0x28, '}'}));
    refused("changes.refused.too-large", "x.form", " ".repeat(ModelLimits.FILE + 1));
    refused(
        "changes.refused.other-kind",
        () -> Incoming.edited("forms/a.form", bpmn("<process id=\"a\"/>")));
  }

  @Test
  @Timeout(10)
  void aFileThatWouldGrowIsNeverUnfolded() {
    refused(
        "changes.refused.doctype",
        "x.bpmn",
        "<!DOCTYPE x [<!ENTITY a \"b\">]>" + bpmn("<process id=\"&a;\"/>"));
    refused(
        "changes.refused.doctype",
        "x.dmn",
        "<!doctype x SYSTEM \"http://127.0.0.1/x.dtd\">" + bpmn("<process id=\"x\"/>"));
    int deep = 200_000;
    assertThat(
            Incoming.read(
                "x.bpmn",
                bytes(bpmn("<process id=\"x\"/>" + "<a>".repeat(deep) + "</a>".repeat(deep)))))
        .as("reading names costs the length of the file, not its depth")
        .isNotNull();
  }

  @Test
  void aZipGivesBackWhatWasPutIn() throws IOException {
    List<ModelFile> files = new java.util.ArrayList<>();
    for (Path path : ours()) files.add(ModelFile.named(path.toString(), Files.readString(path)));
    assertThat(Bundle.unpack("all.zip", Bundle.pack(files))).isEqualTo(files);
  }

  @Test
  @Timeout(20)
  void aZipThatUnpacksToMuchIsRefused() throws IOException {
    refused("changes.refused.zip-too-large", () -> Bundle.unpack("bomb.zip", bomb(1, 64)));
    refused("changes.refused.zip-too-large", () -> Bundle.unpack("many.zip", bomb(400, 0)));
    refused("changes.refused.empty-zip", () -> Bundle.unpack("none.zip", bomb(1, 1)));
  }

  /** A ZIP of so many text files of so many megabytes each. */
  private static byte[] bomb(int entries, int megabytes) throws IOException {
    var bytes = new ByteArrayOutputStream();
    try (var zip = new ZipOutputStream(bytes)) {
      for (int i = 0; i < entries; i++) {
        zip.putNextEntry(new ZipEntry("big-" + i + ".txt"));
        for (int m = 0; m < megabytes; m++) zip.write(new byte[1024 * 1024]);
      }
    }
    return bytes.toByteArray();
  }

  private static List<Path> ours() throws IOException {
    try (Stream<Path> bpmn = Files.walk(Path.of("bpmn"));
        Stream<Path> forms = Files.walk(Path.of("forms"))) {
      return Stream.concat(bpmn, forms)
          .filter(path -> ModelKind.of(path.toString()).isPresent())
          .sorted()
          .toList();
    }
  }

  private static String bpmn(String inner) {
    return "<definitions xmlns=\"http://www.omg.org/spec/BPMN/20100524/MODEL\">%s</definitions>"
        .formatted(inner);
  }

  private static void refused(String key, String name, String content) {
    refused(key, () -> Incoming.read(name, bytes(content)));
  }

  private static void refused(
      String key, org.assertj.core.api.ThrowableAssert.ThrowingCallable call) {
    assertThatThrownBy(call)
        .isInstanceOfSatisfying(
            Refusal.class,
            refusal ->
                assertThat(refusal.problems()).extracting(Problem::key).containsExactly(key));
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
