package org.canvasgate.handover;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.canvasgate.form.Problem;
import org.canvasgate.identity.Role;
import org.canvasgate.proposal.Proposals;
import org.springframework.stereotype.Component;

/**
 * Tasks that somebody has for no other reason: taken from a group, or put before them by hand. They
 * pass to the successor alone; what nobody has taken stays with the group.
 */
@Component
class TakenTasks {
  static final String KIND = "task";

  private final Proposals proposals;
  private final Seats seats;
  private final Desk desk;

  TakenTasks(Proposals proposals, Seats seats, Desk desk) {
    this.proposals = proposals;
    this.seats = seats;
    this.desk = desk;
  }

  /**
   * The tasks of somebody that pass with none of the other matters.
   *
   * @param others what else the person has in hand
   */
  List<Item> besides(Collection<Item> others, String person) {
    var with =
        others.stream()
            .flatMap(item -> item.tasks().stream())
            .map(Todo::taskId)
            .collect(Collectors.toSet());
    return desk.of(person).stream()
        .filter(task -> !with.contains(task.taskId()))
        .map(
            task ->
                new Item(
                    KIND,
                    task.taskId(),
                    task.proposalId(),
                    task.nameEn(),
                    task.nameKo(),
                    needs(task),
                    List.of(task)))
        .toList();
  }

  private static Role needs(Todo task) {
    return Stream.of(Role.values())
        .filter(role -> task.groups().contains(role.key()))
        .findFirst()
        .orElse(null);
  }

  /** Whoever proposed a case, runs it or judges it keeps no window of it and gives no verdict. */
  Optional<Problem> hindrance(Item item, String to) {
    String id = item.proposalId();
    if (id == null || item.needs() == null) return Optional.empty();
    boolean party =
        proposals.find(id).filter(p -> p.planner().equals(to)).isPresent()
            || proposals.service(id).filter(s -> s.operator().equals(to)).isPresent();
    if (party) return Optional.of(new Problem("", "handover.stays.party"));
    return item.needs() == Role.SECRETARIAT && seats.judges(to, id)
        ? Optional.of(new Problem("", "handover.stays.judges"))
        : Optional.empty();
  }

  void move(Item item, Handover handover) {
    desk.give(item.key(), handover.to());
  }

  Optional<Problem> giveBack(Moved moved, Handover handover) {
    boolean theirs =
        desk.of(handover.to()).stream().anyMatch(t -> t.taskId().equals(moved.item().key()));
    if (!theirs) return Optional.of(new Problem("", "handover.kept.done"));
    desk.give(moved.item().key(), handover.from());
    return Optional.empty();
  }
}
