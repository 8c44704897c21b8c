package org.canvasgate.diagram.decisions;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.TreeMap;
import org.canvasgate.committee.Gate;

/**
 * Adds up what comes of an evaluation. Holds counts, three numbers for each service, and of single
 * decisions only as many as are shown: its size grows with the number of services concerned, not of
 * decisions. One thread at a time.
 */
final class Tally {
  /** Decisions and services that are listed one by one. */
  static final int LISTED = 500;

  private static final int TURNS = 200;
  private static final int SOME = 8;
  private static final int WIDEST = 10;

  /** Gravest first: another recommendation that was followed, another one, a moved score. */
  private static final Comparator<ReplayResult.Line> GRAVEST =
      Comparator.comparing((ReplayResult.Line line) -> !line.recommendsOther())
          .thenComparing(line -> !line.followed())
          .thenComparing(line -> line.moved() == null ? 0 : -Math.abs(line.moved()))
          .thenComparing(ReplayResult.Line::number, Comparator.reverseOrder());

  private static final Comparator<ReplayResult.Service> MOST_CONCERNED =
      Comparator.comparing(ReplayResult.Service::verdicts, Comparator.reverseOrder())
          .thenComparing(ReplayResult.Service::most, Comparator.reverseOrder())
          .thenComparing(ReplayResult.Service::answers, Comparator.reverseOrder())
          .thenComparing(ReplayResult.Service::proposalId);

  private final Map<String, OfTable> tables = new TreeMap<>();
  private final Map<List<String>, OfGate> gates = new HashMap<>();
  private final Map<String, ReplayResult.Service> services = new HashMap<>();
  private final PriorityQueue<ReplayResult.Line> lines = new PriorityQueue<>(GRAVEST.reversed());
  private final Map<Integer, Long> bins = new TreeMap<>();
  private long lineCount;
  private long same;
  private long up;
  private long down;
  private long unknownScores;
  private double sum;

  private static final class OfTable {
    private long asked;
    private long same;
    private long differs;
    private long alreadyOther;
    private long unknown;
    private long failed;
    private long moreTurns;
    private String failure;
    private final Map<String, Long> names = new TreeMap<>();
    private final Map<List<Object>, OfTurn> turns = new HashMap<>();
  }

  private static final class OfTurn {
    private long count;
    private final Set<String> services = new LinkedHashSet<>();
  }

  private static final class OfGate {
    private long decided;
    private long same;
    private long differs;
    private long alreadyOther;
    private long followed;
    private long unknown;
    private final Map<String, Long> names = new TreeMap<>();
    private final Map<List<String>, long[]> shifts = new HashMap<>();
  }

  private OfTable table(String table) {
    return tables.computeIfAbsent(table, name -> new OfTable());
  }

  void sameAnswer(String table) {
    OfTable counted = table(table);
    counted.asked++;
    counted.same++;
  }

  void unknownAnswer(String table, String name) {
    OfTable counted = table(table);
    counted.asked++;
    counted.unknown++;
    counted.names.merge(name, 1L, Long::sum);
  }

  void noAnswer(String table, String why) {
    OfTable counted = table(table);
    counted.asked++;
    counted.failed++;
    if (counted.failure == null) counted.failure = why;
  }

  /**
   * @param already whether the table in force gives that other answer, too
   */
  void otherAnswer(
      String table,
      String proposal,
      List<String> before,
      List<String> after,
      List<ReplayResult.Cell> cells,
      boolean already) {
    OfTable counted = table(table);
    counted.asked++;
    counted.differs++;
    if (already) counted.alreadyOther++;
    List<Object> key = List.of(before, after, cells);
    OfTurn turn = counted.turns.get(key);
    if (turn == null && counted.turns.size() < TURNS) {
      turn = new OfTurn();
      counted.turns.put(key, turn);
    }
    if (turn == null) counted.moreTurns++;
    else {
      turn.count++;
      if (turn.services.size() < SOME) turn.services.add(proposal);
    }
    services.merge(proposal, new ReplayResult.Service(proposal, 1, 0, 0), Tally::together);
  }

  /** A decision on one question; it is listed where anything differs. */
  void decision(ReplayResult.Line line) {
    OfGate gate = gates.computeIfAbsent(List.of(line.gate(), line.question()), key -> new OfGate());
    gate.decided++;
    if (!line.unknown().isEmpty()) {
      gate.unknown++;
      line.unknown().forEach(name -> gate.names.merge(name, 1L, Long::sum));
      return;
    }
    boolean moved = line.moved() != null && line.moved() != 0;
    if (line.recommendsOther()) {
      gate.differs++;
      if (java.util.Objects.equals(line.inForce(), line.computed())) gate.alreadyOther++;
      if (line.followed()) gate.followed++;
      long[] shift =
          gate.shifts.computeIfAbsent(
              java.util.Arrays.asList(line.recorded(), line.computed()), key -> new long[2]);
      shift[0]++;
      if (line.followed()) shift[1]++;
    } else gate.same++;
    if (!line.recommendsOther() && !moved) return;
    lineCount++;
    lines.add(line);
    if (lines.size() > LISTED) lines.poll();
    services.merge(
        line.proposalId(),
        new ReplayResult.Service(
            line.proposalId(),
            0,
            line.recommendsOther() ? 1 : 0,
            moved ? Math.abs(line.moved()) : 0),
        Tally::together);
  }

  /** The canvas score of a decision; null is not known. */
  void score(Double before, Double after) {
    if (before == null || after == null) unknownScores++;
    else if (before.equals(after)) same++;
    else {
      double by = after - before;
      if (by > 0) up++;
      else down++;
      sum += by;
      int bin = (int) (Math.signum(by) * Math.min(WIDEST, Math.ceil(Math.abs(by))));
      bins.merge(bin, 1L, Long::sum);
    }
  }

  /** Puts what another thread has counted to this. */
  void add(Tally other) {
    other.tables.forEach((name, more) -> add(table(name), more));
    other.gates.forEach((key, more) -> add(gates.computeIfAbsent(key, same -> new OfGate()), more));
    other.services.forEach((id, more) -> services.merge(id, more, Tally::together));
    for (ReplayResult.Line line : other.lines) {
      lines.add(line);
      if (lines.size() > LISTED) lines.poll();
    }
    other.bins.forEach((bin, more) -> bins.merge(bin, more, Long::sum));
    lineCount += other.lineCount;
    same += other.same;
    up += other.up;
    down += other.down;
    unknownScores += other.unknownScores;
    sum += other.sum;
  }

  private static void add(OfTable to, OfTable more) {
    to.asked += more.asked;
    to.same += more.same;
    to.differs += more.differs;
    to.alreadyOther += more.alreadyOther;
    to.unknown += more.unknown;
    to.failed += more.failed;
    to.moreTurns += more.moreTurns;
    if (to.failure == null) to.failure = more.failure;
    more.names.forEach((name, count) -> to.names.merge(name, count, Long::sum));
    more.turns.forEach(
        (key, turn) -> {
          OfTurn there = to.turns.get(key);
          if (there == null && to.turns.size() >= TURNS) {
            to.moreTurns += turn.count;
            return;
          }
          if (there == null) {
            there = new OfTurn();
            to.turns.put(key, there);
          }
          there.count += turn.count;
          for (String service : turn.services)
            if (there.services.size() < SOME) there.services.add(service);
        });
  }

  private static void add(OfGate to, OfGate more) {
    to.decided += more.decided;
    to.same += more.same;
    to.differs += more.differs;
    to.alreadyOther += more.alreadyOther;
    to.followed += more.followed;
    to.unknown += more.unknown;
    more.names.forEach((name, count) -> to.names.merge(name, count, Long::sum));
    more.shifts.forEach(
        (key, counts) -> {
          long[] there = to.shifts.computeIfAbsent(key, same -> new long[2]);
          there[0] += counts[0];
          there[1] += counts[1];
        });
  }

  private static ReplayResult.Service together(ReplayResult.Service a, ReplayResult.Service b) {
    return new ReplayResult.Service(
        a.proposalId(),
        a.answers() + b.answers(),
        a.verdicts() + b.verdicts(),
        Math.max(a.most(), b.most()));
  }

  /**
   * What has come of it so far.
   *
   * @param millis how long it took
   */
  ReplayResult result(long beforeRecords, long millis) {
    List<ReplayResult.Line> listed = new ArrayList<>(lines);
    listed.sort(GRAVEST);
    long moved = up + down;
    return new ReplayResult(
        tables.entrySet().stream().map(each -> result(each.getKey(), each.getValue())).toList(),
        gates.entrySet().stream()
            .map(each -> result(each.getKey(), each.getValue()))
            .sorted(
                Comparator.comparing((ReplayResult.Gate gate) -> Gate.of(gate.gate()))
                    .thenComparing(ReplayResult.Gate::question))
            .toList(),
        new ReplayResult.Scores(
            same, up, down, unknownScores, moved == 0 ? null : Double.valueOf(sum / moved), bins),
        listed,
        lineCount,
        services.values().stream().sorted(MOST_CONCERNED).limit(LISTED).toList(),
        services.size(),
        beforeRecords,
        millis);
  }

  @SuppressWarnings("unchecked") // as otherAnswer makes the keys
  private static ReplayResult.Table result(String name, OfTable counted) {
    return new ReplayResult.Table(
        name,
        counted.asked,
        counted.same,
        counted.differs,
        counted.alreadyOther,
        counted.unknown,
        counted.names,
        counted.failed,
        counted.failure,
        counted.turns.entrySet().stream()
            .map(
                turn ->
                    new ReplayResult.Turn(
                        (List<String>) turn.getKey().get(0),
                        (List<String>) turn.getKey().get(1),
                        (List<ReplayResult.Cell>) turn.getKey().get(2),
                        turn.getValue().count,
                        List.copyOf(turn.getValue().services)))
            .sorted(Comparator.comparing(ReplayResult.Turn::count).reversed())
            .toList(),
        counted.moreTurns);
  }

  private static ReplayResult.Gate result(List<String> key, OfGate counted) {
    return new ReplayResult.Gate(
        key.get(0),
        key.get(1),
        counted.decided,
        counted.same,
        counted.differs,
        counted.alreadyOther,
        counted.followed,
        counted.unknown,
        counted.names,
        counted.shifts.entrySet().stream()
            .map(
                shift ->
                    new ReplayResult.Shift(
                        shift.getKey().get(0),
                        shift.getKey().get(1),
                        shift.getValue()[0],
                        shift.getValue()[1]))
            .sorted(Comparator.comparing(ReplayResult.Shift::count).reversed())
            .toList());
  }
}
