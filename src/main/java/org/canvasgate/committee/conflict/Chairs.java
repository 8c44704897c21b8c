package org.canvasgate.committee.conflict;

import java.sql.Timestamp;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.canvasgate.committee.CaseTasks;
import org.canvasgate.committee.Members;
import org.canvasgate.committee.Panels;
import org.canvasgate.committee.Recusal;
import org.canvasgate.committee.Recusals;
import org.canvasgate.committee.Seat;
import org.canvasgate.form.Refusal;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/**
 * Who takes the chair in a case: the chairs who are neither kept off it nor a party to it or a
 * colleague of its planner; where there is none, the panel's deputy; where there is none either,
 * whom the secretariat named.
 */
@Service
public class Chairs {
  private static final String GROUP = "chairs";

  private final Members members;
  private final Panels panels;
  private final Recusals recusals;
  private final Conflicts conflicts;
  private final CaseTasks tasks;
  private final JdbcClient jdbc;
  private final Clock clock;

  Chairs(
      Members members,
      Panels panels,
      Recusals recusals,
      Conflicts conflicts,
      CaseTasks tasks,
      JdbcClient jdbc,
      Clock clock) {
    this.members = members;
    this.panels = panels;
    this.recusals = recusals;
    this.conflicts = conflicts;
    this.tasks = tasks;
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /**
   * Somebody whom the secretariat named to take the chair.
   *
   * @param person user id
   */
  public record Named(String person, String reason, String by, java.time.Instant at) {}

  /** User ids of those who take the chair; empty where nobody can. */
  public List<String> of(String proposalId) {
    return of(proposalId, Set.of());
  }

  /**
   * Who takes the chair where these people do not.
   *
   * @param without user ids, such as of a chair about whom a challenge is
   */
  public List<String> of(String proposalId, Set<String> without) {
    Set<String> kept =
        Stream.of(
                without.stream(),
                conflicts.parties(proposalId).stream(),
                conflicts.colleagues(proposalId).stream(),
                recusals.of(proposalId).stream().map(Recusal::person))
            .flatMap(people -> people)
            .collect(Collectors.toSet());
    return Stream.<java.util.function.Supplier<Stream<String>>>of(
            () -> members.in(GROUP).stream().map(Members.Member::id),
            () -> deputy(proposalId),
            () -> named(proposalId).stream().map(Named::person))
        .map(people -> people.get().filter(person -> !kept.contains(person)).toList())
        .filter(people -> !people.isEmpty())
        .findFirst()
        .orElse(List.of());
  }

  /** Whom the secretariat named last, whether or not the chair falls to them. */
  public Optional<Named> named(String proposalId) {
    return jdbc.sql("select * from acting_chair where proposal_id = ? order by id desc limit 1")
        .param(proposalId)
        .query(
            (row, n) ->
                new Named(
                    row.getString("person"),
                    row.getString("reason"),
                    row.getString("named_by"),
                    row.getTimestamp("named_at").toInstant()))
        .optional();
  }

  /**
   * Names who takes the chair where no chair and no deputy may; open tasks of the chair follow.
   *
   * @throws Refusal where the person is no member of the committee, is kept off the case or has a
   *     conflict of interest in it, and for whoever names themselves
   */
  public void name(String proposalId, String person, String reason, String by) {
    if (person.equals(by)) throw new Refusal("conflict.not-yourself-as-chair");
    if (members.all().stream().noneMatch(member -> member.id().equals(person)))
      throw new Refusal("conflict.no-member", members.name(person));
    conflicts.of(proposalId, List.of(person)).stream()
        .filter(Conflict::stands)
        .findFirst()
        .ifPresent(
            conflict -> {
              throw new Refusal("conflict.not-without-conflict", members.name(person), conflict);
            });
    tasks.together(
        () -> {
          jdbc.sql(
                  """
                  insert into acting_chair (proposal_id, person, reason, named_by, named_at)
                  values (?, ?, ?, ?, ?)""")
              .params(proposalId, person, reason, by, Timestamp.from(clock.instant()))
              .update();
          tasks.reseatChair(proposalId, of(proposalId));
        });
  }

  private Stream<String> deputy(String proposalId) {
    return panels.latest(proposalId).stream()
        .flatMap(panel -> panel.seats().stream())
        .filter(seat -> seat.deputy() && seat.sits())
        .map(Seat::member);
  }
}
