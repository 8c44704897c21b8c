package org.canvasgate.record.letter;

import java.time.Instant;
import org.canvasgate.committee.CaseRound;

/**
 * A decision letter to one person.
 *
 * @param recordNumber the entry of the chain of records that it tells of
 * @param template which text it takes: {@code <gate>.<outcome>}
 * @param recipient user id
 * @param decidedBy who approved or discarded it; null while it is a draft
 * @param reason why it is not sent; null otherwise
 */
record Letter(
    long id,
    long recordNumber,
    String recordHash,
    CaseRound round,
    String template,
    String recipient,
    State state,
    Instant draftedAt,
    String decidedBy,
    Instant decidedAt,
    String reason) {

  /** How far a letter is; once approved its message in the outbox says more. */
  enum State {
    DRAFT,
    APPROVED,
    DISCARDED;

    String key() {
      return name().toLowerCase(java.util.Locale.ROOT);
    }
  }

  /** What a letter is called, and what it says, before its values are known. */
  record Text(Long templateId, int version, String subject, String body, String savedBy) {
    /** Whether it was written for this letter alone. */
    boolean own() {
      return templateId == null;
    }
  }

  /** A paper as it was approved. */
  record Paper(String language, String subject, String fileName, byte[] content, String sha256) {}
}
