package org.canvasgate.committee;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The chain of decision records, for rooms that quote a record or add to one. */
public interface RecordBook {

  /** The record of a round's verdict; empty until the verdict is final. */
  Optional<RecordEntry> of(CaseRound round);

  /** Every entry about a case, decisions and addenda, the oldest first. */
  List<RecordEntry> about(String proposalId);

  /**
   * Adds to a final record what came after it. The record itself stays as it is; the addendum is an
   * entry of its own, in the caller's transaction.
   *
   * @param round the round whose verdict it belongs to
   * @param subject what it is, in kebab-case: {@code minority-opinion}, {@code objection}, {@code
   *     correction} …; its name for readers is the message {@code record.subject.<subject>}
   * @param key names this addendum within its record and subject: a second one with the same key
   *     changes nothing and returns the first
   * @param content texts, numbers, booleans, lists and maps; whoever is named stands in it as a
   *     {@link RecordPart.Person}
   * @throws IllegalStateException where the round has no final record yet
   */
  RecordEntry addendum(CaseRound round, String subject, String key, Map<String, Object> content);
}
