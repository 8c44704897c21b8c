package org.canvasgate.committee;

import java.time.Instant;

/**
 * An entry of the chain of decision records, as letters, exports and pages quote it.
 *
 * @param number its place in the chain, from 1 without gaps
 * @param hash SHA-256 of the entry in 64 hexadecimal digits; it covers the document, its date and
 *     every entry before
 * @param kind a decision, or something added to one
 * @param subject what was added; {@code verdict} for a decision
 * @param round the round whose verdict it records or is added to
 * @param recordedAt when it became final, in whole milliseconds
 */
public record RecordEntry(
    long number, String hash, Kind kind, String subject, CaseRound round, Instant recordedAt) {

  /** What an entry of the chain is. */
  public enum Kind {
    /** A verdict with all that led to it. */
    DECISION,
    /** Something that came after the verdict: a late opinion, an objection, a correction. */
    ADDENDUM;

    /** The word used in tables, documents and message keys. */
    public String key() {
      return name().toLowerCase(java.util.Locale.ROOT);
    }

    public static Kind of(String key) {
      return valueOf(key.toUpperCase(java.util.Locale.ROOT));
    }
  }
}
