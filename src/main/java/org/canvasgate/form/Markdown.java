package org.canvasgate.form;

import java.util.regex.Pattern;

/**
 * Data inside a form's texts, which are Markdown: what somebody typed must show as it was typed. It
 * could otherwise lose its asterisks, pose as a heading or a link of the form, or fetch a picture
 * from elsewhere, which tells its owner who opened the task and when.
 */
public final class Markdown {
  private static final Pattern MARKS = Pattern.compile("[\\\\`*_{}\\[\\]<>#|~!&]");

  /**
   * A dash, a plus or a number at the beginning of a line makes a list, an equals sign a heading.
   */
  private static final Pattern LINE_STARTS = Pattern.compile("(?m)^\\h*(\\d*)([-+=.)])");

  private Markdown() {}

  /** The text, to be shown as it is; null stays null. */
  public static String plain(String text) {
    if (text == null) return null;
    String inline = MARKS.matcher(text).replaceAll("\\\\$0");
    return LINE_STARTS.matcher(inline).replaceAll("$1\\\\$2");
  }
}
