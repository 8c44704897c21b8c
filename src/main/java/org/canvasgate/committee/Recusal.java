package org.canvasgate.committee;

import java.time.Instant;
import java.util.Arrays;

/**
 * A person is kept off a case, from its beginning to its end.
 *
 * @param person user id
 * @param ground the article that excludes the person; null where none does
 * @param reason as given for the record
 * @param decidedBy user id of whoever decided it; the person's own where they stepped aside
 * @param at when
 */
public record Recusal(
    String proposalId,
    String person,
    Kind kind,
    String ground,
    String reason,
    String decidedBy,
    Instant at) {

  /** The three ways that Korean committees know; each is a decision of somebody else. */
  public enum Kind {
    /** 제척: the law or the ordinance excludes the person. */
    EXCLUDED_BY_LAW("excluded-by-law"),
    /** 기피: a party challenged the person, and the challenge was upheld. */
    CHALLENGED("challenged"),
    /** 회피: the person stepped aside. */
    STEPPED_ASIDE("stepped-aside");

    private final String key;

    Kind(String key) {
      this.key = key;
    }

    /** The word used in tables, forms and message keys. */
    public String key() {
      return key;
    }

    public static Kind of(String key) {
      return Arrays.stream(values())
          .filter(kind -> kind.key.equals(key))
          .findFirst()
          .orElseThrow(() -> new IllegalArgumentException("no recusal is called " + key));
    }
  }
}
