package org.canvasgate.tracking.page;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.canvasgate.committee.Scorecard;
import org.canvasgate.committee.Verdict;
import org.canvasgate.committee.Verdicts;
import org.canvasgate.proposal.Proposal;
import org.canvasgate.proposal.Proposals;
import org.canvasgate.proposal.Status;
import org.canvasgate.tracking.Access;
import org.canvasgate.tracking.CaseFlow;
import org.canvasgate.tracking.Reader;
import org.canvasgate.tracking.Stage;
import org.springframework.stereotype.Component;

/** Asks once what a reader may see of a case. */
@Component
class Readings {
  private final Access access;
  private final CaseFlow flow;
  private final Proposals proposals;
  private final Verdicts verdicts;
  private final Events events;

  Readings(Access access, CaseFlow flow, Proposals proposals, Verdicts verdicts, Events events) {
    this.access = access;
    this.flow = flow;
    this.proposals = proposals;
    this.verdicts = verdicts;
    this.events = events;
  }

  /** A proposal that the reader may see, as they may see it. */
  Reading of(Reader reader, Proposal proposal, Locale locale) {
    boolean recused = access.recused(reader, proposal);
    boolean publicOnly = access.publicOnly(reader, proposal);
    List<Verdict> given = verdicts.all(proposal.id());
    List<CaseFlow.Waiting> waiting =
        Status.ended(proposal.status()) ? List.of() : flow.waiting(proposal.id(), locale);
    Stage stage =
        Stage.of(
            proposal.status(),
            waiting,
            () -> given.stream().map(verdict -> verdict.round().gate()).findFirst());
    List<CaseFlow.Waiting> told = access.told(reader, proposal, waiting);
    Set<String> groups = access.groups(reader, proposal);
    List<Scorecard> cards = access.cards(reader, proposal);
    var reading =
        new Reading(
            reader,
            proposal,
            locale,
            groups,
            recused,
            publicOnly,
            access.isParty(reader, proposal),
            cards,
            recused ? List.of() : given,
            proposals.revisions(proposal.id()),
            told,
            stage,
            List.of());
    return reading.with(EventRights.allowed(events.of(proposal.id()), reading));
  }
}
