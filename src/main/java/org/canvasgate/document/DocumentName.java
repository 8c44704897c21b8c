package org.canvasgate.document;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Set;
import org.canvasgate.form.Refusal;

/**
 * The name of a file as a person gave it. Refused rather than mended: whoever reads the list must
 * find the name under which the file was sent.
 */
final class DocumentName {
  /** In characters; with an ending and in UTF-8 it still fits every usual file system. */
  static final int LONGEST = 80;

  private static final String FORBIDDEN = "/\\:*?\"<>|";

  /** Names that some systems take for a device, whatever ending follows. */
  private static final Set<String> DEVICES =
      Set.of(
          "con", "prn", "aux", "nul", "com1", "com2", "com3", "com4", "com5", "com6", "com7",
          "com8", "com9", "lpt1", "lpt2", "lpt3", "lpt4", "lpt5", "lpt6", "lpt7", "lpt8", "lpt9");

  private DocumentName() {}

  /**
   * The name in composed characters: some systems send Hangul in single letters.
   *
   * @throws Refusal where the name is missing or too long, holds a path, a control character or one
   *     that turns the direction of writing or is not seen, or is none that a file can have
   */
  static String checked(String given) {
    String name = given == null ? "" : Normalizer.normalize(given, Normalizer.Form.NFC);
    if (name.isBlank()) throw new Refusal("documents.name-missing");
    if (name.codePointCount(0, name.length()) > LONGEST)
      throw new Refusal("documents.name-too-long", LONGEST);
    if (name.codePoints().anyMatch(DocumentName::forbidden))
      throw new Refusal("documents.name-characters");
    String stem = name.substring(0, Math.max(0, name.indexOf('.'))).toLowerCase(Locale.ROOT);
    if (name.startsWith(".")
        || name.endsWith(".")
        || !name.equals(name.strip())
        || DEVICES.contains(stem)) throw new Refusal("documents.name-unusable");
    return name;
  }

  private static boolean forbidden(int character) {
    return switch (Character.getType(character)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.SURROGATE,
          Character.PRIVATE_USE,
          Character.UNASSIGNED,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR ->
          true;
      default -> FORBIDDEN.indexOf(character) >= 0;
    };
  }
}
