package org.canvasgate.handover;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.canvasgate.form.Problem;
import org.canvasgate.identity.Role;
import org.canvasgate.proposal.ProposalLine;
import org.canvasgate.proposal.Proposals;
import org.canvasgate.proposal.Status;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * The proposals of a planner, those that have ended too: whoever answers for them must see them.
 */
@Component
@Order(10)
class Proposed implements Matter {
  private static final String PLANNER = "planner";

  private final Proposals proposals;
  private final Seats seats;
  private final Parties parties;
  private final Desk desk;

  Proposed(Proposals proposals, Seats seats, Parties parties, Desk desk) {
    this.proposals = proposals;
    this.seats = seats;
    this.parties = parties;
    this.desk = desk;
  }

  @Override
  public String kind() {
    return "proposal";
  }

  @Override
  public List<Item> of(String person) {
    List<Todo> open = desk.of(person);
    return proposals.ofPlanner(person, 0, Integer.MAX_VALUE).stream()
        .map(ProposalLine::id)
        .sorted()
        .map(id -> Item.ofCase(kind(), id, id, Role.PLANNERS, Parties.tasks(open, id, PLANNER)))
        .toList();
  }

  @Override
  public Optional<Problem> hindrance(Item item, String to, LocalDate on) {
    return seats.judges(to, item.proposalId())
        ? Optional.of(new Problem("", "handover.stays.judges"))
        : Optional.empty();
  }

  @Override
  public String move(Item item, Handover handover) {
    proposals.changePlanner(item.proposalId(), handover.to());
    parties.pass(item.proposalId(), PLANNER, handover.from(), handover.to());
    return null;
  }

  @Override
  public void settle(Item item, String from, String to) {
    if (proposals.get(item.proposalId()).planner().equals(to))
      parties.pass(item.proposalId(), PLANNER, from, to);
  }

  @Override
  public Optional<Problem> giveBack(Moved moved, Handover handover) {
    String id = moved.item().proposalId();
    var proposal = proposals.get(id);
    if (!proposal.planner().equals(handover.to()))
      return Optional.of(new Problem("", "handover.kept.passed-on"));
    boolean withdrawn =
        proposal.status().equals(Status.WITHDRAWN)
            && proposals.statusAt(id).isAfter(handover.doneAt());
    if (withdrawn || desk.workedOn(id, handover.to(), handover.doneAt()))
      return Optional.of(new Problem("", "handover.kept.worked-on"));
    proposals.changePlanner(id, handover.from());
    parties.pass(id, PLANNER, handover.to(), handover.from());
    return Optional.empty();
  }
}
