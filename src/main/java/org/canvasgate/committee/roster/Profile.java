package org.canvasgate.committee.roster;

import java.time.LocalDate;
import java.util.Set;

/**
 * What is known of a committee member; whatever is not known is null or empty.
 *
 * @param member user id
 * @param organisation for whom the member works, as written
 * @param category the category that the law names, such as {@code ict-expert}
 * @param fields the service fields in which the member is an expert
 * @param termFrom first day of the term
 * @param termUntil last day of the term; null for an open end
 * @param mostCases how many open cases the member takes at a time, at least 1; null for no limit
 */
public record Profile(
    String member,
    String organisation,
    String category,
    Set<String> fields,
    LocalDate termFrom,
    LocalDate termUntil,
    Integer mostCases) {
  public Profile {
    if (termFrom != null && termUntil != null && termUntil.isBefore(termFrom))
      throw new IllegalArgumentException("a term ends on %s before it begins".formatted(termUntil));
    if (mostCases != null && mostCases < 1)
      throw new IllegalArgumentException("a member takes at least one case, not " + mostCases);
    fields = Set.copyOf(fields);
  }

  /** Of a member of whom nothing is known. */
  public static Profile unknown(String member) {
    return new Profile(member, null, null, Set.of(), null, null, null);
  }

  /** Whether the day is within the term, both ends included. */
  public boolean serves(LocalDate day) {
    return (termFrom == null || !day.isBefore(termFrom))
        && (termUntil == null || !day.isAfter(termUntil));
  }
}
