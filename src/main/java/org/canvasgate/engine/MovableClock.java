package org.canvasgate.engine;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import org.camunda.bpm.engine.impl.util.ClockUtil;

/**
 * A running clock that can be put forward or back, so that a rehearsal lets a year pass in a
 * second. The engine's own clock moves with it. There is one per application: the engine's time is
 * global.
 */
public final class MovableClock extends Clock {
  private final Clock real;
  private volatile Duration offset = Duration.ZERO;

  public MovableClock(Clock real) {
    this.real = real;
  }

  /** Puts the clock to a moment, from which it runs on. */
  public void moveTo(Instant moment) {
    moveBy(Duration.between(instant(), moment));
  }

  /** Puts the clock forward, or back by a negative duration. */
  public void moveBy(Duration duration) {
    offset = offset.plus(duration);
    ClockUtil.offset(offset.toMillis());
  }

  /** Back to the real time. */
  public void reset() {
    offset = Duration.ZERO;
    ClockUtil.reset();
  }

  @Override
  public Instant instant() {
    return real.instant().plus(offset);
  }

  @Override
  public ZoneId getZone() {
    return real.getZone();
  }

  @Override
  public Clock withZone(ZoneId zone) {
    MovableClock running = this;
    return new Clock() {
      @Override
      public ZoneId getZone() {
        return zone;
      }

      @Override
      public Clock withZone(ZoneId other) {
        return running.withZone(other);
      }

      @Override
      public Instant instant() {
        return running.instant();
      }
    };
  }
}
