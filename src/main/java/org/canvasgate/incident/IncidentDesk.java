package org.canvasgate.incident;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.canvasgate.audit.AuditTrail;
import org.canvasgate.audit.AuditTrail.Happening;
import org.canvasgate.form.CaseTouched;
import org.canvasgate.form.Problem;
import org.canvasgate.form.Refusal;
import org.canvasgate.form.Submission;
import org.canvasgate.proposal.Proposals;
import org.canvasgate.proposal.Status;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** What an administrator can do about a step that stands still. */
@Component
class IncidentDesk {
  /** Whoever has more of them mends what they have in common first. */
  static final int MOST = 200;

  /** Below what a load balancer waits for an answer, with the last step's own patience. */
  private static final Duration LONGEST = Duration.ofSeconds(30);

  private final StoppedSteps steps;
  private final IncidentLog log;
  private final AuditTrail audit;
  private final Proposals proposals;
  private final ApplicationEventPublisher events;
  private final TransactionTemplate transaction;

  IncidentDesk(
      StoppedSteps steps,
      IncidentLog log,
      AuditTrail audit,
      Proposals proposals,
      ApplicationEventPublisher events,
      TransactionTemplate transaction) {
    this.steps = steps;
    this.log = log;
    this.audit = audit;
    this.proposals = proposals;
    this.events = events;
    this.transaction = transaction;
  }

  /**
   * Tries a step again.
   *
   * @param said what was mended; may be empty
   * @throws Refusal for a text that is too long
   */
  Outcome tryAgain(String job, String said, String by) {
    String mended = text(said, "incident.mended");
    StoppedStep step = steps.find(job, Locale.ENGLISH).orElse(null);
    if (step == null) return Outcome.GONE;
    Outcome outcome = steps.tryAgain(job);
    note(step, outcome, mended, by);
    return outcome;
  }

  /**
   * Tries the steps again that were given up, one after the other for as long as a page may take;
   * returns how many ended in which way. Those that are left stand on the page.
   */
  Map<Outcome, Integer> tryAll(String said, String by) {
    text(said, "incident.mended");
    var outcomes = new TreeMap<Outcome, Integer>();
    long begun = System.nanoTime();
    for (StoppedStep step : steps.stopped(Locale.ENGLISH, MOST)) {
      outcomes.merge(tryAgain(step.job(), said, by), 1, Integer::sum);
      if (System.nanoTime() - begun > LONGEST.toNanos()) break;
    }
    return outcomes;
  }

  /**
   * Ends a case that cannot go on. It ends as a withdrawn one does, and the reason is kept with it.
   *
   * @throws Refusal without a reason, for a step of no case, or when it is too late for that
   */
  void end(String job, String why, String by) {
    String reason = text(why, "incident.reason");
    if (reason.isEmpty()) throw new Refusal("form.missing", Problem.name("incident.reason"));
    StoppedStep step =
        steps.find(job, Locale.ENGLISH).orElseThrow(() -> new Refusal("incident.gone"));
    if (step.proposalId() == null) throw new Refusal("incident.no-case");
    transaction.executeWithoutResult(
        status -> {
          if (!steps.end(step.proposalId())) throw new Refusal("incident.too-late");
          proposals.statusReason(step.proposalId(), reason);
          proposals.status(step.proposalId(), Status.WITHDRAWN);
          note(step, Outcome.ENDED, reason, by);
        });
  }

  List<IncidentLog.Line> latest() {
    return log.latest(MOST);
  }

  private void note(StoppedStep step, Outcome outcome, String said, String by) {
    transaction.executeWithoutResult(
        status -> {
          log.add(step, outcome, said, by);
          audit.tell(
              new Happening(
                  outcome == Outcome.ENDED ? "decision.case-ended" : "decision.step-tried",
                  by,
                  step.element(),
                  step.proposalId(),
                  outcome.word(),
                  null));
          events.publishEvent(new CaseTouched(step.proposalId()));
        });
  }

  private static String text(String typed, String name) {
    String said = typed == null ? "" : typed.strip();
    if (said.length() > Submission.LONGEST_TEXT || !Submission.storable(said))
      throw new Refusal("form.text-too-long", Problem.name(name), Submission.LONGEST_TEXT);
    return said;
  }
}
