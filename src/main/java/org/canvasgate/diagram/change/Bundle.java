package org.canvasgate.diagram.change;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.canvasgate.diagram.guard.ModelLimits;
import org.canvasgate.diagram.model.ModelFile;
import org.canvasgate.diagram.model.ModelKind;
import org.canvasgate.form.Refusal;

/** Several files in one ZIP, as the desktop modeler's user keeps them in a folder. */
final class Bundle {
  private Bundle() {}

  static boolean isZip(byte[] bytes) {
    return bytes.length > 3 && bytes[0] == 'P' && bytes[1] == 'K' && bytes[2] == 3 && bytes[3] == 4;
  }

  static byte[] pack(List<ModelFile> files) {
    var bytes = new ByteArrayOutputStream();
    try (var zip = new ZipOutputStream(bytes)) {
      for (ModelFile file : files) {
        zip.putNextEntry(new ZipEntry(file.name()));
        zip.write(file.content().getBytes(StandardCharsets.UTF_8));
        zip.closeEntry();
      }
    } catch (IOException never) {
      throw new UncheckedIOException(never);
    }
    return bytes.toByteArray();
  }

  /**
   * The processes, tables and forms in it; other files are left aside.
   *
   * @throws Refusal where it is no ZIP, unpacks to more than it may, or holds none
   */
  static List<ModelFile> unpack(String filename, byte[] bytes) {
    var files = new ArrayList<ModelFile>();
    long left = ModelLimits.RELEASE;
    int entries = 0;
    try (var zip = new ZipInputStream(new ByteArrayInputStream(bytes))) {
      for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        if (++entries > ModelLimits.FILES) throw tooMuch(filename);
        // also of a file left aside: what it unpacks to is what it costs
        byte[] content = zip.readNBytes((int) Math.min(left, Integer.MAX_VALUE - 8) + 1);
        left -= content.length;
        if (left < 0) throw tooMuch(filename);
        if (!entry.isDirectory() && ModelKind.of(entry.getName()).isPresent())
          files.add(Incoming.read(entry.getName(), content));
      }
    } catch (IOException | IllegalArgumentException damaged) {
      throw new Refusal("changes.refused.unreadable", filename);
    }
    if (files.isEmpty()) throw new Refusal("changes.refused.empty-zip", filename);
    return files;
  }

  private static Refusal tooMuch(String filename) {
    return new Refusal(
        "changes.refused.zip-too-large",
        filename,
        ModelLimits.FILES,
        ModelLimits.megabytes(ModelLimits.RELEASE));
  }
}
