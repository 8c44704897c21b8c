package org.canvasgate.operation;

import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;
import org.canvasgate.committee.conflict.CaseKnowledge;
import org.springframework.stereotype.Component;

/** What the operation says of possible conflicts: who ran the service before. */
@Component
class OperationKnowledge implements CaseKnowledge {
  private final OperatorChanges changes;

  OperationKnowledge(OperatorChanges changes) {
    this.changes = changes;
  }

  @Override
  public List<Part> parts(Collection<String> proposalIds) {
    return changes.all(proposalIds).stream()
        .flatMap(
            change ->
                Stream.of(change.from(), change.to())
                    .map(person -> new Part(person, change.serviceId(), "operator")))
        .toList();
  }
}
