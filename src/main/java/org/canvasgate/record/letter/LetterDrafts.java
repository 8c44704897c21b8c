package org.canvasgate.record.letter;

import org.canvasgate.committee.CaseRound;
import org.canvasgate.committee.RecordEntry;
import org.canvasgate.committee.RecordObserver;
import org.springframework.stereotype.Component;

/** Drafts the letters of a decision in the transaction in which its record becomes final. */
@Component
class LetterDrafts implements RecordObserver {
  private final Letters letters;
  private final LetterFacts facts;

  LetterDrafts(Letters letters, LetterFacts facts) {
    this.letters = letters;
    this.facts = facts;
  }

  @Override
  public void recorded(RecordEntry entry) {
    if (entry.kind() != RecordEntry.Kind.DECISION) return;
    CaseRound round = entry.round();
    String template = round.gate().key() + "." + facts.verdict(round).outcome();
    for (String person : facts.recipients(round)) letters.draft(entry, template, person);
  }
}
