package org.canvasgate.handover;

import java.util.List;
import java.util.Optional;
import org.canvasgate.form.Problem;

/**
 * What a handover would do if it were carried out now.
 *
 * @param lines every matter, in the order in which it would pass
 * @param refusals why it could not be carried out at all; empty where it could
 */
public record Preview(List<Line> lines, List<Problem> refusals) {
  public Preview {
    lines = List.copyOf(lines);
    refusals = List.copyOf(refusals);
  }

  /**
   * One matter.
   *
   * @param stays why it would stay; null where it would pass
   */
  public record Line(Item item, Problem stays) {
    Line(Item item, Optional<Problem> stays) {
      this(item, stays.orElse(null));
    }

    /** Whether it would pass. */
    public boolean passes() {
      return stays == null;
    }
  }

  /** How many matters would pass. */
  public long passing() {
    return lines.stream().filter(Line::passes).count();
  }
}
