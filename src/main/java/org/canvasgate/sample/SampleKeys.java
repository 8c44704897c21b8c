package org.canvasgate.sample;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.canvasgate.identity.key.MachineKeys;
import org.canvasgate.identity.key.Scope;
import org.springframework.stereotype.Component;

/**
 * Offers the sample planner a key, so that the page of keys shows what an offer looks like. Until
 * it is taken there is no secret that could leak.
 */
@Component
class SampleKeys {
  private static final String NAME = "Open data portal (sample) / 공공데이터 포털(견본)";
  private static final int DAYS = 90;

  private final MachineKeys keys;
  private final Clock clock;

  SampleKeys(MachineKeys keys, Clock clock) {
    this.keys = keys;
    this.clock = clock;
  }

  void offer() {
    if (!keys.of(Cast.PLANNER).isEmpty()) return;
    keys.offer(
        Cast.PLANNER,
        NAME,
        List.of(Scope.READ),
        LocalDate.now(clock).plusDays(DAYS),
        Cast.ADMINISTRATOR);
  }
}
