package org.canvasgate.record.letter;

import org.canvasgate.committee.CaseRound;
import org.canvasgate.committee.RecordEntry;
import org.canvasgate.committee.RecordObserver;
import org.springframework.stereotype.Component;

/**
 * Drafts the letters of a decision, or of the answer to an objection, in the transaction in which
 * its record becomes final.
 */
@Component
class LetterDrafts implements RecordObserver {
  private static final String OBJECTION = "objection";

  private final Letters letters;
  private final LetterFacts facts;

  LetterDrafts(Letters letters, LetterFacts facts) {
    this.letters = letters;
    this.facts = facts;
  }

  @Override
  public void recorded(RecordEntry entry) {
    CaseRound round = entry.round();
    if (entry.kind() == RecordEntry.Kind.DECISION) {
      String template = LetterName.of(round.gate(), facts.verdict(round).outcome());
      for (String person : facts.recipients(round)) letters.draft(entry, template, person);
    } else if (entry.subject().equals(OBJECTION))
      facts
          .examined(round)
          .ifPresent(
              objection ->
                  letters.draft(
                      entry,
                      objection.admitted() ? LetterName.ADMITTED : LetterName.NOT_ADMITTED,
                      objection.party()));
  }
}
