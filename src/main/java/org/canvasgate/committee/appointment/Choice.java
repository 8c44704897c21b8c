package org.canvasgate.committee.appointment;

import java.util.List;
import java.util.Map;
import org.springframework.context.MessageSourceResolvable;

/**
 * A panel as proposed.
 *
 * @param members user ids, in alphabetical order
 * @param deputy who stands in for the chair; null where nobody is left to
 * @param unmet demands that no panel of those available can meet, with what the proposal reaches
 * @param reasons by candidate, chosen or not, why; each a sentence that names no other person
 */
record Choice(
    List<String> members,
    String deputy,
    List<Unmet> unmet,
    Map<String, List<MessageSourceResolvable>> reasons) {
  Choice {
    members = List.copyOf(members);
    unmet = List.copyOf(unmet);
    reasons = Map.copyOf(reasons);
  }

  /** The kinds of demand, the most important first: the later ones give way. */
  enum Demand {
    SIZE,
    FIELD,
    CATEGORY,
    ORGANISATION
  }

  /**
   * A demand that is not met.
   *
   * @param subject the field, category or organisation; empty for the size
   * @param needed how many it asks for (for an organisation: allows)
   * @param reached how many there are
   */
  record Unmet(Demand demand, String subject, int needed, int reached) {}
}
