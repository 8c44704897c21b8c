package org.canvasgate.tracking.portfolio;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.canvasgate.committee.roster.Profile;

/**
 * What waits for the committee's members, against what they can take.
 *
 * @param members whoever is asked or serves now, the most asked first
 * @param open how many ballots and votes are awaited
 * @param answered how many were given in the weeks looked back on
 * @param weeks how many weeks that is, at least 1
 * @param unseated how many cases wait for a panel
 */
public record Backlog(List<Load> members, int open, int answered, int weeks, int unseated) {
  public Backlog {
    if (weeks < 1) throw new IllegalArgumentException("Looks back on %d weeks".formatted(weeks));
    members = List.copyOf(members);
  }

  /**
   * What somebody is asked for.
   *
   * @param open ballots and votes awaited
   * @param late how many of them are past their date
   * @param daysLeft working days until the first of those not yet late is due; null where there is
   *     none
   */
  public record Asked(String member, int open, int late, Integer daysLeft) {}

  /**
   * A member's load.
   *
   * @param cases open cases on whose panels the member sits
   * @param mostCases how many the member takes at a time; null for no limit
   */
  public record Load(
      String member, int open, int late, Integer daysLeft, int cases, Integer mostCases) {

    /** How many more cases the member takes, 0 or more; null for no limit. */
    public Integer free() {
      return mostCases == null ? null : Math.max(0, mostCases - cases);
    }
  }

  /** Puts together who is asked, who sits where and who takes how much. */
  static Backlog of(
      Map<String, Asked> asked,
      Map<String, Set<String>> cases,
      Map<String, Profile> serving,
      int answered,
      int weeks,
      int unseated) {
    TreeSet<String> everybody = new TreeSet<>(serving.keySet());
    everybody.addAll(asked.keySet());
    everybody.addAll(cases.keySet());
    List<Load> loads =
        everybody.stream()
            .map(
                member -> {
                  Asked own = asked.getOrDefault(member, new Asked(member, 0, 0, null));
                  Profile profile = serving.get(member);
                  return new Load(
                      member,
                      own.open(),
                      own.late(),
                      own.daysLeft(),
                      cases.getOrDefault(member, Set.of()).size(),
                      profile == null ? null : profile.mostCases());
                })
            .sorted(
                Comparator.comparingInt(Load::late)
                    .thenComparingInt(Load::open)
                    .thenComparingInt(Load::cases)
                    .reversed())
            .toList();
    return new Backlog(loads, loads.stream().mapToInt(Load::open).sum(), answered, weeks, unseated);
  }

  /**
   * Weeks until everything asked now is answered at the pace of the weeks looked back on: open x
   * weeks / answered. Null where nobody answered, so that there is no pace.
   */
  public Double weeksToClear() {
    if (open == 0) return 0.0;
    return answered == 0 ? null : (double) open * weeks / answered;
  }

  /** How many more cases the members take; null where one of them takes any number. */
  public Integer free() {
    return members.stream().map(Load::free).anyMatch(Objects::isNull)
        ? null
        : Integer.valueOf(members.stream().mapToInt(Load::free).sum());
  }
}
