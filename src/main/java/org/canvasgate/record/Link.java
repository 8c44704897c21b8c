package org.canvasgate.record;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;

/**
 * What of an entry is chained: short, and without a word of the case, so that a chain can be shown
 * to somebody who may see one record only.
 *
 * @param number place in the chain, from 1
 * @param kind decision or addendum
 * @param recordedAt in whole milliseconds
 * @param previous hash of the link before; {@link #NONE} for the first
 * @param document SHA-256 of the canonical document
 */
record Link(long number, String kind, Instant recordedAt, String previous, String document) {
  /** What stands before the first link. */
  static final String NONE = "0".repeat(64);

  /** SHA-256 of the link's own canonical form, {@code docs/method.md} shows it. */
  String hash() {
    return Canonical.hash(Canonical.of(json()));
  }

  /** The link as it is hashed and exported. */
  ObjectNode json() {
    return JsonNodeFactory.instance
        .objectNode()
        .put("number", number)
        .put("kind", kind)
        .put("recordedAt", recordedAt.toString())
        .put("previous", previous)
        .put("document", document);
  }
}
