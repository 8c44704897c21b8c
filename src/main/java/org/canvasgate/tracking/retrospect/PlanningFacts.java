package org.canvasgate.tracking.retrospect;

import java.util.List;
import java.util.Locale;
import org.canvasgate.canvas.Block;

/**
 * What of a service's record was known when it was planned, field by field, and how its end is
 * read. Every text and figure is quoted from the record; nothing here is known from elsewhere.
 *
 * @param id the service's id in the sample data
 * @param planned year or month to which "when it was planned" refers: the start of what its
 *     recorded cost covers, else of its recorded period; null where the record names none
 * @param programme services of one programme share money and fate and are no independent cases
 * @param contested whether the fate could be read the other way
 * @param parts the words of the canvas that were known
 * @param construction what building was to cost; null where no such figure is recorded
 * @param operating what a year was to cost, likewise
 * @param money every line of funding of the record, in its order
 */
record PlanningFacts(
    String id,
    String planned,
    String programme,
    Fate fate,
    boolean contested,
    String whyEn,
    String whyKo,
    List<Part> parts,
    Amount construction,
    Amount operating,
    List<Money> money) {

  /**
   * Words of the record.
   *
   * @param from the field of the record in which they stand
   */
  record Part(Block block, Level level, String text, String from) {}

  /**
   * A figure of the record, in its unit.
   *
   * @param quote the words that give it; null where it stands in the figure's own field
   * @param from the field of the record in which they stand; null likewise
   */
  record Amount(Level level, double value, String quote, String from) {}

  /** What a line of funding pays for. */
  enum Use {
    /** Building alone. */
    BUILD,
    /** A programme in which building and running are paid together, or several years at once. */
    PROGRAMME,
    /** Each year of operation. */
    YEAR
  }

  /**
   * A line of funding.
   *
   * @param line its place in the record, from 0
   * @param level when it was known that this source pays
   * @param amount how much it was to pay; null where that was not known when it was planned
   */
  record Money(int line, Level level, Use use, Amount amount) {}

  /** Why the fate is read as it is. */
  String why(Locale locale) {
    return Locale.KOREAN.getLanguage().equals(locale.getLanguage()) ? whyKo : whyEn;
  }
}
