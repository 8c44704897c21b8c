package org.canvasgate.maintenance;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.canvasgate.canvas.Block;
import org.canvasgate.form.Problem;
import org.canvasgate.form.Submission;

/**
 * Reads a plan from form {@code write-plan}. Every mistake is noted in the submission, so that all
 * are told together.
 *
 * <p>An empty cell is "not known" and never zero. In a row of funding that is used at all, an empty
 * cell of a year that the plan covers is money counted on whose amount is not known; a year without
 * money from that source has 0. A row that is left empty is a source that the plan does not count
 * on, unless it is named among those whose amount is not known.
 */
final class PlanReader {
  private static final int EARLIEST_YEAR = 1990;
  private static final int LATEST_YEAR = 2100;
  private static final double MOST_PEOPLE = 10_000;
  private static final double LONGEST_TENURE = 50;
  private static final double MOST_TARGET = 1e12;
  private static final String NO_PROMISE = "none";

  private final Submission form;
  private Integer firstYear;
  private Integer years;
  private MoneyUnit unit;

  private PlanReader(Submission form) {
    this.form = form;
  }

  /** What the form says, without who submitted it and when. */
  record Draft(Plan plan, MoneyUnit unit, String usagePromise, String requirements) {}

  /**
   * @param entity who is to operate; null where it is not decided
   * @throws org.canvasgate.form.Refusal with every problem
   */
  static Draft read(Submission form, EntityKind entity) {
    return new PlanReader(form).draft(entity);
  }

  private Draft draft(EntityKind entity) {
    frame();
    Double constructionCost = amount(PlanFields.CONSTRUCTION_COST);
    List<Double> costs = costs();
    List<Funding> funding = funding();
    emptyYears();
    Staff staff = staff();
    List<Promise> promises = promises();
    String usage = usage(promises);
    String levels = form.optionalText(PlanFields.SERVICE_LEVELS).orElse(null);
    String exit = form.optionalText(PlanFields.EXIT_PLAN).orElse(null);
    String requirements = form.optionalText(PlanFields.REQUIREMENTS).orElse(null);
    form.check();
    Plan plan =
        new Plan(
            firstYear,
            constructionCost,
            costs,
            funding,
            staff,
            promises,
            levels,
            exit,
            unit.currency(),
            entity);
    return new Draft(plan, unit, usage, requirements);
  }

  private void frame() {
    firstYear = form.wholeNumber(PlanFields.FIRST_YEAR, 0, 9999);
    if (firstYear != null && (firstYear < EARLIEST_YEAR || firstYear > LATEST_YEAR)) {
      form.problem(
          PlanFields.FIRST_YEAR,
          "maintenance.first-year",
          firstYear.toString(),
          String.valueOf(EARLIEST_YEAR),
          String.valueOf(LATEST_YEAR));
      firstYear = null;
    }
    years = form.wholeNumber(PlanFields.COVERED_YEARS, 1, PlanFields.YEARS);
    unit = form.choice(PlanFields.MONEY_UNIT, MoneyUnit::of);
  }

  private List<Double> costs() {
    List<Double> costs = new ArrayList<>();
    PlanFields.columns()
        .forEach(column -> ifCovered(column, amount(PlanFields.cost(column)), costs));
    boolean anyCost = PlanFields.columns().mapToObj(PlanFields::cost).anyMatch(this::filled);
    boolean saidUnknown = form.checked(PlanFields.COST_UNKNOWN);
    if (!anyCost && !saidUnknown) form.problem(PlanFields.cost(1), "maintenance.no-cost");
    if (anyCost && saidUnknown)
      form.problem(PlanFields.COST_UNKNOWN, "maintenance.cost-known-and-unknown");
    return costs;
  }

  private List<Funding> funding() {
    Set<FundingSource> unknown = unknownSources();
    List<Funding> funding = new ArrayList<>();
    for (FundingSource source : FundingSource.values()) {
      List<Double> row = new ArrayList<>();
      PlanFields.columns()
          .forEach(column -> ifCovered(column, amount(PlanFields.amount(source, column)), row));
      boolean used = used(source) || unknown.contains(source);
      boolean secured = form.checked(PlanFields.secured(source));
      if (secured && !used)
        form.problem(
            PlanFields.secured(source), "maintenance.secured-without-money", sourceName(source));
      if (used && firstYear != null)
        for (int i = 0; i < row.size(); i++)
          funding.add(new Funding(firstYear + i, source, row.get(i), secured));
    }
    return funding;
  }

  private Set<FundingSource> unknownSources() {
    Set<FundingSource> unknown = new HashSet<>();
    for (String key : form.texts(PlanFields.UNKNOWN_SOURCES)) {
      try {
        unknown.add(FundingSource.of(key));
      } catch (IllegalArgumentException noSource) {
        form.problem(
            PlanFields.UNKNOWN_SOURCES,
            "form.unknown-choice",
            Problem.name("field." + PlanFields.UNKNOWN_SOURCES),
            key);
      }
    }
    return unknown;
  }

  /** A covered year without any figure is "not known", but not in the middle of known ones. */
  private void emptyYears() {
    if (firstYear == null || years == null) return;
    List<Integer> told = PlanFields.columns().filter(c -> c <= years && told(c)).boxed().toList();
    if (told.isEmpty()) return;
    IntStream.range(told.get(0), told.get(told.size() - 1))
        .filter(column -> !told.contains(column))
        .forEach(
            column ->
                form.problem(
                    PlanFields.cost(column),
                    "maintenance.year-empty",
                    String.valueOf(firstYear + column - 1)));
  }

  private boolean told(int column) {
    return filled(PlanFields.cost(column))
        || Arrays.stream(FundingSource.values())
            .anyMatch(source -> filled(PlanFields.amount(source, column)));
  }

  private Staff staff() {
    Double people = form.optionalNumber(PlanFields.FTE, 0, MOST_PEOPLE).orElse(null);
    Double tenure = form.optionalNumber(PlanFields.TENURE, 0, LONGEST_TENURE).orElse(null);
    Optional<Boolean> handover = form.choice(PlanFields.HANDOVER, PlanReader::yesNoUnknown);
    return new Staff(people, tenure, handover == null ? null : handover.orElse(null));
  }

  private static Optional<Boolean> yesNoUnknown(String key) {
    return switch (key) {
      case "yes" -> Optional.of(true);
      case "no" -> Optional.of(false);
      case "unknown" -> Optional.empty();
      default -> throw new IllegalArgumentException(key);
    };
  }

  private List<Promise> promises() {
    return IntStream.rangeClosed(1, PlanFields.PROMISES)
        .mapToObj(this::promise)
        .filter(Objects::nonNull)
        .collect(Collectors.toList());
  }

  private Promise promise(int number) {
    String text = form.optionalText(PlanFields.promise(number, "text")).orElse(null);
    boolean begun =
        Set.of("block", "target", "unit", "direction").stream()
            .anyMatch(part -> filled(PlanFields.promise(number, part)));
    if (text == null) {
      if (begun)
        form.problem(
            PlanFields.promise(number, "text"), "maintenance.promise-without-text", number);
      return null;
    }
    Block block = part(number, "block", Block::of);
    Boolean higher = part(number, "direction", PlanReader::higherIsBetter);
    Double target = null;
    if (filled(PlanFields.promise(number, "target")))
      target =
          form.optionalNumber(PlanFields.promise(number, "target"), 0, MOST_TARGET).orElse(null);
    else
      form.problem(
          PlanFields.promise(number, "target"), "maintenance.promise-without-target", number);
    String measure = form.optionalText(PlanFields.promise(number, "unit")).orElse("");
    return block == null || higher == null || target == null
        ? null
        : new Promise(PlanFields.promiseId(number), text, block, target, measure, higher);
  }

  private <T> T part(int number, String part, java.util.function.Function<String, T> parser) {
    String field = PlanFields.promise(number, part);
    if (filled(field)) return form.choice(field, parser);
    form.problem(field, "maintenance.promise-without-" + part, number);
    return null;
  }

  private static Boolean higherIsBetter(String key) {
    return switch (key) {
      case "at-least" -> true;
      case "at-most" -> false;
      default -> throw new IllegalArgumentException(key);
    };
  }

  private String usage(List<Promise> promises) {
    String chosen = form.optionalText(PlanFields.USAGE_PROMISE).orElse(NO_PROMISE);
    if (chosen.equals(NO_PROMISE)) return null;
    String id = "promise-" + chosen;
    boolean written = chosen.matches("[1-4]") && filled("promise_" + chosen + "_text");
    if (!written) form.problem(PlanFields.USAGE_PROMISE, "maintenance.usage-promise-empty", chosen);
    return id;
  }

  private void ifCovered(int column, Double amount, List<Double> into) {
    if (years == null) return;
    if (column <= years) into.add(amount);
  }

  /** An amount of money, unknown where empty; one of a year beyond the plan is a problem. */
  private Double amount(String field) {
    int underscore = field.lastIndexOf('_');
    if (years != null && underscore > 0 && filled(field)) {
      int column = Integer.parseInt(field.substring(underscore + 1));
      if (column > years) {
        form.problem(field, "maintenance.year-outside-plan", Problem.name("field." + field), years);
        return null;
      }
    }
    double most = unit == null ? MoneyUnit.USD.most() : unit.most();
    return form.optionalNumber(field, 0, most).orElse(null);
  }

  private boolean used(FundingSource source) {
    return PlanFields.columns().anyMatch(column -> filled(PlanFields.amount(source, column)));
  }

  private boolean filled(String field) {
    return form.optionalText(field).isPresent();
  }

  private static Object sourceName(FundingSource source) {
    return Problem.name("maintenance.source." + source.key());
  }
}
