package org.canvasgate.committee.conflict;

import java.util.Set;
import org.canvasgate.committee.Members;
import org.canvasgate.committee.Recusals;
import org.canvasgate.form.Refusal;
import org.springframework.stereotype.Component;

/** Who may do what on the pages about conflicts; asked anew each time somebody does something. */
@Component
class ConflictDesk {
  private final Members members;
  private final Recusals recusals;
  private final Conflicts conflicts;
  private final Chairs chairs;

  ConflictDesk(Members members, Recusals recusals, Conflicts conflicts, Chairs chairs) {
    this.members = members;
    this.recusals = recusals;
    this.conflicts = conflicts;
    this.chairs = chairs;
  }

  /** The secretariat as far as it is not kept off the case itself. */
  boolean isSecretariat(String proposalId, String user) {
    return belongs("secretariat", user) && !recusals.barred(proposalId, user);
  }

  boolean takesChair(String proposalId, String user) {
    return chairs.of(proposalId).contains(user);
  }

  /** Whoever could judge the case: then they can also step aside from it. */
  boolean judges(String proposalId, String user) {
    return (belongs("committee", user) || belongs("chairs", user))
        && !conflicts.parties(proposalId).contains(user)
        && !recusals.barred(proposalId, user);
  }

  boolean isParty(String proposalId, String user) {
    return conflicts.parties(proposalId).contains(user);
  }

  boolean isOpen(String proposalId) {
    return conflicts.open(proposalId);
  }

  /** Everybody who can judge a case or take its chair, by name. */
  Set<String> everybody() {
    Set<String> everybody = new java.util.LinkedHashSet<>();
    members.in("chairs").forEach(member -> everybody.add(member.id()));
    members.all().forEach(member -> everybody.add(member.id()));
    return everybody;
  }

  /**
   * Refuses what somebody has no right to, and whatever comes too late.
   *
   * @throws Refusal with the reason
   */
  void demand(boolean right, String proposalId) {
    if (!right) throw new Refusal("conflict.no-right");
    demandOpen(proposalId);
  }

  /**
   * Refuses whatever comes too late.
   *
   * @throws Refusal where the case has ended or there is none
   */
  void demandOpen(String proposalId) {
    if (!isOpen(proposalId)) throw new Refusal("conflict.case-ended");
  }

  private boolean belongs(String group, String user) {
    return members.in(group).stream().anyMatch(member -> member.id().equals(user));
  }
}
