package org.canvasgate.operation;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.canvasgate.committee.Wording;
import org.canvasgate.form.Markdown;
import org.canvasgate.form.Submission;
import org.canvasgate.form.TaskContext;
import org.canvasgate.maintenance.FiledPlan;
import org.canvasgate.maintenance.FundingSource;
import org.canvasgate.maintenance.Plan;
import org.canvasgate.maintenance.Plans;
import org.canvasgate.maintenance.Promise;
import org.canvasgate.proposal.Proposals;
import org.springframework.stereotype.Component;

/**
 * The fields by which an operator reports. A form has places for so many promises; the n-th place
 * is for the plan's n-th promise, and a place without one is not shown.
 */
@Component
class ReportFields {
  /** Places for promises in a form file. */
  static final int PLACES = 12;

  static final Set<String> COMMON = common();
  static final Set<String> WITH_RUNNING = withRunning();

  private static final double MOST = 1e15;
  private static final int MOST_STAFF = 100_000;
  private static final int MOST_INCIDENTS = 1_000_000;
  private static final int FIRST_YEAR = 2000;
  private static final int MONTHS = 12;

  private final Plans plans;
  private final Proposals proposals;
  private final Wording wording;
  private final Clock clock;

  ReportFields(Plans plans, Proposals proposals, Wording wording, Clock clock) {
    this.plans = plans;
    this.proposals = proposals;
    this.wording = wording;
    this.clock = clock;
  }

  /** The key of the field for a promise, counted from 1. */
  static String actual(int place) {
    return "actual_" + place;
  }

  /** The key of the field for the income from a source. */
  static String income(FundingSource source) {
    return "income_" + source.key();
  }

  /** The service's name, the promises' labels and the unit of money, and the year so far. */
  Map<String, Object> view(TaskContext task, Locale locale) {
    Map<String, Object> view = new HashMap<>();
    view.put("serviceName", Markdown.plain(proposals.get(task.proposalId()).name(locale)));
    view.put("costUnit", "");
    plans.latest(task.proposalId()).ifPresent(filed -> putPlan(view, filed, locale));
    view.put("year", today().getYear());
    view.put("monthsCovered", today().getMonthValue());
    return view;
  }

  /** What interim and cycle report have in common; mistakes are noted in the submission. */
  Figures read(TaskContext task, Submission submission) {
    return figures(task, submission, null, null, Map.of());
  }

  /** The same with people, incidents and income. */
  Figures readWithRunning(TaskContext task, Submission submission) {
    Double staff = submission.optionalNumber("staff", 0, MOST_STAFF).orElse(null);
    Double incidents = submission.optionalNumber("incidents", 0, MOST_INCIDENTS).orElse(null);
    if (incidents != null && incidents != Math.rint(incidents)) {
      submission.problem("incidents", "operation.incidents-whole");
    }
    Map<FundingSource, Double> income = new EnumMap<>(FundingSource.class);
    for (FundingSource source : FundingSource.values()) {
      submission
          .optionalNumber(income(source), 0, MOST)
          .ifPresent(amount -> income.put(source, amount));
    }
    return figures(
        task, submission, staff, incidents == null ? null : incidents.intValue(), income);
  }

  private Figures figures(
      TaskContext task,
      Submission submission,
      Double staff,
      Integer incidents,
      Map<FundingSource, Double> income) {
    Plan plan = plans.latest(task.proposalId()).map(FiledPlan::plan).orElse(null);
    Integer year = submission.wholeNumber("year", FIRST_YEAR, today().getYear());
    Integer months = submission.wholeNumber("monthsCovered", 1, MONTHS);
    refuseFuture(submission, year, months);
    Double cost = submission.optionalNumber("operatingCost", 0, MOST).orElse(null);
    List<Actual> actuals = actuals(submission, plan == null ? List.of() : plan.promises());
    String comment = submission.optionalText("comment").orElse("");
    if (year == null || months == null) {
      submission.check();
    }
    Figures figures = new Figures(year, months, cost, actuals, staff, incidents, income, comment);
    if (figures.empty() && comment.isEmpty()) {
      submission.problem("comment", "operation.nothing-reported");
    }
    return figures;
  }

  private void refuseFuture(Submission submission, Integer year, Integer months) {
    if (year != null
        && months != null
        && year == today().getYear()
        && months > today().getMonthValue()) {
      submission.problem(
          "monthsCovered", "operation.months-ahead", year.toString(), today().getMonthValue());
    }
  }

  private static List<Actual> actuals(Submission submission, List<Promise> promises) {
    List<Actual> actuals = new ArrayList<>();
    for (int place = 1; place <= PLACES; place++) {
      Double value = submission.optionalNumber(actual(place), 0, MOST).orElse(null);
      if (place <= promises.size()) {
        actuals.add(new Actual(promises.get(place - 1).id(), value));
      } else if (value != null) {
        submission.problem(actual(place), "operation.no-such-promise", place, promises.size());
      }
    }
    return actuals;
  }

  private void putPlan(Map<String, Object> view, FiledPlan filed, Locale locale) {
    view.put("costUnit", wording.say("operation.unit." + filed.unit().key(), locale));
    Double planned = filed.plan().operatingCost(today().getYear());
    view.put(
        "plannedCost",
        planned == null
            ? wording.say("unknown", locale)
            : wording.say("operation.money." + filed.unit().key(), locale, planned));
    int place = 0;
    for (Promise promise : filed.plan().promises()) {
      place++;
      view.put("promise_" + place, promise.text());
      view.put("promise_" + place + "_unit", promise.unit());
      view.put(
          "promise_" + place + "_target",
          wording.say(
              promise.higherIsBetter() ? "operation.at-least" : "operation.at-most",
              locale,
              promise.target(),
              promise.unit()));
    }
  }

  private LocalDate today() {
    return LocalDate.now(clock);
  }

  private static Set<String> common() {
    Set<String> fields = new HashSet<>(Set.of("year", "monthsCovered", "operatingCost", "comment"));
    for (int place = 1; place <= PLACES; place++) {
      fields.add(actual(place));
    }
    return Set.copyOf(fields);
  }

  private static Set<String> withRunning() {
    Set<String> fields = new HashSet<>(COMMON);
    fields.addAll(Set.of("staff", "incidents"));
    for (FundingSource source : FundingSource.values()) {
      fields.add(income(source));
    }
    return Set.copyOf(fields);
  }
}
