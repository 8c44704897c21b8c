package org.canvasgate.handover;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
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
    return book.of(proposalIds).entrySet().stream()
        .flatMap(
            each ->
                each.getValue().stream()
                    .filter(passage -> ROLES.containsKey(passage.kind()))
                    .flatMap(
                        passage ->
                            Stream.of(passage.from(), passage.to())
                                .map(
                                    person ->
                                        new Part(
                                            person, each.getKey(), ROLES.get(passage.kind())))))
        .toList();
  }
}
