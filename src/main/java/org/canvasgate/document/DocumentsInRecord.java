package org.canvasgate.document;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.canvasgate.committee.CaseRound;
import org.canvasgate.committee.RecordPart;
import org.canvasgate.committee.Verdict;
import org.canvasgate.committee.Verdicts;
import org.springframework.stereotype.Component;

/** The documents that lay before those who decided, each by its hash; the content stays outside. */
@Component
class DocumentsInRecord implements RecordPart {
  private final Documents documents;
  private final Verdicts verdicts;

  DocumentsInRecord(Documents documents, Verdicts verdicts) {
    this.documents = documents;
    this.verdicts = verdicts;
  }

  @Override
  public String name() {
    return "documents";
  }

  @Override
  public Map<String, Object> of(CaseRound round) {
    List<Document> all = documents.of(round.proposalId());
    if (all.isEmpty()) return Map.of();
    Verdict verdict = verdicts.on(round).orElseThrow();
    List<Map<String, Object>> before =
        all.stream()
            .filter(document -> document.removedAt() == null)
            .filter(document -> !document.addedAt().isAfter(verdict.decidedAt()))
            .map(DocumentsInRecord::entry)
            .toList();
    return before.isEmpty() ? Map.of() : Map.of("held", before);
  }

  private static Map<String, Object> entry(Document document) {
    Map<String, Object> entry = new LinkedHashMap<>();
    entry.put("number", document.id());
    entry.put("name", document.name());
    entry.put("kind", document.kind().key());
    entry.put("size", document.size());
    entry.put("sha256", document.sha256());
    if (document.evidence() != null) {
      entry.put("block", document.evidence().block().key());
      if (document.evidence().item() != null) entry.put("item", document.evidence().item());
    }
    entry.put("capacity", document.capacity());
    entry.put("addedBy", new Person(document.addedBy()));
    entry.put("addedAt", document.addedAt().toString());
    return entry;
  }
}
