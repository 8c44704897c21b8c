package org.canvasgate.diagram.decisions;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.canvasgate.committee.CaseRound;
import org.canvasgate.committee.Gate;
import org.canvasgate.committee.Independence;
import org.canvasgate.committee.Recusals;
import org.canvasgate.diagram.model.ModelSet;
import org.canvasgate.proposal.Proposals;
import org.springframework.stereotype.Component;

/**
 * A result as one administrator may read it: with the services' names and the rules' own words, and
 * without the figures of a case that the administrator is kept off or has yet to judge.
 */
@Component
class DecisionsView {
  private final Proposals proposals;
  private final Recusals recusals;
  private final Independence independence;

  DecisionsView(Proposals proposals, Recusals recusals, Independence independence) {
    this.proposals = proposals;
    this.recusals = recusals;
    this.independence = independence;
  }

  /**
   * A table of the result.
   *
   * @param name in the file's words
   */
  public record Table(String name, ReplayResult.Table counts, List<Turn> turns) {
    /** Whole percent of the answers that would differ, 0 to 100. */
    public long share() {
      return counts.asked() == 0 ? 0 : Math.round(100.0 * counts.differs() / counts.asked());
    }
  }

  /** Answers that turn alike. */
  public record Turn(
      List<String> before,
      List<String> after,
      List<Cell> cells,
      long count,
      List<Named> services) {}

  /** An output that differs, by its label. */
  public record Cell(String label, String before, String after, Double rise) {}

  /** A service by its name. */
  public record Named(String id, String name) {}

  /**
   * A decision that would differ.
   *
   * @param closed whether this reader sees no figures of it
   */
  public record Line(ReplayResult.Line of, Named service, boolean closed) {}

  /** What would differ for a service. */
  public record Service(ReplayResult.Service of, Named service, boolean closed) {}

  /** A bar of the picture; height from 0 to 100. */
  public record Bar(int points, long count, long height) {}

  List<Table> tables(
      ReplayResult result, ModelSet before, ModelSet after, Locale locale, int most) {
    List<String> keys = result.tables().stream().map(ReplayResult.Table::table).toList();
    var then = new TableWords(keys, locale, before, after);
    var now = new TableWords(keys, locale, after, before);
    Map<String, Named> names = new HashMap<>();
    List<Table> tables = new ArrayList<>();
    for (ReplayResult.Table table : result.tables()) {
      List<Turn> turns = new ArrayList<>();
      for (ReplayResult.Turn turn : table.turns().stream().limit(most).toList())
        turns.add(
            new Turn(
                then.rules(table.table(), turn.before()),
                now.rules(table.table(), turn.after()),
                turn.cells().stream()
                    .map(
                        cell ->
                            new Cell(
                                now.output(table.table(), cell.output()),
                                cell.before(),
                                cell.after(),
                                cell.rise()))
                    .toList(),
                turn.count(),
                turn.services().stream().map(id -> named(id, locale, names)).toList()));
      tables.add(new Table(now.table(table.table()), table, turns));
    }
    return tables;
  }

  List<Line> lines(ReplayResult result, String user, Locale locale, int most) {
    Map<String, Named> names = new HashMap<>();
    return result.lines().stream()
        .limit(most)
        .map(
            line ->
                new Line(
                    line,
                    named(line.proposalId(), locale, names),
                    recusals.barred(line.proposalId(), user)
                        || !independence.mayRead(
                            new CaseRound(
                                line.proposalId(),
                                Gate.of(line.gate()),
                                line.cycle(),
                                line.round()),
                            user)))
        .toList();
  }

  List<Service> services(ReplayResult result, String user, Locale locale, int most) {
    Map<String, Named> names = new HashMap<>();
    Set<String> closed = recusals.casesOf(user);
    return result.services().stream()
        .limit(most)
        .map(
            service ->
                new Service(
                    service,
                    named(service.proposalId(), locale, names),
                    closed.contains(service.proposalId())))
        .toList();
  }

  private Named named(String id, Locale locale, Map<String, Named> known) {
    return known.computeIfAbsent(
        id,
        same ->
            new Named(
                id,
                proposals
                    .find(id)
                    .map(
                        found ->
                            Locale.KOREAN.getLanguage().equals(locale.getLanguage())
                                ? found.nameKo()
                                : found.nameEn())
                    .filter(Objects::nonNull)
                    .orElse(id)));
  }

  /** How scores move, from ten points down to ten points up; empty where none does. */
  static List<Bar> bars(ReplayResult.Scores scores) {
    if (scores.bins().isEmpty()) return List.of();
    long highest = scores.bins().values().stream().mapToLong(Long::longValue).max().orElse(1);
    List<Bar> bars = new ArrayList<>();
    for (int points = -10; points <= 10; points++) {
      long count = scores.bins().getOrDefault(points, 0L);
      if (points != 0)
        bars.add(new Bar(points, count, count == 0 ? 0 : Math.max(2, 100 * count / highest)));
    }
    return bars;
  }

  /** Sums over gates: what the head of a result says. */
  public record Sum(
      long answers,
      long answersDiffer,
      long answersUnknown,
      long failed,
      long decided,
      long differ,
      long followed,
      long already,
      long unknown) {}

  static Sum sum(ReplayResult result) {
    return new Sum(
        result.tables().stream().mapToLong(ReplayResult.Table::asked).sum(),
        result.tables().stream().mapToLong(ReplayResult.Table::differs).sum(),
        result.tables().stream().mapToLong(ReplayResult.Table::unknown).sum(),
        result.tables().stream().mapToLong(ReplayResult.Table::failed).sum(),
        result.gates().stream().mapToLong(ReplayResult.Gate::decided).sum(),
        result.gates().stream().mapToLong(ReplayResult.Gate::differs).sum(),
        result.gates().stream().mapToLong(ReplayResult.Gate::followed).sum(),
        result.gates().stream().mapToLong(ReplayResult.Gate::alreadyOther).sum(),
        result.gates().stream().mapToLong(ReplayResult.Gate::unknown).sum());
  }
}
