package org.canvasgate.diagram.release;

import java.time.Clock;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.ProcessEngineException;
import org.canvasgate.committee.Wording;
import org.canvasgate.form.Problem;
import org.canvasgate.form.Refusal;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Releases what is due, each in a transaction of its own; what cannot be released says why. */
@Component
class DueReleases {
  private final Schedules schedules;
  private final Releases releases;
  private final ChangeSteps steps;
  private final Wording wording;
  private final Clock clock;
  private final TransactionTemplate transaction;

  DueReleases(
      Schedules schedules,
      Releases releases,
      ChangeSteps steps,
      Wording wording,
      Clock clock,
      TransactionTemplate transaction) {
    this.schedules = schedules;
    this.releases = releases;
    this.steps = steps;
    this.wording = wording;
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
      steps.failed(tried[0], told(refused));
      return true;
    } catch (ProcessEngineException broken) {
      if (tried[0] == null) throw broken;
      steps.failed(tried[0], broken.getMessage());
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

  /** In both languages: nobody is reading when it happens. */
  private String told(Refusal refused) {
    return told(refused, Locale.ENGLISH) + " / " + told(refused, Locale.KOREAN);
  }

  private String told(Refusal refused, Locale language) {
    return refused.problems().stream()
        .map((Problem problem) -> wording.say(problem, language))
        .collect(Collectors.joining(" "));
  }
}
