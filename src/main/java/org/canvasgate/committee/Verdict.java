package org.canvasgate.committee;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * What was decided at a gate.
 *
 * @param outcome the gate's own word: pass, revise, reject, agreed, approved, continue, …
 * @param recommendation what the table recommended; null where it recommended nothing
 * @param reason why; must be there when the outcome departs from the recommendation
 * @param minority a minority opinion, or null
 * @param details what else belongs to it: conditions, dates, what to change
 */
public record Verdict(
    CaseRound round,
    String outcome,
    String recommendation,
    String reason,
    String minority,
    Map<String, Object> details,
    String decidedBy,
    Instant decidedAt) {
  /** As the conditions' lines end: whose it is and until when. */
  private static final Pattern OWNER =
      Pattern.compile(" \\([^()]*(?:\\([^()]*\\)[^()]*)*, ([0-9-]{10})\\)$");

  /**
   * The conditions, one a line.
   *
   * @param named whether it is told who carries each of them out
   */
  public List<String> conditions(boolean named) {
    if (!(details.get("conditions") instanceof Collection<?> lines)) return List.of();
    return lines.stream()
        .map(Object::toString)
        .map(line -> named ? line : OWNER.matcher(line).replaceFirst(" ($1)"))
        .toList();
  }
}
