package org.canvasgate.tracking.calendar;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.canvasgate.committee.Recusals;
import org.canvasgate.proposal.ProposalLine;
import org.canvasgate.proposal.Proposals;
import org.canvasgate.tracking.Access;
import org.canvasgate.tracking.CaseFlow;
import org.canvasgate.tracking.Reader;
import org.springframework.context.MessageSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The dates that lie ahead of somebody, or have passed without what was due: of their own tasks,
 * and of the cases that they have a part in. What is only published has no open dates, and whoever
 * is kept off a case learns none.
 */
@Service
class Deadlines {
  /** Most dates of a calendar; the earliest are told. */
  static final int MOST = 1000;

  private static final int MOST_TASKS = 200;

  /** A date of a case, before it has a name. */
  private record Found(
      String uid, Kind kind, String proposalId, Instant due, String message, Integer number) {}

  private static final String WINDOWS =
      """
      select 'window-' || w.proposal_id || '-' || w.gate || '-' || w.cycle || '-' || w.round as uid,
        w.proposal_id, w.due, 'calendar.window.' || w.step as message, null::int as number
      from answer_window w join board_face f on f.proposal_id = w.proposal_id
      where w.closed_at is null and (:all or f.keys && :keys::text[])
      order by w.due limit :most""";

  /** Where the cycle's verdict has not been given yet. */
  private static final String EVALUATIONS =
      """
      select 'evaluation-' || n.service_id || '-' || n.cycle as uid,
        n.service_id as proposal_id, n.due, 'calendar.evaluation' as message, n.cycle as number
      from next_evaluation n
        join board_face f on f.proposal_id = n.service_id
        join proposal p on p.id = n.service_id
      where p.status = 'operating' and (:all or f.keys && :keys::text[])
        and not exists (select 1 from next_evaluation later
                        where later.service_id = n.service_id and later.cycle > n.cycle)
      order by n.due limit :most""";

  private static final String CONDITIONS =
      """
      select 'condition-' || c.id as uid, c.proposal_id,
        (c.due + time '18:00') at time zone 'Asia/Seoul' as due,
        'calendar.condition' as message, c.number
      from verdict_condition c join board_face f on f.proposal_id = c.proposal_id
      where c.status in ('open', 'reported') and (:all or f.keys && :keys::text[] or c.owner = :user)
      order by c.due, c.id limit :most""";

  private final Access access;
  private final CaseFlow flow;
  private final Proposals proposals;
  private final Recusals recusals;
  private final MessageSource messages;
  private final JdbcClient jdbc;

  Deadlines(
      Access access,
      CaseFlow flow,
      Proposals proposals,
      Recusals recusals,
      MessageSource messages,
      JdbcClient jdbc) {
    this.access = access;
    this.flow = flow;
    this.proposals = proposals;
    this.recusals = recusals;
    this.messages = messages;
    this.jdbc = jdbc;
  }

  /**
   * The dates of the kinds asked for, the earliest first, by the rights that the reader has now.
   */
  @Transactional(readOnly = true)
  public List<Deadline> of(Reader reader, Set<Kind> kinds, Locale locale) {
    List<CaseFlow.OwnTask> tasks =
        kinds.contains(Kind.TASKS)
            ? flow.tasksOf(reader.user(), reader.groups(), locale, MOST_TASKS).stream()
                .filter(task -> task.due() != null && task.proposalId() != null)
                .toList()
            : List.of();
    List<Found> found = ofCases(reader, kinds);
    Set<String> ids = new HashSet<>();
    tasks.forEach(task -> ids.add(task.proposalId()));
    found.forEach(date -> ids.add(date.proposalId()));
    Map<String, String> names =
        proposals.among(List.copyOf(ids)).stream()
            .collect(Collectors.toMap(ProposalLine::id, line -> line.name(locale)));
    List<Deadline> deadlines = new ArrayList<>();
    tasks.forEach(task -> deadlines.add(of(task, names)));
    found.stream()
        .filter(date -> tasks.stream().noneMatch(task -> same(task, date)))
        .forEach(date -> deadlines.add(of(date, names, locale)));
    deadlines.sort(Comparator.comparing(Deadline::due).thenComparing(Deadline::uid));
    return deadlines.stream().limit(MOST).toList();
  }

  private List<Found> ofCases(Reader reader, Set<Kind> kinds) {
    List<Found> found = new ArrayList<>();
    if (kinds.contains(Kind.WINDOWS)) found.addAll(ask(WINDOWS, Kind.WINDOWS, reader));
    if (kinds.contains(Kind.EVALUATIONS)) found.addAll(ask(EVALUATIONS, Kind.EVALUATIONS, reader));
    if (kinds.contains(Kind.CONDITIONS)) found.addAll(ask(CONDITIONS, Kind.CONDITIONS, reader));
    Set<String> barred = barred(reader);
    found.removeIf(date -> barred.contains(date.proposalId()));
    return found;
  }

  /** Few, if any: the cases that somebody is kept off and is no party of. */
  private Set<String> barred(Reader reader) {
    return recusals.casesOf(reader.user()).stream()
        .filter(id -> access.find(reader, id).map(p -> access.recused(reader, p)).orElse(true))
        .collect(Collectors.toSet());
  }

  private List<Found> ask(String statement, Kind kind, Reader reader) {
    var question =
        jdbc.sql(statement)
            .param("all", reader.seesAll())
            .param("keys", access.keys(reader).toArray(String[]::new))
            .param("most", MOST);
    if (kind == Kind.CONDITIONS) question = question.param("user", reader.user());
    return question.query((row, n) -> read(row, kind)).list();
  }

  private static Found read(ResultSet row, Kind kind) throws SQLException {
    return new Found(
        row.getString("uid"),
        kind,
        row.getString("proposal_id"),
        row.getTimestamp("due").toInstant(),
        row.getString("message"),
        (Integer) row.getObject("number"));
  }

  /** Who has to answer in a window need not be told twice until when. */
  private static boolean same(CaseFlow.OwnTask task, Found date) {
    return date.kind() != Kind.EVALUATIONS
        && task.proposalId().equals(date.proposalId())
        && task.due().equals(date.due());
  }

  private static Deadline of(CaseFlow.OwnTask task, Map<String, String> names) {
    String id = task.proposalId();
    return new Deadline(
        "task-" + task.id(),
        Kind.TASKS,
        id,
        task.due(),
        task.name() + " – " + names.getOrDefault(id, id),
        "/proposals/" + id);
  }

  private Deadline of(Found date, Map<String, String> names, Locale locale) {
    String id = date.proposalId();
    Object[] values = {names.getOrDefault(id, id), date.number()};
    return new Deadline(
        date.uid(),
        date.kind(),
        id,
        date.due(),
        messages.getMessage(date.message(), values, locale),
        "/proposals/" + id);
  }
}
