package org.canvasgate.tracking.api;

import java.security.Principal;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.canvasgate.committee.Members;
import org.canvasgate.maintenance.FundingSource;
import org.canvasgate.tracking.Access;
import org.canvasgate.tracking.api.Faults.Kind;
import org.canvasgate.tracking.api.Faults.Raised;
import org.canvasgate.tracking.api.PortfolioAnswer.BacklogAnswer;
import org.canvasgate.tracking.api.PortfolioAnswer.CityAnswer;
import org.canvasgate.tracking.api.PortfolioAnswer.EarlyAnswer;
import org.canvasgate.tracking.api.PortfolioAnswer.GrantAnswer;
import org.canvasgate.tracking.api.PortfolioAnswer.GrantLossAnswer;
import org.canvasgate.tracking.api.PortfolioAnswer.LoadAnswer;
import org.canvasgate.tracking.api.PortfolioAnswer.MoneyYearAnswer;
import org.canvasgate.tracking.api.PortfolioAnswer.OtherCurrency;
import org.canvasgate.tracking.api.PortfolioAnswer.OverlapAnswer;
import org.canvasgate.tracking.api.PortfolioAnswer.PhaseAnswer;
import org.canvasgate.tracking.api.PortfolioAnswer.ServiceRef;
import org.canvasgate.tracking.portfolio.Backlog;
import org.canvasgate.tracking.portfolio.MoneyYear;
import org.canvasgate.tracking.portfolio.Overlap;
import org.canvasgate.tracking.portfolio.PhaseTime;
import org.canvasgate.tracking.portfolio.Portfolio;
import org.canvasgate.tracking.portfolio.PortfolioFilter;
import org.canvasgate.tracking.portfolio.PortfolioReport;
import org.canvasgate.tracking.portfolio.ServiceName;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The figures of the portfolio page. */
@ApiRoot
class PortfolioApi {
  private final Portfolio portfolio;
  private final Access access;
  private final Members members;

  PortfolioApi(Portfolio portfolio, Access access, Members members) {
    this.portfolio = portfolio;
    this.access = access;
    this.members = members;
  }

  @GetMapping("/portfolio")
  PortfolioAnswer portfolio(
      @RequestParam(required = false) String city,
      @RequestParam(required = false) String field,
      @RequestParam(required = false) String kind,
      @RequestParam(required = false) Integer year,
      Principal user) {
    Map<String, String> asked = new LinkedHashMap<>();
    if (city != null) asked.put("city", city);
    if (field != null) asked.put("field", field);
    if (kind != null) asked.put("kind", kind);
    if (year != null) asked.put("year", year.toString());
    PortfolioFilter filter = PortfolioFilter.of(asked);
    // A page may overlook a word it does not know; a program would take the rest for the answer.
    if (!Objects.equals(filter, new PortfolioFilter(city, field, kind, year)))
      throw new Raised(Kind.UNREADABLE);
    return answer(portfolio.report(access.reader(user.getName()), filter));
  }

  private PortfolioAnswer answer(PortfolioReport report) {
    return new PortfolioAnswer(
        report.cases(),
        report.keptOff(),
        report.phases().stream().map(time -> phase(time, report.leastCases())).toList(),
        report.backlog() == null ? null : backlog(report.backlog()),
        report.money().stream().map(PortfolioApi::money).toList(),
        report.firstGap(),
        report.elsewhere().stream()
            .map(other -> new OtherCurrency(service(other.service()), other.unit()))
            .toList(),
        report.losses().stream()
            .map(
                lost ->
                    new GrantLossAnswer(
                        service(lost.service()),
                        lost.loss().year(),
                        lost.amount(),
                        lost.loss().coveredByOthers(),
                        lost.loss().afterPlan()))
            .toList(),
        report.grants().stream()
            .map(
                grant ->
                    new GrantAnswer(
                        service(grant.service()),
                        grant.amount(),
                        grant.currency(),
                        grant.unit(),
                        grant.period()))
            .toList(),
        report.overlaps().stream().map(PortfolioApi::overlap).toList(),
        report.cities().stream()
            .map(
                c ->
                    new CityAnswer(
                        c.city(),
                        c.province() == null ? null : c.province().key(),
                        c.evaluating(),
                        c.operating(),
                        c.ended()))
            .toList(),
        report.early().stream()
            .map(
                call ->
                    new EarlyAnswer(
                        service(call.service()),
                        call.costOverrun(),
                        call.usageShortfall(),
                        call.called(),
                        call.underWay()))
            .toList(),
        report.unmeasured());
  }

  /** Of too few cases the page tells no times either. */
  private static PhaseAnswer phase(PhaseTime time, int leastCases) {
    boolean enough = time.time().decided() >= leastCases;
    return new PhaseAnswer(
        time.phase().key(),
        time.came(),
        time.passed(),
        time.stopped(),
        time.withdrawn(),
        time.waiting(),
        time.late(),
        time.time().decided(),
        enough ? time.time().quantile(0.25) : null,
        enough ? time.time().median() : null,
        enough ? time.time().quantile(0.75) : null,
        time.target(),
        enough ? time.overTarget() : null);
  }

  private BacklogAnswer backlog(Backlog backlog) {
    return new BacklogAnswer(
        backlog.open(),
        backlog.answered(),
        backlog.weeks(),
        backlog.weeksToClear(),
        backlog.free(),
        backlog.unseated(),
        backlog.members().stream()
            .map(
                load ->
                    new LoadAnswer(
                        members.name(load.member()),
                        load.open(),
                        load.late(),
                        load.daysLeft(),
                        load.cases(),
                        load.mostCases()))
            .toList());
  }

  private static MoneyYearAnswer money(MoneyYear year) {
    return new MoneyYearAnswer(
        year.year(),
        year.cost(),
        year.costUnknown(),
        bySource(year.secured()),
        bySource(year.hoped()),
        year.fundingUnknown(),
        year.gap(),
        year.services());
  }

  private static Map<String, Double> bySource(Map<FundingSource, Double> amounts) {
    Map<String, Double> named = new LinkedHashMap<>();
    amounts.forEach((source, amount) -> named.put(source.key(), amount));
    return named;
  }

  private static OverlapAnswer overlap(Overlap pair) {
    return new OverlapAnswer(
        service(pair.one().service()),
        service(pair.other().service()),
        pair.name(),
        pair.proposition(),
        pair.sameField(),
        pair.sameCity(),
        pair.score());
  }

  private static ServiceRef service(ServiceName name) {
    return new ServiceRef(name.id(), name.en(), name.ko());
  }
}
