package org.canvasgate.record;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.canvasgate.committee.CaseRound;
import org.canvasgate.committee.Notices;
import org.canvasgate.committee.RecordBook;
import org.canvasgate.committee.RecordEntry;
import org.canvasgate.committee.RecordEntry.Kind;
import org.canvasgate.committee.RecordObserver;
import org.canvasgate.committee.Verdict;
import org.canvasgate.committee.Verdicts;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Keeps each decision as one document that nobody changes afterwards, and tells the applicant. */
@Service
public class DecisionRecords implements RecordBook {
  /** What a decision's own entry is about. */
  static final String VERDICT = "verdict";

  private final Chain chain;
  private final Dossier dossier;
  private final Verdicts verdicts;
  private final Notices notices;
  private final ObjectProvider<RecordObserver> observers;

  DecisionRecords(
      Chain chain,
      Dossier dossier,
      Verdicts verdicts,
      Notices notices,
      ObjectProvider<RecordObserver> observers) {
    this.chain = chain;
    this.dossier = dossier;
    this.verdicts = verdicts;
    this.notices = notices;
    this.observers = observers;
  }

  /**
   * Records the verdict of a round. A second call changes nothing and tells nobody again.
   *
   * @param applicant the planner who gets the decision letter
   * @param process id of the version of the process that led here
   */
  @Transactional
  public void record(CaseRound round, String applicant, String process) {
    if (of(round).isPresent()) return;
    Verdict verdict =
        verdicts.all(round.proposalId()).stream()
            .filter(v -> v.round().equals(round))
            .findFirst()
            .orElseThrow(() -> new IllegalStateException("no verdict was given on " + round));
    add(Kind.DECISION, VERDICT, VERDICT, round, dossier.of(verdict, process));
    notices.tell(
        applicant,
        round.proposalId(),
        "notice.verdict." + round.gate().key() + "." + verdict.outcome(),
        "verdict/" + round,
        round.proposalId(),
        Objects.requireNonNullElse(verdict.reason(), "–"));
  }

  @Override
  public Optional<RecordEntry> of(CaseRound round) {
    return chain.find(round, VERDICT, VERDICT).map(Chain.Row::entry);
  }

  @Override
  public List<RecordEntry> about(String proposalId) {
    return chain.about(proposalId).stream().map(Chain.Row::entry).toList();
  }

  @Override
  @Transactional
  public RecordEntry addendum(
      CaseRound round, String subject, String key, Map<String, Object> content) {
    if (VERDICT.equals(subject))
      throw new IllegalArgumentException("A verdict is recorded, not added to a record.");
    RecordEntry decision =
        of(round)
            .orElseThrow(() -> new IllegalStateException("no record is final yet of " + round));
    ObjectNode document = Dossier.head(Kind.ADDENDUM, subject, key, round);
    document.set(
        "refersTo",
        JsonNodeFactory.instance
            .objectNode()
            .put("number", decision.number())
            .put("hash", decision.hash()));
    document.set("content", PersonMark.tree(content));
    return add(Kind.ADDENDUM, subject, key, round, document);
  }

  private RecordEntry add(
      Kind kind, String subject, String key, CaseRound round, ObjectNode document) {
    Chain.Added added = chain.add(kind, subject, key, round, document);
    if (added.fresh()) observers.orderedStream().forEach(each -> each.recorded(added.entry()));
    return added.entry();
  }
}
