package org.canvasgate.diagram.release;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.canvasgate.committee.Members;
import org.canvasgate.diagram.cases.CaseForecasts;
import org.canvasgate.diagram.cases.Forecast;
import org.canvasgate.diagram.change.Change;
import org.canvasgate.diagram.change.ChangeSection;
import org.canvasgate.diagram.change.ChangeState;
import org.canvasgate.diagram.change.Changes;
import org.canvasgate.diagram.change.Draft;
import org.canvasgate.diagram.guard.ApprovalDesk;
import org.canvasgate.diagram.guard.ApprovalStanding;
import org.canvasgate.diagram.model.AskedAtOnce;
import org.canvasgate.diagram.model.ModelFile;
import org.canvasgate.diagram.model.ModelSet;
import org.canvasgate.diagram.model.ModelWords;
import org.canvasgate.form.Problem;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Where a change stands on its way, what stands in it, and the next step. */
@Component
@Order(50)
class ReleaseSection implements ChangeSection {
  private final Releases releases;
  private final ChangeSteps steps;
  private final ReleaseLog log;
  private final Trail trail;
  private final ApprovalDesk approvals;
  private final Changes changes;
  private final MovesView movesView;
  private final Members members;
  private final Shares shares;
  private final ShareComparison comparison;
  private final CaseForecasts forecasts;

  ReleaseSection(
      Releases releases,
      ChangeSteps steps,
      ReleaseLog log,
      Trail trail,
      ApprovalDesk approvals,
      Changes changes,
      MovesView movesView,
      Members members,
      Shares shares,
      ShareComparison comparison,
      CaseForecasts forecasts) {
    this.releases = releases;
    this.steps = steps;
    this.log = log;
    this.trail = trail;
    this.approvals = approvals;
    this.changes = changes;
    this.movesView = movesView;
    this.members = members;
    this.shares = shares;
    this.comparison = comparison;
    this.forecasts = forecasts;
  }

  @Override
  public String template() {
    return "release/section";
  }

  @Override
  public String title() {
    return "release.title";
  }

  @Override
  public String anchor() {
    return "release";
  }

  @Override
  public Map<String, Object> model(
      Change change, ModelSet before, ModelSet after, String user, Locale locale) {
    ApprovalStanding standing = approvals.standing(change, before);
    boolean open = open(change.state());
    List<Problem> all =
        open ? releases.obstacles(change, before, change.reason()) : List.<Problem>of();
    // whoever releases says why there and then; whoever lays it before others says it before
    boolean clear = all.stream().allMatch(problem -> problem.key().equals("release.no-reason"));
    List<Problem> obstacles = clear ? List.of() : all;
    boolean onlyApprovals =
        all.stream().allMatch(problem -> problem.key().equals("release.unapproved"));
    List<ModelFile> files = changes.files(change.id());
    Problem unshared = releases.unshareable(change).orElse(null);
    Share share = shares.of(change.id()).orElse(null);
    var model = new HashMap<String, Object>();
    model.put("share", share);
    model.put("compared", share == null ? List.of() : comparison.of(share, locale));
    model.put("most", Shares.MOST);
    model.put("movable", movable(change));
    model.put("forecast", forecasts.of(change.id()).orElse(null));
    model.put("change", change);
    model.put("standing", standing);
    // where nothing differs there is no class, and nothing to approve
    model.put(
        "same", obstacles.stream().anyMatch(each -> each.key().equals("release.nothing-new")));
    model.put("sum", steps.sum(change.id()));
    model.put("obstacles", obstacles);
    model.put("atOnce", open ? atOnce(files, locale) : List.of());
    model.put("unshared", clear ? unshared : null);
    model.put("nothingToMove", AskedAtOnce.only(names(change), before));
    model.put("refusal", refusal(change, before, standing, user));
    model.put("deeds", deeds(change, standing, clear, onlyApprovals, share, unshared));
    model.put("schedule", steps.waiting(change.id()).orElse(null));
    model.put("releases", log.of(change.id()));
    model.put("previous", releases.previous().orElse(null));
    model.put("holds", releases.holds(change));
    model.put("latest", latest(change));
    model.put("moves", movesView.of(change.id(), locale));
    model.put("events", trail.of(change.id()));
    return model;
  }

  private static boolean open(ChangeState state) {
    return switch (state) {
      case DRAFT, SUBMITTED, APPROVED, SCHEDULED -> true;
      case DEPLOYED, REFUSED, WITHDRAWN -> false;
    };
  }

  /** Tables that hold for running cases as well from the moment of the release. */
  private static List<String> atOnce(List<ModelFile> files, Locale locale) {
    return files.stream()
        .filter(AskedAtOnce::holds)
        .map(file -> ModelWords.of(file, locale).title())
        .toList();
  }

  private List<String> names(Change change) {
    return changes.drafts(change.id()).stream().map(Draft::file).toList();
  }

  /** Why this reader cannot approve; null where they can, or nothing is to be approved. */
  private Problem refusal(Change change, ModelSet before, ApprovalStanding standing, String user) {
    if (change.state() != ChangeState.SUBMITTED) return null;
    String group = standing.demand().by();
    boolean belongs =
        members.in(group).stream().map(Members.Member::id).anyMatch(id -> id.equals(user));
    return approvals
        .mayApprove(change, before, user, belongs ? List.of(group) : List.of())
        .orElse(null);
  }

  private static Set<String> deeds(
      Change change,
      ApprovalStanding standing,
      boolean clear,
      boolean onlyApprovals,
      Share share,
      Problem unshared) {
    if (share != null && share.running())
      return clear ? Set.of("release", "end-share") : Set.of("end-share");
    var deeds = new ArrayList<String>();
    boolean asked = standing.demand().approvals() > 0;
    switch (change.state()) {
      case DRAFT -> {
        if (asked && onlyApprovals) deeds.add("submit");
        if (clear) deeds.addAll(List.of("release", "schedule", "share"));
        deeds.add("withdraw");
      }
      case SUBMITTED -> {
        if (!standing.enough()) deeds.add("approve");
        else if (clear) deeds.addAll(List.of("release", "schedule", "share"));
        deeds.addAll(List.of("refuse", "reopen", "withdraw"));
      }
      case APPROVED -> {
        if (clear) deeds.addAll(List.of("release", "schedule", "share"));
        deeds.addAll(List.of("refuse", "reopen", "withdraw"));
      }
      case SCHEDULED -> deeds.addAll(List.of("unschedule", "refuse", "reopen"));
      case REFUSED, WITHDRAWN -> deeds.add("reopen");
      case DEPLOYED -> {}
    }
    if (unshared != null) deeds.remove("share");
    return Set.copyOf(deeds);
  }

  /** The cases that can move, as far as somebody has had it worked out. */
  private List<String> movable(Change change) {
    return forecasts.of(change.id()).map(Forecast::movable).orElse(List.of());
  }

  /** Whether it was the last to be released for all, so that going back takes it back. */
  private boolean latest(Change change) {
    return log.all().stream()
        .filter(Release::forAll)
        .findFirst()
        .filter(latest -> latest.change() != null && latest.change() == change.id())
        .isPresent();
  }
}
