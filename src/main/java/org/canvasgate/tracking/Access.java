package org.canvasgate.tracking;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.canvasgate.committee.Independence;
import org.canvasgate.committee.Panels;
import org.canvasgate.committee.Recusals;
import org.canvasgate.committee.Rules;
import org.canvasgate.committee.Scorecard;
import org.canvasgate.committee.Scorecards;
import org.canvasgate.committee.Verdicts;
import org.canvasgate.identity.People;
import org.canvasgate.identity.Role;
import org.canvasgate.proposal.Proposal;
import org.canvasgate.proposal.Proposals;
import org.canvasgate.proposal.Status;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/**
 * Who may see which case, and how much of it: the one place that pages, exports and the programming
 * interface ask.
 *
 * <ul>
 *   <li>Chairs, the secretariat and administrators see every case.
 *   <li>A member of the committee sees the cases on whose panels they have sat.
 *   <li>A planner sees their own proposals and those of colleagues in the same organisation; an
 *       operator the services they report on; a body's representative those it is consulted about.
 *   <li>Everybody sees what is published: the decision table {@code publication} says from which
 *       status on a case is.
 * </ul>
 *
 * Whoever is kept off a case reads its proposal and no more; a party reads its own case all the
 * same, as any applicant does.
 */
@Service
public class Access {
  private static final String PUBLICATION = "publication";

  private static final Set<String> JUDGES =
      Set.of(Role.COMMITTEE.key(), Role.CHAIRS.key(), Role.SECRETARIAT.key());

  private final Proposals proposals;
  private final Panels panels;
  private final Recusals recusals;
  private final Independence independence;
  private final Scorecards scorecards;
  private final Verdicts verdicts;
  private final People people;
  private final Rules rules;
  private final JdbcClient jdbc;

  Access(
      Proposals proposals,
      Panels panels,
      Recusals recusals,
      Independence independence,
      Scorecards scorecards,
      Verdicts verdicts,
      People people,
      Rules rules,
      JdbcClient jdbc) {
    this.proposals = proposals;
    this.panels = panels;
    this.recusals = recusals;
    this.independence = independence;
    this.scorecards = scorecards;
    this.verdicts = verdicts;
    this.people = people;
    this.rules = rules;
    this.jdbc = jdbc;
  }

  /** Somebody with the groups they are in now, whatever they were at the sign-in. */
  public Reader reader(String user) {
    return new Reader(user, people.groups(user));
  }

  /**
   * A proposal, where there is one and the reader may see it: what somebody may not see is not told
   * from what there is not.
   */
  public Optional<Proposal> find(Reader reader, String id) {
    return proposals.find(id).filter(proposal -> maySee(reader, proposal));
  }

  /** Whether the case is open to the reader at all. */
  public boolean maySee(Reader reader, Proposal proposal) {
    return reader.seesAll() || published(proposal.status()) || concerns(reader, proposal);
  }

  /**
   * Whether the reader proposed the service or works in the organisation that did, runs it, or
   * speaks for a body that is consulted.
   */
  public boolean isParty(Reader reader, Proposal proposal) {
    return proposal.planner().equals(reader.user())
        || people.colleagues(reader.user()).contains(proposal.planner())
        || proposals
            .service(proposal.id())
            .filter(service -> service.operator().equals(reader.user()))
            .isPresent()
        || consulted(reader, proposal.id());
  }

  /** Whether the reader has sat on a panel of the case. */
  public boolean sits(Reader reader, String proposalId) {
    return panels.sat(proposalId, reader.user());
  }

  /** Whether the reader is kept off the case and reads no more of it than its proposal. */
  public boolean recused(Reader reader, Proposal proposal) {
    return recusals.barred(proposal.id(), reader.user()) && !isParty(reader, proposal);
  }

  /**
   * Whether the reader sees the case only because it is published: its proposal, its verdicts and
   * the scores they rest on, and nothing of who is at work on it.
   */
  public boolean publicOnly(Reader reader, Proposal proposal) {
    return !reader.seesAll() && !concerns(reader, proposal);
  }

  /**
   * The groups under which the sections of a case's page are asked for this reader: somebody who
   * only reads what is published is shown what a stranger is, and in their own case nobody belongs
   * to those who judge it.
   */
  public Set<String> groups(Reader reader, Proposal proposal) {
    if (publicOnly(reader, proposal)) return Set.of();
    var groups = new HashSet<>(reader.groups());
    if (isParty(reader, proposal)) groups.removeAll(JUDGES);
    return groups;
  }

  /**
   * The scorecards that the reader may see now, the last first. What a gate's figures came to, its
   * parties learn with the verdict, and whoever still has to judge on their own after that.
   */
  public List<Scorecard> cards(Reader reader, Proposal proposal) {
    if (recused(reader, proposal)) return List.of();
    boolean atOnce =
        (reader.seesAll() || sits(reader, proposal.id())) && !isParty(reader, proposal);
    return independence.readable(scorecards.all(proposal.id()), reader.user()).stream()
        .filter(card -> atOnce || verdicts.decided(card.round()))
        .toList();
  }

  /**
   * What a case waits for, as the reader may know it: nobody outside the office is told who of a
   * panel has not answered, and whoever is kept off, or only reads what is published, the step's
   * name alone.
   */
  public List<CaseFlow.Waiting> told(
      Reader reader, Proposal proposal, List<CaseFlow.Waiting> waiting) {
    boolean office = reader.seesAll() && !isParty(reader, proposal);
    boolean nameOnly = recused(reader, proposal) || publicOnly(reader, proposal);
    return waiting.stream()
        .map(step -> office ? step : step.withoutPanel())
        .map(step -> nameOnly ? step.nameOnly() : step)
        .toList();
  }

  /** The statuses with which a case is published. */
  public Set<String> publishedStatuses() {
    var published = new LinkedHashSet<String>();
    Status.ALL.stream().filter(this::published).forEach(published::add);
    return published;
  }

  /**
   * Under which keys a stored row of a case, other than a published one, is open to the reader:
   * {@code planner:…}, {@code operator:…}, {@code member:…}, {@code body:…}. Not asked for those
   * who see all.
   */
  public Set<String> keys(Reader reader) {
    var keys = new HashSet<String>();
    keys.add("planner:" + reader.user());
    people.colleagues(reader.user()).forEach(colleague -> keys.add("planner:" + colleague));
    keys.add("operator:" + reader.user());
    keys.add("member:" + reader.user());
    bodies(reader).forEach(body -> keys.add("body:" + body));
    return keys;
  }

  private boolean concerns(Reader reader, Proposal proposal) {
    return isParty(reader, proposal) || sits(reader, proposal.id());
  }

  private boolean published(String status) {
    return rules.all(PUBLICATION, Map.of("status", status)).stream()
        .anyMatch(rule -> Boolean.TRUE.equals(rule.get("published")));
  }

  private boolean consulted(Reader reader, String proposalId) {
    List<String> bodies = bodies(reader);
    return !bodies.isEmpty()
        && jdbc.sql(
                "select exists (select 1 from consulted_body"
                    + " where proposal_id = :id and body in (:bodies))")
            .param("id", proposalId)
            .param("bodies", bodies)
            .query(Boolean.class)
            .single();
  }

  /** A body is named by its group, or by that group's id without the prefix. */
  private static List<String> bodies(Reader reader) {
    List<String> bodies = new ArrayList<>();
    reader.groups().stream()
        .filter(group -> group.startsWith(Role.BODY_PREFIX))
        .forEach(
            group -> {
              bodies.add(group);
              bodies.add(group.substring(Role.BODY_PREFIX.length()));
            });
    return bodies;
  }
}
