package org.canvasgate.diagram.release;

import java.time.Clock;
import java.util.Optional;
import org.camunda.bpm.engine.ProcessEngineException;
import org.canvasgate.form.Refusal;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Releases what is due, each in a transaction of its own; what cannot be released says why. */
@Component
class DueReleases {
  private final Schedules schedules;
  private final Releases releases;
  private final ChangeSteps steps;
  private final Said said;
  private final Clock clock;
  private final TransactionTemplate transaction;

  DueReleases(
      Schedules schedules,
      Releases releases,
      ChangeSteps steps,
      Said said,
      Clock clock,
      TransactionTemplate transaction) {
    this.schedules = schedules;
    this.releases = releases;
    this.steps = steps;
    this.said = said;
    this.clock = clock;
    this.transaction = transaction;
  }

  /** Carries out everything that is due now. */
  void carryOut() {
    while (next()) continue;
  }

  private boolean next() {
    var tried = new Schedule[1];
    try {
      return Boolean.TRUE.equals(transaction.execute(status -> release(tried)));
    } catch (Refusal refused) {
      steps.failed(tried[0], said.inBoth(refused));
      return true;
    } catch (ProcessEngineException broken) {
      if (tried[0] == null) throw broken;
      steps.failed(tried[0], said.inBoth(broken));
      return true;
    }
  }

  private boolean release(Schedule[] tried) {
    Optional<Schedule> due = schedules.due(clock.instant());
    if (due.isEmpty()) return false;
    tried[0] = due.get();
    long change = tried[0].change();
    if (!steps.sum(change).equals(tried[0].sum())) throw new Refusal("release.schedule.edited");
    releases.release(change, tried[0].by(), tried[0].reason(), tried[0].cases());
    schedules.end(change, "done");
    return true;
  }
}
