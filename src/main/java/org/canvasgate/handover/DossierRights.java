package org.canvasgate.handover;

import java.util.Collection;
import java.util.Set;
import org.canvasgate.committee.Recusals;
import org.canvasgate.identity.Role;
import org.springframework.stereotype.Component;

/** Who may look at a handover and at the dossiers of its cases. */
@Component
class DossierRights {
  private static final Set<String> OFFICE =
      Set.of(Role.SECRETARIAT.key(), Role.ADMINISTRATORS.key(), Role.CAMUNDA_ADMIN);

  private final Recusals recusals;

  DossierRights(Recusals recusals) {
    this.recusals = recusals;
  }

  /** Whether somebody in these groups hands over what is other people's. */
  boolean office(Collection<String> groups) {
    return groups.stream().anyMatch(OFFICE::contains);
  }

  /** Whether somebody may see that there is a handover, and of what. */
  boolean maySee(Handover handover, String user, Collection<String> groups) {
    return office(groups) || user.equals(handover.from()) || user.equals(handover.to());
  }

  /**
   * Whether somebody may read the dossiers: the secretariat always, whoever leaves until the day,
   * the successor from then on.
   */
  boolean mayRead(Handover handover, String user, Collection<String> groups) {
    return switch (handover.state()) {
      case SCHEDULED -> office(groups) || user.equals(handover.from());
      case DONE, REVERSED -> office(groups) || user.equals(handover.to());
      case STOPPED, CANCELLED -> false;
    };
  }

  /** Whether somebody may read the dossier of one case: nobody who is kept off it. */
  boolean mayRead(Handover handover, String proposalId, String user, Collection<String> groups) {
    return mayRead(handover, user, groups) && !recusals.barred(proposalId, user);
  }
}
