package org.canvasgate.committee.conflict;

import java.util.Collection;
import java.util.List;
import java.util.Set;

/**
 * What other rooms know of a case that can make somebody partial. Each room may declare a bean of
 * this and answers for what is its own.
 */
public interface CaseKnowledge {

  /**
   * An organisation that the case names.
   *
   * @param text a name, or a sentence in which names occur
   * @param where in which place of the case: the end of the message key {@code conflict.where.*}
   * @param properName whether the text is a name and nothing else
   */
  record Named(String text, String where, boolean properName) {}

  /**
   * A part that somebody has in a case.
   *
   * @param person user id
   * @param proposalId the case, this one or another on the same service
   * @param role planner, operator or representative
   */
  record Part(String person, String proposalId, String role) {}

  /** The organisations that a case names. */
  default List<Named> named(String proposalId) {
    return List.of();
  }

  /** The other cases on the same service. */
  default List<String> sameService(String proposalId) {
    return List.of();
  }

  /** Whether a case goes on: neither decided for good nor withdrawn, and known at all. */
  default boolean open(String proposalId) {
    return false;
  }

  /** Who acts in a case for its planner, as a colleague in the same organisation. */
  default Set<String> colleagues(String proposalId) {
    return Set.of();
  }

  /** Who has which part in these cases. */
  default List<Part> parts(Collection<String> proposalIds) {
    return List.of();
  }
}
