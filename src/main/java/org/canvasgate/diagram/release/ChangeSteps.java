package org.canvasgate.diagram.release;

import static java.time.temporal.ChronoUnit.MINUTES;

import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.canvasgate.committee.Notice;
import org.canvasgate.committee.Notices;
import org.canvasgate.diagram.change.Change;
import org.canvasgate.diagram.change.ChangeState;
import org.canvasgate.diagram.change.Changes;
import org.canvasgate.diagram.guard.ApprovalDesk;
import org.canvasgate.diagram.guard.ApprovalRules;
import org.canvasgate.diagram.guard.ApprovalStanding;
import org.canvasgate.form.Problem;
import org.canvasgate.form.Refusal;
import org.canvasgate.identity.Role;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The way of a change from a draft to its release: laid before those who approve, approved,
 * refused, withdrawn, scheduled. Each step is taken once, by whoever is faster, and stands in the
 * trail with its reason.
 */
@Service
class ChangeSteps {
  private final Changes changes;
  private final ModelsInForce inForce;
  private final ApprovalDesk approvals;
  private final Releases releases;
  private final Schedules schedules;
  private final Trail trail;
  private final Notices notices;
  private final Clock clock;

  ChangeSteps(
      Changes changes,
      ModelsInForce inForce,
      ApprovalDesk approvals,
      Releases releases,
      Schedules schedules,
      Trail trail,
      Notices notices,
      Clock clock) {
    this.changes = changes;
    this.inForce = inForce;
    this.approvals = approvals;
    this.releases = releases;
    this.schedules = schedules;
    this.trail = trail;
    this.notices = notices;
    this.clock = clock;
  }

  /** Its files are closed from now on, so that what is approved is what was read. */
  @Transactional
  public void submit(long id, String by) {
    Change change = known(id);
    refuseOther(releases.obstacles(change, inForce.now(), change.reason()), "release.unapproved");
    take(change, ChangeState.SUBMITTED, "submitted", by, "", ChangeState.DRAFT);
    tell(Role.ADMINISTRATORS.key(), change, "submitted", change.title(), change.author());
  }

  /**
   * @param groups Camunda groups of whoever approves
   * @param sum of the files as they were on the page that was read
   * @param reason may be empty
   */
  @Transactional
  public void approve(long id, String by, Collection<String> groups, String sum, String reason) {
    Change change = known(id);
    if (change.state() != ChangeState.SUBMITTED) throw wrongState(change);
    approvals.approve(change, inForce.now(), by, groups, sum, reason.strip());
    trail.write(id, null, "approved", by, reason.strip(), hashes(id));
    if (standing(change).enough()) {
      changes.move(id, ChangeState.SUBMITTED, ChangeState.APPROVED);
      tell(change.author(), change, "approved", change.title(), by);
    }
  }

  /** Says no. The author can take it up again. */
  @Transactional
  public void refuse(long id, String by, String reason) {
    schedules.hold(id);
    Change change = known(id);
    needReason(reason);
    take(
        change,
        ChangeState.REFUSED,
        "refused",
        by,
        reason,
        ChangeState.SUBMITTED,
        ChangeState.APPROVED,
        ChangeState.SCHEDULED);
    schedules.end(id, "withdrawn");
    tell(change.author(), change, "refused", change.title(), by, reason.strip());
  }

  /** It is a draft again; approvals of other files than those that are submitted next are void. */
  @Transactional
  public void reopen(long id, String by, String reason) {
    schedules.hold(id);
    take(
        known(id),
        ChangeState.DRAFT,
        "reopened",
        by,
        reason,
        ChangeState.SUBMITTED,
        ChangeState.APPROVED,
        ChangeState.SCHEDULED,
        ChangeState.REFUSED,
        ChangeState.WITHDRAWN);
    schedules.end(id, "withdrawn");
  }

  /** It will not come. */
  @Transactional
  public void withdraw(long id, String by, String reason) {
    schedules.hold(id);
    needReason(reason);
    take(
        known(id),
        ChangeState.WITHDRAWN,
        "withdrawn",
        by,
        reason,
        ChangeState.DRAFT,
        ChangeState.SUBMITTED,
        ChangeState.APPROVED,
        ChangeState.SCHEDULED);
    schedules.end(id, "withdrawn");
  }

  /**
   * It comes into force at a moment, if nothing stands in its way then.
   *
   * @param cases proposal ids of the running cases that move with it
   * @throws Refusal where something stands in its way already, or the moment is past
   */
  @Transactional
  public void schedule(long id, Instant at, String by, String reason, List<String> cases) {
    schedules.hold(id);
    Change change = known(id);
    if (!at.isAfter(clock.instant()))
      throw new Refusal(List.of(new Problem("at", "release.schedule.past")));
    List<Problem> obstacles = releases.obstacles(change, inForce.now(), reason);
    if (!obstacles.isEmpty()) throw new Refusal(obstacles);
    String why = reason.isBlank() ? change.reason() : reason.strip();
    schedules.put(new Schedule(id, at, by, why, sum(id), cases));
    if (change.state() != ChangeState.SCHEDULED
        && !changes.move(id, change.state(), ChangeState.SCHEDULED))
      throw new Refusal("release.faster");
    trail.write(id, null, "scheduled", by, why, hashes(id), moment(at));
  }

  /** It stays approved, and waits for somebody. */
  @Transactional
  public void unschedule(long id, String by) {
    schedules.hold(id);
    Change change = known(id);
    take(change, back(change), "unscheduled", by, "", ChangeState.SCHEDULED);
    schedules.end(id, "withdrawn");
  }

  /** What was scheduled could not be released; its author and whoever scheduled it are told. */
  @Transactional
  public void failed(Schedule schedule, String why) {
    if (!schedules.end(schedule.change(), "failed")) return;
    Change change = known(schedule.change());
    changes.move(change.id(), ChangeState.SCHEDULED, back(change));
    trail.write(
        change.id(), null, "failed", Release.APPLICATION, why, Map.of(), moment(schedule.at()));
    for (String person : new TreeSet<>(List.of(change.author(), schedule.by())))
      tell(person, change, "failed", change.title(), why);
  }

  ApprovalStanding standing(Change change) {
    return approvals.standing(change, inForce.now());
  }

  String sum(long id) {
    return ApprovalRules.sum(changes.drafts(id));
  }

  private ChangeState back(Change change) {
    ApprovalStanding standing = standing(change);
    if (!standing.enough()) return ChangeState.SUBMITTED;
    return standing.demand().approvals() == 0 ? ChangeState.DRAFT : ChangeState.APPROVED;
  }

  private void take(
      Change change, ChangeState to, String what, String by, String reason, ChangeState... from) {
    if (!Arrays.asList(from).contains(change.state())) throw wrongState(change);
    if (!changes.move(change.id(), change.state(), to)) throw new Refusal("release.faster");
    trail.write(change.id(), null, what, by, reason.strip(), hashes(change.id()));
  }

  private Map<String, List<String>> hashes(long id) {
    var before = inForce.now();
    return Trail.between(before, changes.after(id, before));
  }

  private Change known(long id) {
    return changes.find(id).orElseThrow(() -> new Refusal("release.unknown", id));
  }

  private static Refusal wrongState(Change change) {
    return new Refusal(
        "release.wrong-state", Problem.name("release.state." + change.state().word()));
  }

  private static void needReason(String reason) {
    if (reason.isBlank()) throw new Refusal(List.of(new Problem("reason", "release.say-why")));
  }

  private static void refuseOther(List<Problem> problems, String expected) {
    List<Problem> others =
        problems.stream().filter(problem -> !problem.key().equals(expected)).toList();
    if (!others.isEmpty()) throw new Refusal(others);
  }

  private void tell(String recipient, Change change, String what, Object... arguments) {
    String key =
        "release/%d/%s/%s/%d"
            .formatted(change.id(), what, recipient, clock.instant().toEpochMilli());
    Object[] said = Arrays.copyOf(arguments, arguments.length + 1);
    // the last one is no word of the sentence: it is where the notice leads
    said[arguments.length] = change.id();
    notices.tell(recipient, null, Notice.OF_CHANGE + what, key, said);
  }

  /** As the office's clocks show it, to the minute. */
  private String moment(Instant at) {
    return at.atZone(clock.getZone())
        .toLocalDateTime()
        .truncatedTo(MINUTES)
        .toString()
        .replace('T', ' ');
  }

  Optional<Schedule> waiting(long id) {
    return schedules.waiting(id);
  }
}
