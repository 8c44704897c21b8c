package org.canvasgate.diagram.cases;

import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * What a change means for the cases that run, as it was worked out.
 *
 * @param stale whether the change, or what is in force, is another one since
 * @param all how many cases ran
 * @param lookedAt how many of them were looked at so far
 * @param begunBy user id
 * @param endedAt null while it runs
 * @param failure why the release could not be tried at all; null where it could
 * @param renamed steps that are called differently in the change, as somebody has said: old id to
 *     new id
 * @param cases what was found; empty while it runs
 */
public record Forecast(
    State state,
    boolean stale,
    int all,
    int lookedAt,
    String begunBy,
    Instant begunAt,
    Instant endedAt,
    Reason failure,
    Map<String, String> renamed,
    List<CaseForecast> cases) {

  /** How far it has come. */
  public enum State {
    RUNNING,
    DONE,
    STOPPED,
    FAILED;

    public String word() {
      return name().toLowerCase(java.util.Locale.ROOT);
    }
  }

  public Forecast {
    renamed = Map.copyOf(renamed);
    cases = List.copyOf(cases);
  }

  /** Percent of the cases that were looked at, 0 to 100. */
  public int percent() {
    return all == 0 ? 100 : lookedAt * 100 / all;
  }

  /** How many cases have which consequence; all consequences are named. */
  public Map<Consequence, Long> counts() {
    var counts = new EnumMap<Consequence, Long>(Consequence.class);
    for (Consequence consequence : Consequence.values()) counts.put(consequence, 0L);
    cases.forEach(one -> counts.merge(one.consequence(), 1L, Long::sum));
    return counts;
  }

  /** The cases that can move, by their proposals' ids. */
  public List<String> movable() {
    return cases.stream()
        .filter(one -> one.consequence().movable())
        .map(CaseForecast::proposalId)
        .toList();
  }
}
