package org.canvasgate.diagram.release;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.camunda.bpm.engine.ProcessEngineException;
import org.canvasgate.diagram.cases.ReturnForecast;
import org.canvasgate.diagram.change.Change;
import org.canvasgate.diagram.change.ChangeState;
import org.canvasgate.diagram.change.Changes;
import org.canvasgate.diagram.change.Draft;
import org.canvasgate.diagram.check.Checks;
import org.canvasgate.diagram.guard.Approval;
import org.canvasgate.diagram.guard.ApprovalDesk;
import org.canvasgate.diagram.guard.ApprovalStanding;
import org.canvasgate.diagram.model.AskedAtOnce;
import org.canvasgate.diagram.model.Finding;
import org.canvasgate.diagram.model.ModelFile;
import org.canvasgate.diagram.model.ModelKind;
import org.canvasgate.diagram.model.ModelSet;
import org.canvasgate.engine.Collisions;
import org.canvasgate.form.Problem;
import org.canvasgate.form.Refusal;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Brings changes into force, and earlier files back. Each release is one transaction: the whole set
 * is deployed, the release is counted, the change is done and the trail is written, or nothing is.
 */
@Service
public class Releases {
  private static final int FINDINGS_TOLD = 5;
  private static final String START_FORM = ModelKind.FORM.path("propose-service");

  private final Changes changes;
  private final ModelsInForce inForce;
  private final Checks checks;
  private final ApprovalDesk approvals;
  private final Deployer deployer;
  private final ReleaseLog log;
  private final Trail trail;
  private final MovedCases movedCases;
  private final Shares shares;

  Releases(
      Changes changes,
      ModelsInForce inForce,
      Checks checks,
      ApprovalDesk approvals,
      Deployer deployer,
      ReleaseLog log,
      Trail trail,
      MovedCases movedCases,
      Shares shares) {
    this.changes = changes;
    this.inForce = inForce;
    this.checks = checks;
    this.approvals = approvals;
    this.deployer = deployer;
    this.log = log;
    this.trail = trail;
    this.movedCases = movedCases;
    this.shares = shares;
  }

  /**
   * Brings a change into force now: for every case, gate and question that begins from now on.
   *
   * @param by user id of whoever releases
   * @param reason why; blank takes the reason that the change has
   * @throws Refusal with every reason why it cannot be; nothing has happened then
   */
  @Transactional
  public Release release(long change, String by, String reason) {
    return release(change, by, reason, List.of());
  }

  /**
   * Brings a change into force now, and orders running cases to move to it.
   *
   * @param cases proposal ids; those that cannot move stay where they are and are listed
   */
  @Transactional
  public Release release(long change, String by, String reason, List<String> cases) {
    log.oneAtATime();
    Change found = open(change);
    ModelSet before = inForce.now();
    refuseIf(obstacles(found, before, reason));
    ModelSet after = changes.after(change, before);
    Release made =
        add(after, found, ReleaseKind.RELEASE, by, approvers(found, before), why(found, reason));
    finish(found);
    shares
        .running()
        .ifPresent(
            share -> {
              shares.end(share.id(), "taken-over", by);
              trail.write(change, made.number(), "share-taken-over", by, made.reason(), Map.of());
            });
    movedCases.move(made, change, cases, by, trail);
    trail.write(
        change,
        made.number(),
        "released",
        by,
        made.reason(),
        Trail.between(before, after),
        made.number());
    return made;
  }

  /**
   * What stands in the way of releasing a change; empty where it can be released.
   *
   * @param reason as it would be given; blank takes the reason that the change has
   */
  public List<Problem> obstacles(Change change, ModelSet before, String reason) {
    var problems = new ArrayList<Problem>();
    if (!releasable(change.state()))
      problems.add(
          new Problem(
              "", "release.not-open", Problem.name("release.state." + change.state().word())));
    if (why(change, reason).isBlank()) problems.add(new Problem("reason", "release.no-reason"));
    shares
        .running()
        .filter(share -> share.change() != change.id())
        .ifPresent(share -> problems.add(new Problem("", "release.share.runs", share.change())));
    List<Draft> drafts = changes.drafts(change.id());
    if (drafts.isEmpty()) problems.add(new Problem("", "release.no-files"));
    List<String> movedOn = movedOn(drafts, before);
    for (String file : movedOn) problems.add(new Problem("", "release.moved-on", file));
    ModelSet after = changes.after(change.id(), before);
    if (!drafts.isEmpty() && SetHash.of(after).equals(SetHash.of(before)))
      problems.add(new Problem("", "release.nothing-new"));
    problems.addAll(errors(before, after));
    ApprovalStanding standing = approvals.standing(change, before);
    if (!standing.enough()) problems.add(new Problem("", "release.unapproved", standing.missing()));
    return problems;
  }

  /** The release that the next going back would restore; empty where there is none before. */
  public Optional<Release> previous() {
    return previous(log.all());
  }

  static Optional<Release> previous(List<Release> latestFirst) {
    List<Release> forAll = latestFirst.stream().filter(Release::forAll).toList();
    if (forAll.isEmpty()) return Optional.empty();
    Release now = forAll.get(0);
    int from = now.restores() == null ? now.number() : now.restores();
    return forAll.stream()
        .filter(each -> each.number() < from && !each.setHash().equals(now.setHash()))
        .findFirst();
  }

  /**
   * The files of an earlier release hold again. No approval is asked: they were approved then, and
   * going back must not wait.
   *
   * @param number of the release whose files are to hold
   * @param withCases whether cases that have moved since go back to where they came from
   * @throws Refusal where there is no such release, no reason, or its files hold already
   */
  @Transactional
  public Release back(int number, String by, String reason, boolean withCases) {
    log.oneAtATime();
    Release to =
        log.find(number)
            .filter(Release::forAll)
            .orElseThrow(() -> new Refusal("release.back.unknown", number));
    if (reason == null || reason.isBlank())
      throw new Refusal(List.of(new Problem("reason", "release.no-reason")));
    ModelSet before = inForce.now();
    ModelSet after = inForce.of(to.deployment());
    if (SetHash.of(after).equals(SetHash.of(before)))
      throw new Refusal("release.back.holds", number);
    List<Release> withdrawn = since(number);
    // Before anything of the engine is locked, which a case that is being moved may wait for.
    movedCases.stop(withdrawn, by);
    endShare(by, reason.strip());
    Release now = log.of(inForce.deployment()).orElse(null);
    Release made =
        log.add(
            deploy(after),
            null,
            ReleaseKind.BACK,
            by,
            List.of(),
            reason.strip(),
            SetHash.of(after),
            to.restores() == null ? to.number() : to.restores());
    trail.write(
        now == null ? null : now.change(),
        made.number(),
        "back",
        by,
        made.reason(),
        Trail.between(before, after),
        made.number(),
        number);
    int returning = withCases ? movedCases.giveBack(withdrawn, by) : 0;
    if (returning > 0)
      trail.write(made.change(), made.number(), "returns", by, made.reason(), Map.of(), returning);
    return made;
  }

  /**
   * Tries a change on a share of the cases that begin from now on. All other cases, and every
   * question that the application asks a table itself, go on as before.
   *
   * @param percent of 100 new cases, 1 to 50
   * @throws Refusal where the change could not be released either, or where a share of it cannot be
   *     told apart: it changes only tables that hold at once, or the form by which cases begin
   */
  @Transactional
  public Release share(long change, int percent, String by, String reason) {
    log.oneAtATime();
    Change found = open(change);
    ModelSet before = inForce.now();
    List<Problem> problems = new ArrayList<>(obstacles(found, before, reason));
    problems.addAll(unshareable(found, percent));
    refuseIf(problems);
    ModelSet after = changes.after(change, before);
    Release holding = log.of(inForce.deployment()).orElse(null);
    List<String> approvers = approvers(found, before);
    Release made = add(after, found, ReleaseKind.SHARE, by, approvers, why(found, reason));
    // Deployed after it, so that the latest version of everything is again what held before.
    log.add(
        deploy(before),
        null,
        ReleaseKind.KEEP,
        by,
        List.of(),
        made.reason(),
        SetHash.of(before),
        holding == null
            ? null
            : holding.restores() == null ? holding.number() : holding.restores());
    shares.begin(change, made.deployment(), percent, by, made.reason());
    if (found.state() != ChangeState.APPROVED
        && !changes.move(change, found.state(), ChangeState.APPROVED))
      throw new Refusal("release.faster");
    trail.write(
        change,
        made.number(),
        "share-begun",
        by,
        made.reason(),
        Trail.between(before, after),
        percent);
    return made;
  }

  private List<Problem> unshareable(Change change, int percent) {
    var problems = new ArrayList<Problem>();
    if (percent < 1 || percent > Shares.MOST)
      problems.add(new Problem("percent", "release.share.percent", Shares.MOST));
    if (shares.running().isPresent()) problems.add(new Problem("", "release.share.twice"));
    unshareable(change).ifPresent(problems::add);
    return problems;
  }

  /** Why a share of a change could not be told apart from all of it, whatever the share. */
  Optional<Problem> unshareable(Change change) {
    List<ModelFile> files = changes.files(change.id());
    if (!files.isEmpty() && files.stream().allMatch(AskedAtOnce::holds))
      return Optional.of(new Problem("", "release.share.at-once"));
    if (changes.drafts(change.id()).stream().anyMatch(draft -> draft.file().equals(START_FORM)))
      return Optional.of(new Problem("", "release.share.start-form"));
    return Optional.empty();
  }

  /**
   * Ends the share that runs: new cases begin as all others. Those that began on it and are not
   * moved go on on it; the gates that they enter from then on are those that hold for all.
   *
   * @param withCases whether its running cases move to what holds for all
   * @throws Refusal where none of this change runs
   */
  @Transactional
  public void endShare(long change, String by, String reason, boolean withCases) {
    log.oneAtATime();
    Share share =
        shares
            .running()
            .filter(running -> running.change() == change)
            .orElseThrow(() -> new Refusal("release.share.none"));
    endShare(by, reason);
    // Only now: a case that was beginning on it has begun, and none does from here on.
    List<String> cases = withCases ? shares.cases(share) : List.of();
    log.of(inForce.deployment())
        .ifPresent(holding -> movedCases.moveOff(holding, change, cases, by, trail));
  }

  /** Which of the running cases of the share of a change could move if it ended now. */
  List<ReturnForecast> beforeEndOfShare(long change) {
    Optional<Share> share = shares.running().filter(running -> running.change() == change);
    Optional<Release> holding = log.of(inForce.deployment());
    if (share.isEmpty() || holding.isEmpty()) return List.of();
    return movedCases.beforeMoveOff(holding.get(), change, shares.cases(share.get()));
  }

  /**
   * Takes running cases to the release of a change that holds.
   *
   * @param cases proposal ids
   * @throws Refusal where the change is not in force, or no case is named
   */
  @Transactional
  public void moveCases(long change, List<String> cases, String by) {
    if (cases.isEmpty()) throw new Refusal("release.move.none");
    // Or it could be taken back between the look and the order, which nobody would stop then.
    log.oneAtATime();
    Release holding =
        log.of(inForce.deployment())
            .filter(release -> holds(open(change)))
            .orElseThrow(() -> new Refusal("release.move.not-in-force"));
    movedCases.move(holding, change, cases, by, trail);
  }

  /**
   * Whether every file of a released change is in force as the change has it: whatever was released
   * since, and whether or not it was taken back in between.
   */
  boolean holds(Change change) {
    if (change.state() != ChangeState.DEPLOYED) return false;
    List<Draft> drafts = changes.drafts(change.id());
    ModelSet now = inForce.now();
    return !drafts.isEmpty()
        && drafts.stream()
            .allMatch(
                draft ->
                    Objects.equals(
                        draft.removes() ? null : draft.model().hash(),
                        now.find(draft.file()).map(ModelFile::hash).orElse(null)));
  }

  private void endShare(String by, String reason) {
    shares
        .running()
        .ifPresent(
            share -> {
              shares.end(share.id(), "ended", by);
              trail.write(share.change(), null, "share-ended", by, reason, Map.of());
            });
  }

  /** The releases after one, without it. */
  List<Release> since(int number) {
    return log.all().stream().filter(release -> release.number() > number).toList();
  }

  /**
   * Changes that were begun from files which hold no longer.
   *
   * @return names of those files whose text in force is another by now
   */
  public static List<String> movedOn(List<Draft> drafts, ModelSet before) {
    return drafts.stream()
        .filter(
            draft -> {
              String holds = before.find(draft.file()).map(ModelFile::hash).orElse(null);
              String mine = draft.removes() ? null : draft.model().hash();
              return !Objects.equals(holds, draft.baseHash()) && !Objects.equals(holds, mine);
            })
        .map(Draft::file)
        .toList();
  }

  /** Nobody saves a file between the look at what stands in the way and the deployment. */
  private Change open(long change) {
    return changes.lock(change).orElseThrow(() -> new Refusal("release.unknown", change));
  }

  private static boolean releasable(ChangeState state) {
    return switch (state) {
      case DRAFT, SUBMITTED, APPROVED, SCHEDULED -> true;
      case DEPLOYED, REFUSED, WITHDRAWN -> false;
    };
  }

  /** Also in files that it does not touch, such as a process whose form it takes away. */
  private List<Problem> errors(ModelSet before, ModelSet after) {
    List<Finding> errors = checks.of(before, after).stream().filter(Finding::refuses).toList();
    if (errors.isEmpty()) return List.of();
    var problems = new ArrayList<Problem>();
    problems.add(new Problem("", "release.errors", errors.size()));
    for (Finding error : errors.subList(0, Math.min(FINDINGS_TOLD, errors.size())))
      problems.add(new Problem(error.file(), error.key(), error.arguments().toArray()));
    return problems;
  }

  private List<String> approvers(Change change, ModelSet before) {
    return approvals.standing(change, before).counted().stream()
        .map(Approval::approver)
        .distinct()
        .toList();
  }

  private Release add(
      ModelSet after,
      Change change,
      ReleaseKind kind,
      String by,
      List<String> approvedBy,
      String reason) {
    return log.add(
        deploy(after), change.id(), kind, by, approvedBy, reason, SetHash.of(after), null);
  }

  /** What the engine refuses is told as it says it; what the guard refuses, in our own words. */
  private String deploy(ModelSet set) {
    try {
      return deployer.deploy(set, "release");
    } catch (RuntimeException failed) {
      Optional<Refusal> refused = Refusal.in(failed);
      if (refused.isPresent()) throw refused.get();
      if (failed instanceof ProcessEngineException unreadable && !Collisions.collided(failed))
        throw new Refusal("release.engine", unreadable.getMessage());
      throw failed;
    }
  }

  private void finish(Change change) {
    if (!changes.move(change.id(), change.state(), ChangeState.DEPLOYED))
      throw new Refusal("release.faster");
  }

  private static String why(Change change, String reason) {
    return reason == null || reason.isBlank() ? change.reason().strip() : reason.strip();
  }

  private static void refuseIf(List<Problem> problems) {
    if (!problems.isEmpty()) throw new Refusal(problems);
  }
}
