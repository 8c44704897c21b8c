package org.canvasgate.record;

import java.util.Collection;
import java.util.List;
import org.canvasgate.committee.CaseRound;
import org.canvasgate.committee.Independence;
import org.canvasgate.committee.Panels;
import org.canvasgate.committee.Recusals;
import org.canvasgate.identity.PageLink;
import org.canvasgate.identity.PageRight;
import org.canvasgate.identity.Role;
import org.canvasgate.proposal.Proposals;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Who sees what of a case's records. */
@Component
class RecordReaders {
  private final Recusals recusals;
  private final Proposals proposals;
  private final Independence independence;
  private final Panels panels;

  RecordReaders(Recusals recusals, Proposals proposals, Independence independence, Panels panels) {
    this.recusals = recusals;
    this.proposals = proposals;
    this.independence = independence;
    this.panels = panels;
  }

  /** How much of a record somebody sees. */
  enum Sight {
    NOTHING,
    /** The record as it is, with pseudonyms. */
    PSEUDONYMS,
    /** With whom the pseudonyms stand for. */
    NAMES;

    boolean some() {
      return this != NOTHING;
    }

    boolean names() {
      return this == NAMES;
    }
  }

  /** The secretariat sees names; the panel, chairs and the planner of the case do not. */
  Sight of(String proposalId, String user, Collection<String> groups) {
    if (recusals.barred(proposalId, user)) return Sight.NOTHING;
    if (groups.contains(Role.SECRETARIAT.key())) return Sight.NAMES;
    boolean sees =
        groups.contains(Role.COMMITTEE.key()) && panels.sat(proposalId, user)
            || groups.contains(Role.CHAIRS.key())
            || proposals.find(proposalId).filter(p -> p.planner().equals(user)).isPresent();
    return sees ? Sight.PSEUDONYMS : Sight.NOTHING;
  }

  /** Whether somebody may have the whole chain verified, which tells nothing of a case. */
  static boolean verifies(Collection<String> groups) {
    return groups.contains(Role.SECRETARIAT.key())
        || groups.contains(Role.CHAIRS.key())
        || groups.contains(Role.ADMINISTRATORS.key());
  }

  /**
   * How much somebody sees of the record of a round: nothing as long as they are asked about the
   * same matter anew and have not yet judged on their own.
   */
  Sight of(CaseRound round, String user, Collection<String> groups) {
    return independence.mayRead(round, user) ? of(round.proposalId(), user, groups) : Sight.NOTHING;
  }

  @Configuration(proxyBeanMethods = false)
  static class Pages {
    @Bean
    PageRight recordsForTheirReaders() {
      return PageRight.signedIn("/records/**");
    }

    @Bean
    @Order(60)
    PageLink recordsLink() {
      return new PageLink(
          "/records",
          "record.title",
          List.of(Role.SECRETARIAT, Role.CHAIRS, Role.COMMITTEE, Role.ADMINISTRATORS),
          PageLink.Group.CASES);
    }
  }
}
