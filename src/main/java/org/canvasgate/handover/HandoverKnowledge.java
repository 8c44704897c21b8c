package org.canvasgate.handover;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.canvasgate.committee.conflict.CaseKnowledge;
import org.springframework.stereotype.Component;

/** Whoever once had a case in hand as its planner or operator stays partial in it. */
@Component
class HandoverKnowledge implements CaseKnowledge {
  private static final Map<String, String> ROLES =
      Map.of("proposal", "planner", "service", "operator");

  private final HandoverBook book;

  HandoverKnowledge(HandoverBook book) {
    this.book = book;
  }

  @Override
  public List<Part> parts(Collection<String> proposalIds) {
    return proposalIds.stream()
        .flatMap(
            id ->
                book.of(id).stream()
                    .filter(passage -> ROLES.containsKey(passage.kind()))
                    .flatMap(
                        passage ->
                            List.of(passage.from(), passage.to()).stream()
                                .map(person -> new Part(person, id, ROLES.get(passage.kind())))))
        .toList();
  }
}
