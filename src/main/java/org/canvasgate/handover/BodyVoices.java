package org.canvasgate.handover;

import java.sql.Timestamp;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.canvasgate.form.Problem;
import org.canvasgate.identity.People;
import org.canvasgate.identity.Role;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The bodies for which somebody answers consultations. The successor joins the body's group and the
 * predecessor leaves it; open questions to the body are the group's and need no moving.
 */
@Component
@Order(40)
class BodyVoices implements Matter {
  private static final String JOINED = "joined";
  private static final String SINCE = "since";

  private final JdbcClient jdbc;
  private final People people;
  private final Seats seats;
  private final Desk desk;

  BodyVoices(JdbcClient jdbc, People people, Seats seats, Desk desk) {
    this.jdbc = jdbc;
    this.people = people;
    this.seats = seats;
    this.desk = desk;
  }

  @Override
  public String kind() {
    return "body";
  }

  @Override
  public boolean officeOnly() {
    return true;
  }

  @Override
  public List<Item> of(String person) {
    List<Todo> open = desk.of(person);
    return desk.groups(person, Role.BODY_PREFIX).stream()
        .map(
            group -> {
              String name = desk.groupName(group);
              return new Item(
                  kind(),
                  group,
                  null,
                  name,
                  name,
                  Role.BODIES,
                  open.stream().filter(task -> task.groups().contains(group)).toList());
            })
        .toList();
  }

  @Override
  public Optional<Problem> hindrance(Item item, String to, LocalDate on) {
    boolean judges =
        consulting(slug(item)).stream().anyMatch(proposal -> seats.judges(to, proposal));
    return judges
        ? Optional.of(new Problem("", "handover.stays.judges-consulted"))
        : Optional.empty();
  }

  /** The cases under evaluation that consult a body. */
  private List<String> consulting(String body) {
    return jdbc.sql(
            """
            select distinct b.proposal_id from consulted_body b
              join proposal c on c.id = b.proposal_id
            where b.body = ? and c.status = 'evaluating' order by 1""")
        .param(body)
        .query(String.class)
        .list();
  }

  @Override
  public String move(Item item, Handover handover) {
    boolean there = people.groups(handover.to()).contains(item.key());
    people.represent(handover.to(), slug(item), item.nameEn());
    people.leave(handover.from(), item.key());
    item.tasks().forEach(task -> desk.give(task.taskId(), handover.to()));
    return there ? null : JOINED;
  }

  @Override
  public Optional<Problem> giveBack(Moved moved, Handover handover) {
    Item item = moved.item();
    if (!people.groups(handover.to()).contains(item.key()))
      return Optional.of(new Problem("", "handover.kept.passed-on"));
    if (answered(item, handover)) return Optional.of(new Problem("", "handover.kept.answered"));
    people.represent(handover.from(), slug(item), item.nameEn());
    if (JOINED.equals(moved.detail())) people.leave(handover.to(), item.key());
    desk.of(handover.to()).stream()
        .filter(task -> task.groups().contains(item.key()))
        .forEach(task -> desk.give(task.taskId(), handover.from()));
    return Optional.empty();
  }

  private boolean answered(Item item, Handover handover) {
    return jdbc.sql(
                """
                select count(*) from responsibility
                where body = :body and answered_by = :who and answered_at >= :since""")
            .param("body", slug(item))
            .param("who", handover.to())
            .param(SINCE, Timestamp.from(handover.doneAt()))
            .query(Long.class)
            .single()
        > 0;
  }

  private static String slug(Item item) {
    return item.key().substring(Role.BODY_PREFIX.length());
  }
}
