package org.canvasgate.document;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.apache.poi.poifs.filesystem.DirectoryNode;
import org.apache.poi.poifs.filesystem.DocumentInputStream;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;

/**
 * What a file is, by what is in it and never by its name. Nothing is unpacked beyond the one part
 * that says what a package is, and of that no more than a bound.
 */
final class Content {
  private static final byte[] PDF = "%PDF-".getBytes(StandardCharsets.US_ASCII);
  private static final byte[] PNG = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'};
  private static final byte[] JPG = {(byte) 0xff, (byte) 0xd8, (byte) 0xff};
  private static final byte[] ZIP = {'P', 'K', 3, 4};
  private static final byte[] COMPOUND = {
    (byte) 0xd0, (byte) 0xcf, 0x11, (byte) 0xe0, (byte) 0xa1, (byte) 0xb1, 0x1a, (byte) 0xe1
  };
  private static final int LONGEST_MARK = 8;

  /** What a package says of itself is a few kilobytes. */
  private static final int MOST_OF_A_PART = 256 * 1024;

  private static final int MOST_PARTS = 10_000;
  private static final String TYPES = "[Content_Types].xml";
  private static final String OFFICE = "application/vnd.openxmlformats-officedocument.";
  private static final String SHEET = OFFICE + "spreadsheetml.sheet.main+xml";
  private static final String TEXT = OFFICE + "wordprocessingml.document.main+xml";

  private static final byte[] HWP = "HWP Document File".getBytes(StandardCharsets.US_ASCII);

  /** Where an HWP file says whether it is locked (HWP 5.0 format, stream FileHeader). */
  private static final int HWP_FLAGS = 36;

  private static final int HWP_LOCKED = 1 << 1;

  /** Korean offices write their lists in one or the other. */
  private static final List<Charset> WRITINGS =
      List.of(StandardCharsets.UTF_8, Charset.forName("MS949"));

  /**
   * What was found.
   *
   * @param kind the kind; for plain text {@link DocumentKind#TXT}, which a list is too
   * @param acts whether it holds macros; asked of Office files alone, since nearly every HWP file
   *     has an empty script of its own
   */
  record Found(DocumentKind kind, boolean acts) {
    static Found quiet(DocumentKind kind) {
      return new Found(kind, false);
    }
  }

  private Content() {}

  /** What the file is; empty where it is none of the kinds, is damaged or is locked. */
  static Optional<Found> of(Path file) throws IOException {
    byte[] head;
    try (InputStream in = Files.newInputStream(file)) {
      head = in.readNBytes(LONGEST_MARK);
    }
    if (begins(head, PDF)) return Optional.of(Found.quiet(DocumentKind.PDF));
    if (begins(head, PNG)) return Optional.of(Found.quiet(DocumentKind.PNG));
    if (begins(head, JPG)) return Optional.of(Found.quiet(DocumentKind.JPG));
    if (begins(head, ZIP)) return packed(file);
    if (begins(head, COMPOUND)) return compound(file);
    return isText(file) ? Optional.of(Found.quiet(DocumentKind.TXT)) : Optional.empty();
  }

  private static boolean begins(byte[] head, byte[] mark) {
    return head.length >= mark.length && Arrays.equals(head, 0, mark.length, mark, 0, mark.length);
  }

  private static Optional<Found> packed(Path file) {
    try (ZipFile zip = new ZipFile(file.toFile())) {
      if (zip.size() > MOST_PARTS) return Optional.empty();
      if (part(zip, "mimetype").strip().equals(DocumentKind.HWPX.mediaType()))
        return Optional.of(Found.quiet(DocumentKind.HWPX));
      String types = part(zip, TYPES);
      boolean acts = types.contains("macroEnabled") || holds(zip, "vbaproject.bin");
      if (types.contains(SHEET) || types.contains("application/vnd.ms-excel.sheet.macroEnabled"))
        return Optional.of(new Found(DocumentKind.XLSX, acts));
      if (types.contains(TEXT) || types.contains("application/vnd.ms-word.document.macroEnabled"))
        return Optional.of(new Found(DocumentKind.DOCX, acts));
      return Optional.empty();
    } catch (IOException damaged) {
      return Optional.empty();
    }
  }

  private static String part(ZipFile zip, String name) throws IOException {
    ZipEntry entry = zip.getEntry(name);
    if (entry == null) return "";
    try (InputStream in = zip.getInputStream(entry)) {
      return new String(in.readNBytes(MOST_OF_A_PART), StandardCharsets.UTF_8);
    }
  }

  private static boolean holds(ZipFile zip, String name) {
    return zip.stream()
        .filter(entry -> !entry.isDirectory())
        .map(entry -> entry.getName().toLowerCase(java.util.Locale.ROOT))
        .anyMatch(entry -> entry.contains(name));
  }

  private static Optional<Found> compound(Path file) {
    try (POIFSFileSystem files = new POIFSFileSystem(file.toFile(), true)) {
      DirectoryNode root = files.getRoot();
      if (!root.hasEntry("FileHeader")) return Optional.empty();
      byte[] header;
      try (DocumentInputStream in = root.createDocumentInputStream("FileHeader")) {
        header = in.readNBytes(HWP_FLAGS + 4);
      }
      if (header.length < HWP_FLAGS + 4 || !begins(header, HWP)) return Optional.empty();
      boolean locked = (header[HWP_FLAGS] & HWP_LOCKED) != 0;
      return locked ? Optional.empty() : Optional.of(Found.quiet(DocumentKind.HWP));
    } catch (IOException | RuntimeException damaged) {
      return Optional.empty(); // the library throws either for a file that was made to harm
    }
  }

  /** Plain text decodes to the last byte and holds no control characters. */
  private static boolean isText(Path file) throws IOException {
    for (Charset writing : WRITINGS) if (isText(file, writing)) return true;
    return false;
  }

  private static boolean isText(Path file, Charset writing) throws IOException {
    CharsetDecoder decoder =
        writing
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPORT)
            .onUnmappableCharacter(CodingErrorAction.REPORT);
    ByteBuffer bytes = ByteBuffer.allocate(8192);
    CharBuffer text = CharBuffer.allocate(8192);
    try (InputStream in = new BufferedInputStream(Files.newInputStream(file))) {
      boolean end = false;
      while (!end) {
        int read = in.read(bytes.array(), bytes.position(), bytes.remaining());
        end = read < 0;
        if (!end) bytes.position(bytes.position() + read);
        bytes.flip();
        CoderResult result = decoder.decode(bytes, text, end);
        if (result.isError()) return false;
        bytes.compact();
        text.flip();
        if (text.chars().anyMatch(Content::isControl)) return false;
        text.clear();
      }
      return true;
    }
  }

  private static boolean isControl(int character) {
    return Character.isISOControl(character)
        && character != '\n'
        && character != '\r'
        && character != '\t'
        && character != '\f';
  }
}
