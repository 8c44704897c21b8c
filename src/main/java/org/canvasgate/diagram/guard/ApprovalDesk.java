package org.canvasgate.diagram.guard;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.canvasgate.committee.Rules;
import org.canvasgate.diagram.change.Change;
import org.canvasgate.diagram.change.Changes;
import org.canvasgate.diagram.change.Draft;
import org.canvasgate.diagram.difference.Differences;
import org.canvasgate.diagram.model.ChangeClass;
import org.canvasgate.diagram.model.ModelSet;
import org.canvasgate.form.Problem;
import org.canvasgate.form.Refusal;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The approvals of a change, held against the table {@code change-approval} that is in force. */
@Component
public class ApprovalDesk {
  private final Changes changes;
  private final Approvals approvals;
  private final Rules rules;

  ApprovalDesk(Changes changes, Approvals approvals, Rules rules) {
    this.changes = changes;
    this.approvals = approvals;
    this.rules = rules;
  }

  /** What a change of this class must have. */
  public ApprovalDemand demand(ChangeClass depth) {
    return ApprovalRules.demand(
        depth, rules.one(ApprovalRules.TABLE, Map.of("depth", depth.word())));
  }

  /**
   * Where a change stands between what must be approved and what was.
   *
   * @param before what is in force: the class of a change is that of its difference from it
   */
  public ApprovalStanding standing(Change change, ModelSet before) {
    List<Draft> drafts = changes.drafts(change.id());
    return ApprovalRules.standing(
        demand(depth(change, before)),
        ApprovalRules.authors(change, changes.savers(change.id())),
        ApprovalRules.sum(drafts),
        approvals.of(change.id()));
  }

  /** Why somebody cannot approve this change; empty where they can. */
  public Optional<Problem> mayApprove(
      Change change, ModelSet before, String user, Collection<String> groups) {
    return ApprovalRules.mayApprove(
        demand(depth(change, before)),
        ApprovalRules.authors(change, changes.savers(change.id())),
        user,
        groups);
  }

  /**
   * Takes somebody's yes to the files as they saw them.
   *
   * @param sum of the files on the page that was read; another one now refuses, because somebody
   *     has edited them meanwhile
   * @throws Refusal where this person may not, or the files are others by now
   */
  @Transactional
  public void approve(
      Change change,
      ModelSet before,
      String user,
      Collection<String> groups,
      String sum,
      String reason) {
    mayApprove(change, before, user, groups)
        .ifPresent(
            problem -> {
              throw new Refusal(List.of(problem));
            });
    if (!ApprovalRules.sum(changes.drafts(change.id())).equals(sum))
      throw new Refusal("guard.approve.edited");
    approvals.give(change.id(), user, sum, reason);
  }

  private ChangeClass depth(Change change, ModelSet before) {
    return ApprovalRules.depth(Differences.between(before, changes.after(change.id(), before)));
  }
}
