package org.canvasgate.committee.statistics;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.canvasgate.canvas.Observation;
import org.canvasgate.canvas.Severity;
import org.canvasgate.committee.Members;
import org.canvasgate.committee.Rules;
import org.canvasgate.committee.statistics.PanelHistory.Participation;
import org.springframework.stereotype.Service;

/**
 * Participation, agreement and severity by member, from the number of cases on that a table sets.
 */
@Service
class PanelStatistics {
  private final PanelHistory history;
  private final Members members;
  private final Rules rules;
  private final Clock clock;

  PanelStatistics(PanelHistory history, Members members, Rules rules, Clock clock) {
    this.history = history;
    this.members = members;
    this.rules = rules;
    this.clock = clock;
  }

  /**
   * One member over time.
   *
   * @param cases in how many decided cases the member can be compared with others
   * @param severity null where these are too few to be shown
   */
  record MemberLine(String member, Participation participation, int cases, Severity severity) {}

  /**
   * All members over time.
   *
   * @param leastCases from how many cases on figures are shown
   * @param shown how many members have figures, all of which chance can put aside
   */
  record Report(List<MemberLine> lines, int leastCases, long shown) {}

  /** What this reader may know: nothing from cases from which the reader was recused. */
  Report report(String reader) {
    Map<String, Object> rule = rules.one("panel-statistics", Map.of("on", LocalDate.now(clock)));
    int leastCases = ((Number) rule.get("leastCases")).intValue();
    List<Observation> ratings = history.ratings(reader);
    Map<String, Severity> severities =
        Severity.of(
                ratings,
                ((Number) rule.get("resamples")).intValue(),
                ((Number) rule.get("seed")).longValue())
            .stream()
            .collect(Collectors.toMap(Severity::rater, Function.identity()));
    Map<String, Participation> participation = history.participation(reader);
    TreeSet<String> everybody = new TreeSet<>(participation.keySet());
    everybody.addAll(severities.keySet());
    members.all().stream().map(Members.Member::id).forEach(everybody::add);
    List<MemberLine> lines =
        everybody.stream()
            .map(
                member -> {
                  Severity severity = severities.get(member);
                  int cases = severity == null ? 0 : severity.cases();
                  return new MemberLine(
                      member,
                      participation.getOrDefault(member, new Participation(0, 0)),
                      cases,
                      cases < leastCases ? null : severity);
                })
            .toList();
    return new Report(
        lines, leastCases, lines.stream().filter(line -> line.severity() != null).count());
  }
}
