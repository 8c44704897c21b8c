package org.canvasgate.record.letter;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.canvasgate.record.letter.Letter.Text;
import org.canvasgate.record.letter.LetterText.Part;
import org.canvasgate.record.pdf.PdfRenderer;
import org.springframework.stereotype.Component;

/**
 * Prints a letter: its head, whom it is to, what it says, who signs, and the record it tells of.
 */
@Component
class LetterPaper {
  /** Both languages of a letter, the one that counts first. */
  static final List<Locale> LANGUAGES = List.of(Locale.KOREAN, Locale.ENGLISH);

  private final LetterTemplates templates;
  private final LetterFacts facts;
  private final PdfRenderer paper;

  LetterPaper(LetterTemplates templates, LetterFacts facts, PdfRenderer paper) {
    this.templates = templates;
    this.facts = facts;
    this.paper = paper;
  }

  /**
   * A printed letter.
   *
   * @param fileName with the ending .pdf, in the letter's language
   */
  record Printed(String subject, String fileName, byte[] pdf) {}

  /** Prints a text with the values of a letter. */
  Printed print(Letter letter, Text text, Locale locale, boolean draft) {
    LetterValues values = facts.of(letter, locale);
    String subject = LetterText.parse("subject", text.subject()).line(values);
    Map<String, Object> model = new HashMap<>();
    model.put("subject", subject);
    model.put("addressee", values.text(Placeholder.ADDRESSEE));
    model.put("head", shared(LetterName.HEAD, values, locale));
    model.put("parts", LetterText.parse("body", text.body()).fill(values));
    model.put("signature", shared(LetterName.SIGNATURE, values, locale));
    model.put("recordedOn", values.text(Placeholder.RECORDED_ON));
    model.put("caseId", letter.round().proposalId());
    model.put("recordNumber", letter.recordNumber());
    model.put("recordHash", groups(letter.recordHash()));
    model.put("draft", draft);
    return new Printed(
        subject, fileName(values), paper.render("record/letter/paper", model, locale));
  }

  private List<Part> shared(String name, LetterValues values, Locale locale) {
    return LetterText.parse("body", templates.current(name, locale).body()).fill(values);
  }

  /** Sixty-four digits in groups that a person can compare. */
  private static String groups(String hash) {
    List<String> groups = new ArrayList<>();
    for (int at = 0; at < hash.length(); at += 8)
      groups.add(hash.substring(at, Math.min(hash.length(), at + 8)));
    return String.join(" ", groups);
  }

  private static String fileName(LetterValues values) {
    String name = values.text(Placeholder.SERVICE) + " " + values.text(Placeholder.OUTCOME);
    String safe =
        name.replaceAll("[\\p{Cntrl}/\\\\:*?\"<>|]+", " ").replaceAll("\\s+", " ").strip();
    return (safe.length() > 90 ? safe.substring(0, 90).strip() : safe) + ".pdf";
  }
}
