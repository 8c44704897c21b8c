package org.canvasgate.operation;

import java.util.Collections;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.stream.Collectors;
import org.canvasgate.canvas.Block;
import org.canvasgate.maintenance.Promise;

/**
 * How far a running service does what its plan promised.
 *
 * @param promises every promise, in the plan's order, with what came of it
 * @param score mean of the known ratios, times 100; null where none is known
 * @param evidence the same by block of the canvas; a block without a known promise is absent
 */
public record PromiseKeeping(List<Outcome> promises, Double score, Map<Block, Double> evidence) {

  /**
   * What came of one promise.
   *
   * @param promise the promise
   * @param actual what was reported; null unknown
   * @param ratio how far it was kept, 0 to 1; null unknown
   * @param kept whether the target was met or bettered; null unknown
   */
  public record Outcome(Promise promise, Double actual, Double ratio, Boolean kept) {
    /** Holds one figure against its promise; null is not known. */
    public static Outcome of(Promise promise, Double actual) {
      if (actual == null) {
        return new Outcome(promise, null, null, null);
      }
      boolean kept =
          promise.higherIsBetter() ? actual >= promise.target() : actual <= promise.target();
      return new Outcome(promise, actual, kept ? 1.0 : ratioOfBroken(promise, actual), kept);
    }

    /**
     * A broken promise has a denominator above 0: more was promised than came, or more came than
     * was promised.
     */
    private static double ratioOfBroken(Promise promise, double actual) {
      return promise.higherIsBetter() ? actual / promise.target() : promise.target() / actual;
    }
  }

  public PromiseKeeping {
    promises = List.copyOf(promises);
    evidence = Collections.unmodifiableMap(evidence);
  }

  /**
   * Holds a report against the promises. A promise that is not reported is unknown.
   *
   * @throws IllegalArgumentException where a figure names no promise of the plan, or two name the
   *     same
   */
  public static PromiseKeeping of(List<Promise> promises, List<Actual> actuals) {
    Map<String, Double> reported = reported(promises, actuals);
    List<Outcome> outcomes =
        promises.stream().map(p -> Outcome.of(p, reported.get(p.id()))).toList();
    Map<Block, Double> evidence = new EnumMap<>(Block.class);
    for (Block block : Block.values()) {
      Double points = score(outcomes.stream().filter(o -> o.promise().block() == block).toList());
      if (points != null) {
        evidence.put(block, points);
      }
    }
    return new PromiseKeeping(outcomes, score(outcomes), evidence);
  }

  private static Double score(List<Outcome> outcomes) {
    OptionalDouble mean =
        outcomes.stream()
            .map(Outcome::ratio)
            .filter(Objects::nonNull)
            .mapToDouble(r -> 100 * r)
            .average();
    return mean.isPresent() ? Double.valueOf(mean.getAsDouble()) : null;
  }

  private static Map<String, Double> reported(List<Promise> promises, List<Actual> actuals) {
    Set<String> known = promises.stream().map(Promise::id).collect(Collectors.toSet());
    Map<String, Double> reported = new HashMap<>();
    for (Actual actual : actuals) {
      if (!known.contains(actual.promiseId())) {
        throw new IllegalArgumentException(
            "The plan has no promise \"%s\".".formatted(actual.promiseId()));
      }
      if (reported.containsKey(actual.promiseId())) {
        throw new IllegalArgumentException(
            "The promise \"%s\" is reported twice.".formatted(actual.promiseId()));
      }
      reported.put(actual.promiseId(), actual.value());
    }
    return reported;
  }
}
