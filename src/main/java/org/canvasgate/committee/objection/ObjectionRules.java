package org.canvasgate.committee.objection;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Map;
import org.canvasgate.committee.Rules;
import org.springframework.stereotype.Component;

/** The table {@code objection-rules}, as it holds today. */
@Component
public class ObjectionRules {
  private static final String TABLE = "objection-rules";

  private final Rules rules;
  private final Clock clock;

  ObjectionRules(Rules rules, Clock clock) {
    this.rules = rules;
    this.clock = clock;
  }

  /**
   * The end of the period for a verdict told at a moment: the last second of the last day. The day
   * on which it was told does not count (Civil Act art. 157).
   */
  public Instant endOfPeriod(Instant told) {
    return endOfDay(told, days("objectionDays"));
  }

  Instant examineBy(Instant filed) {
    return endOfDay(filed, days("examinationDays"));
  }

  int mostAtAGate() {
    return days("mostObjections");
  }

  /** The share, 0 to 1, of the new panel that may have sat on the former one. */
  public double sameShare() {
    return ((Number) rule().get("sameShare")).doubleValue();
  }

  private Instant endOfDay(Instant from, int days) {
    LocalDate last = from.atZone(clock.getZone()).toLocalDate().plusDays(days);
    return last.atTime(LocalTime.of(23, 59, 59)).atZone(clock.getZone()).toInstant();
  }

  private int days(String output) {
    return ((Number) rule().get(output)).intValue();
  }

  private Map<String, Object> rule() {
    return rules.one(TABLE, Map.of("on", LocalDate.now(clock)));
  }
}
