package org.canvasgate.tracking.api;

import java.security.Principal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.canvasgate.maintenance.FiledPlan;
import org.canvasgate.maintenance.Plan;
import org.canvasgate.maintenance.Plans;
import org.canvasgate.maintenance.Promise;
import org.canvasgate.operation.Figures;
import org.canvasgate.operation.NextEvaluations;
import org.canvasgate.operation.PromiseKeeping;
import org.canvasgate.operation.Report;
import org.canvasgate.operation.Reports;
import org.canvasgate.tracking.api.KeepingAnswer.KeptPromise;
import org.canvasgate.tracking.api.KeepingAnswer.ReportAnswer;
import org.canvasgate.tracking.api.PlanAnswer.PromiseAnswer;
import org.canvasgate.tracking.api.PlanAnswer.StaffAnswer;
import org.canvasgate.tracking.api.PlanAnswer.YearAnswer;
import org.canvasgate.tracking.api.PlanAnswer.YearFunding;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** How a service is to be kept running, and how it does. */
@ApiRoot
class OperationApi {
  private final CaseFile cases;
  private final Plans plans;
  private final Reports reports;
  private final NextEvaluations next;

  OperationApi(CaseFile cases, Plans plans, Reports reports, NextEvaluations next) {
    this.cases = cases;
    this.plans = plans;
    this.reports = reports;
    this.next = next;
  }

  @GetMapping("/proposals/{id}/plan")
  PlanAnswer plan(@PathVariable String id, Principal user) {
    FiledPlan filed = CaseFile.found(plans.latest(cases.open(id, user).inside().id()));
    Plan plan = filed.plan();
    String usage = filed.usagePromise();
    return new PlanAnswer(
        filed.round(),
        filed.submittedAt(),
        plan.currency(),
        filed.unit().key(),
        plan.entity() == null ? null : plan.entity().key(),
        plan.constructionCost(),
        IntStream.range(plan.firstYear(), plan.firstYear() + plan.years())
            .mapToObj(year -> year(plan, year))
            .toList(),
        new StaffAnswer(
            plan.staff().dedicatedFte(),
            plan.staff().expectedTenureYears(),
            plan.staff().handover()),
        plan.promises().stream().map(promise -> promise(promise, usage)).toList(),
        plan.serviceLevels(),
        plan.exitPlan());
  }

  private static YearAnswer year(Plan plan, int year) {
    return new YearAnswer(
        year,
        plan.operatingCost(year),
        plan.funding(year).stream()
            .map(f -> new YearFunding(f.source().key(), f.amount(), f.secured()))
            .toList());
  }

  private static PromiseAnswer promise(Promise promise, String usage) {
    return new PromiseAnswer(
        promise.id(),
        promise.text(),
        promise.block().key(),
        promise.target(),
        promise.unit(),
        promise.higherIsBetter(),
        promise.id().equals(usage));
  }

  @GetMapping("/proposals/{id}/reports")
  KeepingAnswer reports(@PathVariable String id, Principal user) {
    CaseFile.Open open = cases.open(id, user).inside();
    List<Promise> promises =
        plans.latest(open.id()).map(filed -> filed.plan().promises()).orElse(List.of());
    List<Report> all = reports.all(open.id());
    int cycle = all.isEmpty() ? 1 : all.get(all.size() - 1).cycle();
    return new KeepingAnswer(
        all.stream().map(report -> report(report, promises)).toList(),
        next.of(open.id(), cycle).orElse(null));
  }

  private static ReportAnswer report(Report report, List<Promise> promises) {
    Figures figures = report.figures();
    Set<String> promised = promises.stream().map(Promise::id).collect(Collectors.toSet());
    // An older report may name a promise that the plan has given up since.
    PromiseKeeping keeping =
        PromiseKeeping.of(
            promises,
            figures.actuals().stream().filter(a -> promised.contains(a.promiseId())).toList());
    Map<String, Double> income = new LinkedHashMap<>();
    figures.income().forEach((source, amount) -> income.put(source.key(), amount));
    return new ReportAnswer(
        report.cycle(),
        report.sequence(),
        report.kind().key(),
        figures.year(),
        figures.monthsCovered(),
        figures.operatingCost(),
        figures.staff(),
        figures.incidents(),
        income,
        figures.comment(),
        report.at(),
        keeping.score(),
        keeping.promises().stream()
            .map(o -> new KeptPromise(o.promise().id(), o.actual(), o.ratio(), o.kept()))
            .toList());
  }
}
