package org.canvasgate.tracking.portfolio;

import java.util.Locale;

/**
 * A service beside another one that is like it.
 *
 * @param one null where it is not a case yet but what somebody is about to propose
 * @param name how alike the names are, 0 to 1, by their trigrams
 * @param proposition how alike the value propositions are, 0 to 1; null where one of them is not
 *     known
 * @param score what the decision table {@code portfolio-rules} makes of these and of field and city
 */
public record Overlap(
    Side one,
    Side other,
    double name,
    Double proposition,
    boolean sameField,
    boolean sameCity,
    double score) {

  /**
   * One of the two.
   *
   * @param proposition the value proposition, item by item on lines of their own; null where it is
   *     not known
   */
  public record Side(
      ServiceName service,
      String city,
      String kind,
      String field,
      String status,
      String proposition) {

    /** The name for a reader of that language. */
    public String name(Locale locale) {
      return service.in(locale);
    }
  }
}
