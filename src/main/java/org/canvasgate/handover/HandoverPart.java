package org.canvasgate.handover;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.canvasgate.committee.CaseRound;
import org.canvasgate.committee.RecordPart;
import org.springframework.stereotype.Component;

/** Who took over from whom in the case before the decision. */
@Component
class HandoverPart implements RecordPart {
  private final HandoverBook book;

  HandoverPart(HandoverBook book) {
    this.book = book;
  }

  @Override
  public String name() {
    return "handovers";
  }

  @Override
  public Map<String, Object> of(CaseRound round) {
    List<Object> passages =
        book.of(round.proposalId()).stream().map(HandoverPart::described).toList();
    return passages.isEmpty() ? Map.of() : Map.of("passages", passages);
  }

  private static Object described(HandoverBook.Passage passage) {
    Map<String, Object> described = new LinkedHashMap<>();
    described.put("kind", passage.kind());
    described.put("from", new Person(passage.from()));
    described.put("to", new Person(passage.to()));
    described.put("at", passage.at().toString());
    if (passage.returnedAt() != null) described.put("returnedAt", passage.returnedAt().toString());
    return described;
  }
}
