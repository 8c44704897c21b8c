package org.canvasgate.diagram.guard;

/**
 * How large the files of a release may be. Held before any parser sees them; far above what people
 * draw, and far below what would stop the server.
 */
public final class ModelLimits {
  /** One file, in bytes of UTF-8: 2 MB. */
  public static final int FILE = 2 * 1024 * 1024;

  /** All files of a release, in bytes of UTF-8: 10 MB. */
  public static final int RELEASE = 10 * 1024 * 1024;

  /** Files of a release, or of an upload. */
  public static final int FILES = 300;

  /** Elements of a diagram or table with everything in it, drawing included. */
  public static final int ELEMENTS = 10_000;

  /** Elements within elements, or brackets within brackets of a form. */
  public static final int DEPTH = 40;

  /** Attributes of one element. */
  static final int ATTRIBUTES = 40;

  /** One expression, in characters. */
  static final int EXPRESSION = 2_000;

  /** Brackets within brackets of an expression. */
  static final int NESTING = 12;

  /** Findings about one file; who sends thousands of faults need not be told each. */
  static final int FINDINGS = 50;

  private ModelLimits() {}

  public static int megabytes(int bytes) {
    return bytes / (1024 * 1024);
  }
}
