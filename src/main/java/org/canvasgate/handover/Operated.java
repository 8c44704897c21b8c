package org.canvasgate.handover;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.canvasgate.form.Problem;
import org.canvasgate.identity.Role;
import org.canvasgate.proposal.ProposalLine;
import org.canvasgate.proposal.Proposals;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** The services that somebody operates and reports on. */
@Component
@Order(20)
class Operated implements Matter {
  private static final String OPERATOR = "operator";

  private final Proposals proposals;
  private final Seats seats;
  private final Parties parties;
  private final Desk desk;

  Operated(Proposals proposals, Seats seats, Parties parties, Desk desk) {
    this.proposals = proposals;
    this.seats = seats;
    this.parties = parties;
    this.desk = desk;
  }

  @Override
  public String kind() {
    return "service";
  }

  @Override
  public List<Item> of(String person) {
    List<Todo> open = desk.of(person);
    return proposals.ofOperator(person, 0, Integer.MAX_VALUE).stream()
        .map(ProposalLine::id)
        .sorted()
        .map(id -> Item.ofCase(kind(), id, id, Role.OPERATORS, Parties.tasks(open, id, OPERATOR)))
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
    change(item.proposalId(), handover.from(), handover.to());
    return null;
  }

  @Override
  public void settle(Item item, String from, String to) {
    if (proposals.service(item.proposalId()).filter(s -> s.operator().equals(to)).isPresent())
      parties.pass(item.proposalId(), OPERATOR, from, to);
  }

  @Override
  public Optional<Problem> giveBack(Moved moved, Handover handover) {
    String id = moved.item().proposalId();
    boolean theirs =
        proposals.service(id).filter(s -> s.operator().equals(handover.to())).isPresent();
    if (!theirs) return Optional.of(new Problem("", "handover.kept.passed-on"));
    if (desk.workedOn(id, handover.to(), handover.doneAt()))
      return Optional.of(new Problem("", "handover.kept.worked-on"));
    change(id, handover.to(), handover.from());
    return Optional.empty();
  }

  private void change(String id, String from, String to) {
    proposals.changeOperator(id, to);
    parties.pass(id, OPERATOR, from, to);
  }
}
