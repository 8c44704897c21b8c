package org.canvasgate.operation;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;
import org.canvasgate.canvas.Block;
import org.canvasgate.maintenance.FiledPlan;

/**
 * How a running service stands against what was planned and promised. Without a plan or without a
 * report everything is unknown, and stays so.
 *
 * @param keeping what came of each promise
 * @param drift cost against plan, usage against promise
 */
public record Standing(PromiseKeeping keeping, Drift drift) {

  /**
   * Holds a report against a plan.
   *
   * @param filed null where the service has none
   * @param figures null where nothing was reported
   */
  public static Standing of(FiledPlan filed, Figures figures) {
    if (filed == null) {
      return new Standing(PromiseKeeping.of(List.of(), List.of()), new Drift(null, null));
    }
    if (figures == null) {
      return new Standing(
          PromiseKeeping.of(filed.plan().promises(), List.of()), new Drift(null, null));
    }
    return new Standing(
        PromiseKeeping.of(filed.plan().promises(), figures.actuals()),
        ReportedDrift.of(filed, figures));
  }

  /**
   * Points, 0 to 100, that the promises of a block prove; a block without a known one is absent.
   */
  public Map<Block, Double> evidence() {
    return keeping.evidence();
  }

  /** The score and what it is made of, by name, in the order in which it is shown. */
  public Map<String, Object> parts() {
    Map<String, Object> parts = new LinkedHashMap<>(facts());
    parts.put("promises", keeping.promises().size());
    parts.put("promisesKnown", count(Objects::nonNull));
    parts.put("promisesKept", count(Boolean.TRUE::equals));
    return parts;
  }

  /** What the decision tables read: points 0 to 100 and shares; null is unknown. */
  public Map<String, Object> facts() {
    Map<String, Object> facts = new LinkedHashMap<>();
    facts.put("promiseKeeping", keeping.score());
    facts.put("costOverrun", drift.costOverrun());
    facts.put("usageShortfall", drift.usageShortfall());
    return facts;
  }

  private int count(Predicate<Boolean> kept) {
    return (int) keeping.promises().stream().map(PromiseKeeping.Outcome::kept).filter(kept).count();
  }
}
