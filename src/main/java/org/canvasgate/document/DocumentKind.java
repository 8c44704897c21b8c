package org.canvasgate.document;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The kinds of documents that a case takes; which of them, and how large, says a table. */
public enum DocumentKind {
  PDF("application/pdf"),
  PNG("image/png"),
  JPG("image/jpeg"),
  XLSX("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
  DOCX("application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
  HWPX("application/hwp+zip"),
  HWP("application/x-hwp"),
  TXT("text/plain"),
  CSV("text/csv");

  private final String mediaType;

  DocumentKind(String mediaType) {
    this.mediaType = mediaType;
  }

  /** The word in tables and message keys, and the ending of a file's name. */
  public String key() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The media type under which a document of this kind is sent. */
  public String mediaType() {
    return mediaType;
  }

  /** The kind called so. */
  public static DocumentKind of(String key) {
    return valueOf(key.toUpperCase(Locale.ROOT));
  }

  /** The kind that the ending of a file's name promises; empty where no kind ends so. */
  static Optional<DocumentKind> promised(String name) {
    String ending = name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
    String usual = ending.equals("jpeg") ? "jpg" : ending;
    return Arrays.stream(values()).filter(kind -> kind.key().equals(usual)).findFirst();
  }
}
