package org.canvasgate.handover;

import java.sql.Timestamp;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.canvasgate.committee.condition.Condition;
import org.canvasgate.committee.condition.ConditionOwners;
import org.canvasgate.committee.condition.Conditions;
import org.canvasgate.committee.condition.OwnerRole;
import org.canvasgate.form.Problem;
import org.canvasgate.identity.Role;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The conditions of verdicts that somebody still has to fulfil. */
@Component
@Order(50)
class Owed implements Matter {
  /** The fact by which a follow-up chooses whose task it is. */
  private static final String OWNER = "conditionOwner";

  private final Conditions conditions;
  private final ConditionOwners owners;
  private final JdbcClient jdbc;
  private final Seats seats;
  private final Desk desk;

  Owed(Conditions conditions, ConditionOwners owners, JdbcClient jdbc, Seats seats, Desk desk) {
    this.conditions = conditions;
    this.owners = owners;
    this.jdbc = jdbc;
    this.seats = seats;
    this.desk = desk;
  }

  @Override
  public String kind() {
    return "condition";
  }

  @Override
  public List<Item> of(String person) {
    List<Todo> open = desk.of(person);
    return conditions.ownedBy(person).stream()
        .map(
            condition ->
                new Item(
                    kind(),
                    String.valueOf(condition.id()),
                    condition.round().proposalId(),
                    condition.text(),
                    condition.text(),
                    needs(condition.role()),
                    Capacities.tasks(open, condition.round().proposalId(), OWNER)))
        .toList();
  }

  private static Role needs(OwnerRole role) {
    return switch (role) {
      case PLANNER -> Role.PLANNERS;
      case OPERATOR -> Role.OPERATORS;
      case SECRETARIAT -> Role.SECRETARIAT;
      case PERSON -> null;
    };
  }

  @Override
  public Optional<Problem> hindrance(Item item, String to, LocalDate on) {
    return seats.judges(to, item.proposalId())
        ? Optional.of(new Problem("", "handover.stays.judges"))
        : Optional.empty();
  }

  @Override
  public String move(Item item, Handover handover) {
    owners.hand(id(item), handover.to());
    return null;
  }

  @Override
  public Optional<Problem> giveBack(Moved moved, Handover handover) {
    Condition condition = conditions.get(id(moved.item()));
    if (!condition.state().pending()) return Optional.of(new Problem("", "handover.kept.settled"));
    if (!handover.to().equals(condition.owner()))
      return Optional.of(new Problem("", "handover.kept.passed-on"));
    if (reported(condition, handover))
      return Optional.of(new Problem("", "handover.kept.reported"));
    owners.hand(condition.id(), handover.from());
    return Optional.empty();
  }

  private boolean reported(Condition condition, Handover handover) {
    return jdbc.sql(
                """
                select count(*) from condition_report
                where condition_id = ? and reported_by = ? and reported_at >= ?""")
            .params(condition.id(), handover.to(), Timestamp.from(handover.doneAt()))
            .query(Long.class)
            .single()
        > 0;
  }

  private static long id(Item item) {
    return Long.parseLong(item.key());
  }
}
