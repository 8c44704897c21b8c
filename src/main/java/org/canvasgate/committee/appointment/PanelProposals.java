package org.canvasgate.committee.appointment;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.canvasgate.committee.CaseRound;
import org.canvasgate.committee.Gate;
import org.canvasgate.committee.Members;
import org.canvasgate.committee.Panels;
import org.canvasgate.committee.Rules;
import org.canvasgate.committee.Seat;
import org.canvasgate.committee.Windows;
import org.canvasgate.committee.appointment.Candidate.Bar;
import org.canvasgate.committee.appointment.Candidate.Cause;
import org.canvasgate.committee.conflict.Conflict;
import org.canvasgate.committee.conflict.Conflicts;
import org.canvasgate.committee.roster.Loads;
import org.canvasgate.committee.roster.Profile;
import org.canvasgate.committee.roster.Profiles;
import org.canvasgate.form.Problem;
import org.canvasgate.form.TaskContext;
import org.springframework.context.MessageSourceResolvable;
import org.springframework.stereotype.Service;

/** Brings together what is known of a case and of the members, and asks for a panel. */
@Service
class PanelProposals {
  private final Members members;
  private final Profiles profiles;
  private final Loads loads;
  private final Conflicts conflicts;
  private final Panels panels;
  private final Windows windows;
  private final Rules rules;
  private final Clock clock;

  PanelProposals(
      Members members,
      Profiles profiles,
      Loads loads,
      Conflicts conflicts,
      Panels panels,
      Windows windows,
      Rules rules,
      Clock clock) {
    this.members = members;
    this.profiles = profiles;
    this.loads = loads;
    this.conflicts = conflicts;
    this.panels = panels;
    this.windows = windows;
    this.rules = rules;
    this.clock = clock;
  }

  /**
   * A case that needs a panel.
   *
   * @param field key of the service's field
   * @param until the last day on which the panel will be asked, as it looks today
   * @param former members of the panel from which this one has to differ; empty where none does
   */
  record Need(
      String proposalId, Gate gate, int cycle, String field, LocalDate until, Set<String> former) {

    static final String DIFFERS_FROM = "differsFrom";
  }

  /** What a task asks for: before operation the review appoints, afterwards each re-evaluation. */
  Need need(TaskContext task) {
    int cycle = CaseRound.of(task.proposalId(), Gate.REVIEW, task.facts()).cycle();
    Gate gate = cycle == 0 ? Gate.REVIEW : Gate.OPERATION;
    return new Need(
        task.proposalId(),
        gate,
        cycle,
        task.text("field").orElse(""),
        until(gate == Gate.REVIEW ? "score" : "rate"),
        task.text(Need.DIFFERS_FROM).map(this::former).orElse(Set.of()));
  }

  private Set<String> former(String panel) {
    return panels.seats(Long.parseLong(panel)).stream()
        .map(Seat::member)
        .collect(Collectors.toSet());
  }

  private LocalDate until(String window) {
    Number days = (Number) rules.one("windows", Map.of("window", window)).get("workingDays");
    return windows.calendar().plus(LocalDate.now(clock), days.intValue());
  }

  /** The best panel of a kind of committee. */
  Choice propose(Need need, String committee, List<Candidate> candidates) {
    return PanelChooser.choose(need.proposalId(), candidates, demands(need, committee), weights());
  }

  /** Everybody in the committee, with whatever stands against them. */
  List<Candidate> candidates(Need need) {
    return candidates(
        need.proposalId(), need.until(), need.former(), members.all().stream().toList());
  }

  /** These members, with whatever stands against their taking part in a case until a day. */
  List<Candidate> candidates(
      String proposalId, LocalDate until, Set<String> former, List<Members.Member> asked) {
    List<String> ids = asked.stream().map(Members.Member::id).toList();
    Map<String, Profile> known = profiles.of(ids);
    Map<String, Set<String>> open = loads.open();
    Map<String, Integer> recent = loads.recent(recentMonths());
    Map<String, List<Conflict>> found =
        conflicts.of(proposalId, ids).stream().collect(Collectors.groupingBy(Conflict::member));
    return asked.stream()
        .map(
            member -> {
              List<Conflict> own = found.getOrDefault(member.id(), List.of());
              // A seat on this case is not a further one.
              Set<String> others =
                  open.getOrDefault(member.id(), Set.of()).stream()
                      .filter(id -> !id.equals(proposalId))
                      .collect(Collectors.toSet());
              Profile profile = known.get(member.id());
              return new Candidate(
                  profile,
                  member.name(),
                  others.size(),
                  recent.getOrDefault(member.id(), 0),
                  bars(profile, own, others.size(), until),
                  own.stream()
                      .filter(conflict -> !conflict.stands())
                      .map(MessageSourceResolvable.class::cast)
                      .toList(),
                  former.contains(member.id()));
            })
        .toList();
  }

  private List<Bar> bars(Profile profile, List<Conflict> conflicts, int load, LocalDate until) {
    List<Bar> bars = new ArrayList<>();
    conflicts.stream()
        .filter(Conflict::stands)
        .forEach(conflict -> bars.add(new Bar(Cause.CONFLICT, conflict)));
    LocalDate today = LocalDate.now(clock);
    if (profile.termFrom() != null && today.isBefore(profile.termFrom()))
      bars.add(bar(Cause.TERM, "appointment.term-not-begun", profile.termFrom()));
    if (profile.termUntil() != null && until.isAfter(profile.termUntil()))
      bars.add(bar(Cause.TERM, "appointment.term-ends", profile.termUntil(), until));
    if (profile.mostCases() != null && load >= profile.mostCases())
      bars.add(bar(Cause.LOAD, "appointment.load-full", load, profile.mostCases()));
    return bars;
  }

  private static Bar bar(Cause cause, String key, Object... arguments) {
    return new Bar(
        cause,
        new Problem(
            "",
            key,
            Arrays.stream(arguments)
                .map(a -> a instanceof LocalDate day ? day.toString() : a)
                .toArray()));
  }

  /** The demands on a panel of this kind of committee, from tables panel-demands and quorum. */
  Demands demands(Need need, String committee) {
    Map<String, Object> quorum = rules.one("quorum", Map.of("committee", committee));
    Map<String, Object> wanted =
        rules.one("panel-demands", Map.of("committee", committee, "field", need.field()));
    int size =
        Math.max(
            number(quorum, "smallest"),
            Math.min(number(quorum, "largest"), number(wanted, "size")));
    return new Demands(
        need.field(),
        size,
        number(wanted, "fieldExperts"),
        number(wanted, "perCategory"),
        number(wanted, "mostOfOneOrganisation"),
        categories(quorum),
        need.former().isEmpty() ? 1 : sameShare());
  }

  /** The share of a panel that may come from the one that an objection has set aside. */
  private double sameShare() {
    Map<String, Object> rule = rules.one("objection-rules", Map.of("on", LocalDate.now(clock)));
    return ((Number) rule.get("sameShare")).doubleValue();
  }

  private ChoiceWeights weights() {
    Map<String, Object> row = weightsRow();
    return new ChoiceWeights(
        decimal(row, "load"),
        decimal(row, "recent"),
        decimal(row, "expertise"),
        decimal(row, "doubt"),
        decimal(row, "unknown"));
  }

  private int recentMonths() {
    return number(weightsRow(), "recentMonths");
  }

  private Map<String, Object> weightsRow() {
    return rules.one("panel-weights", Map.of("on", LocalDate.now(clock)));
  }

  /** The categories of which a kind of committee consists. */
  static List<String> categories(Map<String, Object> quorum) {
    return Stream.of(String.valueOf(quorum.get("categories")).split(","))
        .map(String::strip)
        .filter(category -> !category.isEmpty())
        .toList();
  }

  private static int number(Map<String, Object> row, String output) {
    return ((Number) Objects.requireNonNull(row.get(output), output)).intValue();
  }

  private static double decimal(Map<String, Object> row, String output) {
    return ((Number) Objects.requireNonNull(row.get(output), output)).doubleValue();
  }

  /** Of these candidates the ones with these ids. */
  static List<Candidate> among(Collection<Candidate> candidates, Collection<String> ids) {
    return candidates.stream().filter(c -> ids.contains(c.member())).toList();
  }
}
