package org.canvasgate.tracking.portfolio;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.canvasgate.tracking.portfolio.Spell.End;

/**
 * How many cases came to a phase, what became of them there and how long it takes.
 *
 * @param target working days that it should take at most; null where there is none
 * @param late how many of those waiting have been there for longer than the target; 0 without one
 */
public record PhaseTime(
    Phase phase,
    int came,
    int passed,
    int stopped,
    int withdrawn,
    int waiting,
    int late,
    Survival time,
    Integer target) {

  /** Every phase, in the order of the way. */
  static List<PhaseTime> of(List<Spell> spells, Map<Phase, Integer> targets) {
    List<PhaseTime> times = new ArrayList<>();
    for (Phase phase : Phase.values()) {
      List<Spell> own = spells.stream().filter(spell -> spell.phase() == phase).toList();
      Integer target = targets.get(phase);
      times.add(
          new PhaseTime(
              phase,
              own.size(),
              count(own, End.PASSED),
              count(own, End.STOPPED),
              count(own, End.WITHDRAWN),
              count(own, End.WAITING),
              target == null
                  ? 0
                  : (int)
                      own.stream()
                          .filter(spell -> spell.end() == End.WAITING && spell.days() > target)
                          .count(),
              Survival.of(own),
              target));
    }
    return times;
  }

  /** The share of cases that take longer than the target; null where nobody knows. */
  public Double overTarget() {
    return target == null ? null : time.longerThan(target);
  }

  private static int count(List<Spell> spells, End end) {
    return (int) spells.stream().filter(spell -> spell.end() == end).count();
  }
}
