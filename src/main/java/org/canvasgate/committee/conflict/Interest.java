package org.canvasgate.committee.conflict;

import java.time.Instant;

/**
 * What a member has to do with an organisation, as the member declared it.
 *
 * @param member user id
 * @param organisation as written
 * @param relation employment, office, ownership, advice, family or other
 * @param note what else the member says of it, or null
 */
public record Interest(
    long id,
    String member,
    String organisation,
    Relation relation,
    String note,
    Instant declaredAt) {

  /** How somebody can be tied to an organisation. */
  public enum Relation {
    EMPLOYMENT,
    OFFICE,
    OWNERSHIP,
    ADVICE,
    FAMILY,
    OTHER;

    /** The word used in tables and message keys. */
    public String key() {
      return org.canvasgate.canvas.Keys.of(this);
    }

    /**
     * The constant with that key.
     *
     * @throws IllegalArgumentException where there is none
     */
    public static Relation of(String key) {
      return org.canvasgate.canvas.Keys.find(Relation.class, key);
    }
  }
}
