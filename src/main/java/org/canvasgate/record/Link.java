package org.canvasgate.record;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.time.Instant;
import org.canvasgate.committee.RecordEntry.Kind;

/**
 * What of an entry is chained: short, and without a word of the case, so that a chain can be shown
 * to somebody who may see one record only.
 *
 * @param number place in the chain, from 1
 * @param recordedAt in whole milliseconds
 * @param previous hash of the link before; {@link #NONE} for the first
 * @param document SHA-256 of the canonical document
 */
record Link(long number, Kind kind, Instant recordedAt, String previous, String document) {
  /** What stands before the first link. */
  static final String NONE = "0".repeat(64);

  /** SHA-256 of the link's own canonical form, {@code docs/method.md} shows it. */
  String hash() {
    return Canonical.hash(
        Canonical.of(
            JsonNodeFactory.instance
                .objectNode()
                .put("number", number)
                .put("kind", kind.key())
                .put("recordedAt", recordedAt.toString())
                .put("previous", previous)
                .put("document", document)));
  }
}
