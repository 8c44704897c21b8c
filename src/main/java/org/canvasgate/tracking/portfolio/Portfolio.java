package org.canvasgate.tracking.portfolio;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.canvasgate.committee.Members;
import org.canvasgate.committee.Windows;
import org.canvasgate.committee.WorkingDays;
import org.canvasgate.committee.roster.Loads;
import org.canvasgate.committee.roster.Profile;
import org.canvasgate.committee.roster.Profiles;
import org.canvasgate.maintenance.FiledPlan;
import org.canvasgate.maintenance.FundingSource;
import org.canvasgate.maintenance.Plans;
import org.canvasgate.operation.Drift;
import org.canvasgate.operation.Report;
import org.canvasgate.operation.ReportedDrift;
import org.canvasgate.operation.Reports;
import org.canvasgate.tracking.Access;
import org.canvasgate.tracking.Reader;
import org.canvasgate.tracking.portfolio.PortfolioReport.Elsewhere;
import org.canvasgate.tracking.portfolio.PortfolioReport.Loss;
import org.canvasgate.tracking.portfolio.PortfolioRules.Settings;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Draws the portfolio for a reader: a dozen statements, however many cases there are. */
@Service
public class Portfolio {
  /** A page of pairs that somebody reads. */
  private static final int MOST_PAIRS = 30;

  private final PortfolioRows rows;
  private final Likenesses likenesses;
  private final PortfolioRules rules;
  private final Access access;
  private final Windows windows;
  private final Members members;
  private final Profiles profiles;
  private final Loads loads;
  private final Plans plans;
  private final Reports reports;
  private final Clock clock;

  Portfolio(
      PortfolioRows rows,
      Likenesses likenesses,
      PortfolioRules rules,
      Access access,
      Windows windows,
      Members members,
      Profiles profiles,
      Loads loads,
      Plans plans,
      Reports reports,
      Clock clock) {
    this.rows = rows;
    this.likenesses = likenesses;
    this.rules = rules;
    this.access = access;
    this.windows = windows;
    this.members = members;
    this.profiles = profiles;
    this.loads = loads;
    this.plans = plans;
    this.reports = reports;
    this.clock = clock;
  }

  /**
   * The portfolio of the cases that concern a reader: all of them for chairs, the secretariat and
   * administrators, the organisation's own for a planner, those of their panels for a member. What
   * is merely published is left out of the figures, since only what came through is published; it
   * is held against the others for likeness.
   */
  @Transactional
  public PortfolioReport report(Reader reader, PortfolioFilter filter) {
    Sight sight = Sight.of(reader, access);
    Settings settings = rules.today();
    WorkingDays calendar = windows.calendar();
    List<CaseRow> cases = rows.cases(sight, filter);
    Map<String, FiledPlan> filed = plans(cases);
    List<CaseRow> committed = cases.stream().filter(CaseRow::committed).toList();
    List<CommittedPlan> money = committed(committed, filed);
    List<EarlyCall> measured = measured(cases, filed);
    return new PortfolioReport(
        filter,
        cases.size(),
        rows.keptOff(sight),
        settings.leastCases(),
        PhaseTime.of(spells(cases, calendar), rules.targets()),
        reader.seesAll() ? backlog(reader, settings, calendar, cases) : null,
        committed.stream().map(CaseRow::name).toList(),
        MoneyYear.of(money),
        elsewhere(money, cases),
        losses(money, cases),
        rows.grants(
            cases.stream().filter(each -> !each.ended() && !grantDated(filed, each)).toList()),
        likenesses.pairs(sight, filter, MOST_PAIRS),
        CityLine.of(cases, rows.places()),
        measured,
        (int) cases.stream().filter(CaseRow::operating).count() - measured.size());
  }

  private List<Spell> spells(List<CaseRow> cases, WorkingDays calendar) {
    CountedDays counted = new CountedDays(calendar);
    LocalDate today = LocalDate.now(clock);
    return cases.stream()
        .flatMap(each -> each.dates().spells(today, counted::between).stream())
        .toList();
  }

  private Map<String, FiledPlan> plans(List<CaseRow> cases) {
    return plans
        .latest(
            cases.stream()
                .filter(each -> each.planApproved() && !each.ended())
                .map(CaseRow::id)
                .toList())
        .stream()
        .collect(Collectors.toMap(FiledPlan::proposalId, Function.identity()));
  }

  /**
   * Whether an approved plan puts central grants into years, so that the proposal's words are
   * superseded.
   */
  private static boolean grantDated(Map<String, FiledPlan> filed, CaseRow service) {
    FiledPlan plan = filed.get(service.id());
    return plan != null
        && !plan.plan().funding().isEmpty()
        && plan.plan().funding().stream()
            .noneMatch(line -> line.source() == FundingSource.CENTRAL && line.amount() == null);
  }

  private static List<CommittedPlan> committed(
      List<CaseRow> committed, Map<String, FiledPlan> filed) {
    return committed.stream()
        .map(each -> filed.get(each.id()))
        .filter(plan -> plan != null)
        .map(plan -> new CommittedPlan(plan.proposalId(), plan.plan(), plan.unit()))
        .toList();
  }

  private static List<Elsewhere> elsewhere(List<CommittedPlan> plans, List<CaseRow> cases) {
    Map<String, ServiceName> names = names(cases);
    return plans.stream()
        .filter(plan -> !plan.inWon())
        .map(plan -> new Elsewhere(names.get(plan.proposalId()), plan.unit().key()))
        .toList();
  }

  private static List<Loss> losses(List<CommittedPlan> plans, List<CaseRow> cases) {
    Map<String, ServiceName> names = names(cases);
    return GrantLoss.of(plans).stream()
        .map(
            loss ->
                new Loss(
                    names.get(loss.plan().proposalId()),
                    loss,
                    loss.plan().inWon() ? loss.plan().hundredMillionWon(loss.lost()) : null))
        .toList();
  }

  private List<EarlyCall> measured(List<CaseRow> cases, Map<String, FiledPlan> filed) {
    Map<String, CaseRow> running =
        cases.stream()
            .filter(CaseRow::operating)
            .collect(Collectors.toMap(CaseRow::id, Function.identity()));
    List<EarlyCall> calls = new ArrayList<>();
    for (Report report : reports.latest(running.keySet())) {
      FiledPlan plan = filed.get(report.serviceId());
      if (plan == null) continue;
      CaseRow service = running.get(report.serviceId());
      Drift drift = ReportedDrift.of(plan, report.figures());
      EarlyCall call =
          new EarlyCall(
              service.name(),
              drift.costOverrun(),
              drift.usageShortfall(),
              rules.early(drift.costOverrun(), drift.usageShortfall()),
              service.reEvaluating());
      if (call.known()) calls.add(call);
    }
    calls.sort(
        Comparator.comparing(EarlyCall::called)
            .reversed()
            .thenComparing(call -> call.service().id()));
    return calls;
  }

  private Backlog backlog(
      Reader reader, Settings settings, WorkingDays calendar, List<CaseRow> cases) {
    LocalDate today = LocalDate.now(clock);
    Map<String, List<PortfolioRows.Awaited>> byMember =
        rows.awaited(reader.user()).stream()
            .collect(Collectors.groupingBy(PortfolioRows.Awaited::member));
    Map<String, Backlog.Asked> asked = new HashMap<>();
    byMember.forEach(
        (member, awaited) -> asked.put(member, asked(member, awaited, today, calendar)));
    Map<String, Set<String>> open = loads.open();
    return Backlog.of(
        asked,
        open,
        serving(today),
        rows.answeredSince(clock.instant().minus(7L * settings.lookBackWeeks(), ChronoUnit.DAYS)),
        settings.lookBackWeeks(),
        (int)
            cases.stream()
                .filter(each -> each.evaluating() && !each.seatedPanel())
                .filter(each -> each.stage().equals("review"))
                .count());
  }

  private Backlog.Asked asked(
      String member, List<PortfolioRows.Awaited> awaited, LocalDate today, WorkingDays calendar) {
    Instant now = clock.instant();
    return new Backlog.Asked(
        member,
        awaited.size(),
        (int) awaited.stream().filter(each -> each.due().isBefore(now)).count(),
        awaited.stream()
            .map(PortfolioRows.Awaited::due)
            .filter(due -> !due.isBefore(now))
            .min(Comparator.naturalOrder())
            .map(due -> calendar.between(today, LocalDate.ofInstant(due, clock.getZone())))
            .orElse(null));
  }

  /** Those who are members today, their terms included. */
  private Map<String, Profile> serving(LocalDate today) {
    Map<String, Profile> serving =
        new HashMap<>(profiles.of(members.all().stream().map(Members.Member::id).toList()));
    serving.values().removeIf(profile -> !profile.serves(today));
    return serving;
  }

  private static Map<String, ServiceName> names(List<CaseRow> cases) {
    return cases.stream().collect(Collectors.toMap(CaseRow::id, CaseRow::name));
  }
}
