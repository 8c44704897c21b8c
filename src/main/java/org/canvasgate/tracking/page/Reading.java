package org.canvasgate.tracking.page;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.canvasgate.committee.Scorecard;
import org.canvasgate.committee.Verdict;
import org.canvasgate.identity.Role;
import org.canvasgate.proposal.Proposal;
import org.canvasgate.proposal.Revision;
import org.canvasgate.tracking.CaseFlow;
import org.canvasgate.tracking.Reader;
import org.canvasgate.tracking.Stage;

/**
 * One reader looks at one case: what they may see of it, asked for once and shared by all parts of
 * the page.
 *
 * @param groups the groups under which the reader is shown the case: those who judge it count as
 *     such only where they are no party to it
 * @param recused whether the reader is kept off the case and reads no more than its proposal
 * @param publicOnly whether the reader sees the case only because it is published
 * @param party whether the reader proposed the service, runs it or is consulted about it
 * @param cards the scorecards that the reader may see now, the latest first
 * @param verdicts the verdicts that the reader may see, the latest first
 * @param revisions of the proposal, the first first
 * @param waiting what the case waits for, as far as the reader may know
 * @param stage where the case is; null where it has ended or only the system is at work
 * @param events everything that happened and that the reader may know of, the latest first
 */
public record Reading(
    Reader reader,
    Proposal proposal,
    Locale locale,
    Set<String> groups,
    boolean recused,
    boolean publicOnly,
    boolean party,
    List<Scorecard> cards,
    List<Verdict> verdicts,
    List<Revision> revisions,
    List<CaseFlow.Waiting> waiting,
    Stage stage,
    List<Event> events) {
  private static final Set<String> JUDGES =
      Set.of(
          Role.COMMITTEE.key(),
          Role.CHAIRS.key(),
          Role.SECRETARIAT.key(),
          Role.ADMINISTRATORS.key(),
          Role.CAMUNDA_ADMIN);

  /** The case's id. */
  public String id() {
    return proposal.id();
  }

  /** Whether the reader takes part in the case or watches over it, and is not kept off it. */
  public boolean inside() {
    return !recused && !publicOnly;
  }

  /** Whether the reader belongs to those who judge the case or look after its proceedings. */
  public boolean judges() {
    return inside() && groups.stream().anyMatch(JUDGES::contains);
  }

  /** Whether the reader keeps the proceedings. */
  public boolean office() {
    return inside() && groups.contains(Role.SECRETARIAT.key());
  }

  /** Whether the reader proposed the service or works where it was proposed. */
  public boolean plans() {
    return inside() && party && reader.plans();
  }

  /** The same with what happened. */
  Reading with(List<Event> happened) {
    return new Reading(
        reader,
        proposal,
        locale,
        groups,
        recused,
        publicOnly,
        party,
        cards,
        verdicts,
        revisions,
        waiting,
        stage,
        happened);
  }
}
