package org.canvasgate.tracking.board;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.canvasgate.tracking.CaseFlow;
import org.canvasgate.tracking.Reader;
import org.canvasgate.tracking.StepNames;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Answers what somebody asks of the board, with what they may see of it. A page costs the same
 * wherever it begins: the rows are walked from the cursor on, along an index, and nothing is
 * counted past {@link #COUNTED}, nor past the last changed rows of a stage where no index answers
 * the question.
 */
@Service
public class BoardQueries {
  /** Up to here the cases at a stage are counted. */
  public static final int COUNTED = 1000;

  private final Sight sight;
  private final Search search;
  private final Lines lines;
  private final StepNames names;
  private final JdbcClient jdbc;
  private final Lateness lateness;
  private final Clock clock;

  BoardQueries(
      Sight sight,
      Search search,
      Lines lines,
      StepNames names,
      JdbcClient jdbc,
      Lateness lateness,
      Clock clock) {
    this.sight = sight;
    this.search = search;
    this.lines = lines;
    this.names = names;
    this.jdbc = jdbc;
    this.lateness = lateness;
    this.clock = clock;
  }

  /** The rows that a query finds for a reader, with the counts of all that it finds. */
  @Transactional(readOnly = true)
  public BoardPage page(Reader reader, BoardQuery query, Locale locale) {
    Eyes eyes = sight.of(reader);
    Question question = question(eyes, query, locale);
    return page(question, eyes, query, locale, counts(question));
  }

  /** The same rows without the counts, for whoever reads one page after the other. */
  @Transactional(readOnly = true)
  public BoardPage rows(Reader reader, BoardQuery query, Locale locale) {
    Eyes eyes = sight.of(reader);
    return page(question(eyes, query, locale), eyes, query, locale, List.of());
  }

  /**
   * The first rows at each stage that the query asks for.
   *
   * @param count how many cases stand there
   */
  public record Column(BoardPage.StageCount count, List<BoardRow> rows) {}

  /** What a query finds, stage by stage: the first rows of each, at most so many. */
  @Transactional(readOnly = true)
  public List<Column> columns(Reader reader, BoardQuery query, Locale locale, int most) {
    Eyes eyes = sight.of(reader);
    List<String> asked = query.stages().isEmpty() ? BoardQuery.STAGES : query.stages();
    return counts(question(eyes, query, locale)).stream()
        .filter(count -> asked.contains(count.stage()))
        .map(
            count -> {
              BoardQuery there = query.at(List.of(count.stage())).sized(most);
              return new Column(
                  count,
                  count.count() == 0 && !count.more()
                      ? List.of()
                      : page(question(eyes, there, locale), eyes, there, locale, List.of()).rows());
            })
        .toList();
  }

  private Question question(Eyes eyes, BoardQuery query, Locale locale) {
    Map<String, Object> parameters = new HashMap<>();
    return new Question(
        eyes,
        query,
        query.waitsOnMe() ? mine(eyes.reader()) : null,
        search.hits(query.text(), parameters),
        parameters,
        clock.instant(),
        locale);
  }

  /** The cases that wait for the reader; null where they are many. */
  private Set<String> mine(Reader reader) {
    List<String> mine =
        jdbc.sql(Question.SOME_OF_MINE)
            .param("me", reader.user())
            .param("groups", reader.groups().toArray(String[]::new))
            .param("most", Search.FEW + 1)
            .query(String.class)
            .list();
    return mine.size() > Search.FEW
        ? null
        : mine.stream().filter(Objects::nonNull).collect(Collectors.toSet());
  }

  private BoardPage page(
      Question question,
      Eyes eyes,
      BoardQuery query,
      Locale locale,
      List<BoardPage.StageCount> counts) {
    Cursor from = Cursor.read(query.cursor());
    if (from != null && !question.knows(from)) from = null;
    boolean back = from != null && from.back();
    List<Found> found = walk(question, eyes, from, query.size() + 1, locale);
    boolean more = found.size() > query.size();
    if (more) found = new ArrayList<>(found.subList(0, query.size()));
    if (back) Collections.reverse(found);
    Found first = found.isEmpty() ? null : found.get(0);
    Found last = found.isEmpty() ? null : found.get(found.size() - 1);
    boolean before = back ? more : from != null;
    boolean behind = back || more;
    return new BoardPage(
        found.stream().map(Found::row).toList(),
        last != null && behind ? last.cursor(false) : null,
        first != null && before ? first.cursor(true) : null,
        counts);
  }

  private List<Found> walk(Question question, Eyes eyes, Cursor from, int most, Locale locale) {
    List<Found> found = new ArrayList<>();
    boolean back = from != null && from.back();
    int step = back ? -1 : 1;
    int lane = from != null ? from.lane() : 0;
    Cursor start = from;
    for (; lane >= 0 && lane < question.lanes() && found.size() < most; lane += step) {
      int here = lane;
      Question.Statement statement = question.walk(here, start, back, most - found.size());
      if (statement != null)
        jdbc.sql(statement.sql())
            .params(statement.parameters())
            .query(
                row -> {
                  found.add(new Found(here, row.getString("sorted"), row(row, eyes, locale)));
                });
      start = null;
    }
    return found;
  }

  private List<BoardPage.StageCount> counts(Question question) {
    Question.Statement statement = question.counts(COUNTED + 1);
    return jdbc.sql(statement.sql())
        .params(statement.parameters())
        .query(
            (row, n) ->
                new BoardPage.StageCount(
                    row.getString("stage"),
                    Math.min(row.getLong("found"), COUNTED),
                    row.getBoolean("more") || row.getLong("found") > COUNTED))
        .list();
  }

  private BoardRow row(ResultSet row, Eyes eyes, Locale locale) throws SQLException {
    String id = row.getString("proposal_id");
    boolean office = eyes.reader().seesAll() && !eyes.party().contains(id);
    boolean namesOnly = row.getBoolean("public_only") || eyes.barred().contains(id);
    List<Step> steps = lines.steps(row.getString("waits"));
    List<CaseFlow.Waiting> waits =
        steps.stream()
            .map(s -> s.told(names.name(s.definition(), s.step(), s.name(), locale)))
            .map(waiting -> office ? waiting : waiting.withoutPanel())
            .map(waiting -> namesOnly ? waiting.nameOnly() : waiting)
            .toList();
    Instant due = namesOnly ? null : Step.due(steps);
    double points = row.getDouble("score");
    Double score = row.wasNull() || eyes.unscored().contains(id) ? null : points;
    return new BoardRow(
        id,
        row.getString("name_en"),
        row.getString("name_ko"),
        row.getString("city"),
        row.getString("kind"),
        row.getString("field"),
        row.getBoolean("sample"),
        row.getString("status"),
        row.getString("stage"),
        row.getBoolean("failed"),
        waits,
        due,
        lateness.late(due),
        lateness.left(due),
        score,
        score == null ? null : row.getString("band"),
        score == null ? null : row.getString("scored_gate"),
        row.getTimestamp("changed_at").toInstant(),
        namesOnly ? null : ownTask(steps, eyes.reader()));
  }

  private static String ownTask(List<Step> steps, Reader reader) {
    return steps.stream()
        .flatMap(step -> step.tasks().stream())
        .filter(task -> task.of(reader))
        .map(Step.Todo::id)
        .findFirst()
        .orElse(null);
  }

  /** A row with its place. */
  private record Found(int lane, String sorted, BoardRow row) {
    String cursor(boolean back) {
      return new Cursor(back, lane, sorted, row.proposalId()).written();
    }
  }
}
