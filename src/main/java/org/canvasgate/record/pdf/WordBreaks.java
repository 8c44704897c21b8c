package org.canvasgate.record.pdf;

import com.openhtmltopdf.extend.FSTextBreaker;
import java.text.BreakIterator;

/**
 * Where a line may end: between words, as official Korean letters are set, and not inside of a
 * word, which the general rules for East Asian letters would allow.
 */
final class WordBreaks implements FSTextBreaker {
  private final BreakIterator all = BreakIterator.getLineInstance();
  private String text = "";

  @Override
  public void setText(String text) {
    this.text = text;
    all.setText(text);
  }

  @Override
  public int next() {
    int at = all.next();
    while (at != BreakIterator.DONE && at < text.length() && !afterWord(text.charAt(at - 1)))
      at = all.next();
    return at;
  }

  private static boolean afterWord(char before) {
    return Character.isWhitespace(before) || "-–—/".indexOf(before) >= 0;
  }
}
