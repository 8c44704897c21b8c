package org.canvasgate.committee.appointment;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.canvasgate.committee.appointment.Choice.Demand;
import org.ojalgo.optimisation.Expression;
import org.ojalgo.optimisation.ExpressionsBasedModel;
import org.ojalgo.optimisation.Optimisation;
import org.ojalgo.optimisation.Variable;
import org.ojalgo.optimisation.integer.IntegerStrategy;
import org.ojalgo.type.context.NumberContext;

/**
 * The choice as a mixed-integer program: one variable a candidate, 1 where chosen, and one a demand
 * for what is missing. It is solved several times, each time with what was reached before held
 * fast: what is missing is made as small as can be, demand by demand in the order of {@link
 * Demand}, then the cost, then the lot. So a demand gives way only where it has to, and never for a
 * smaller cost.
 */
final class PanelProgram {
  /** Whole numbers are told apart by far less; a gap of ojAlgo's default would blur large sums. */
  private static final NumberContext GAP = NumberContext.of(12);

  private static final double HALF = 0.5;

  /** So that a third of three is one. */
  private static final double ROUNDING = 1e-9;

  /**
   * A demand on the panel.
   *
   * @param of whom it counts, by place
   * @param atLeast how many it asks for; null where it allows at most
   * @param atMost how many it allows; null where it asks for at least
   */
  record Rule(Demand demand, String subject, List<Integer> of, Integer atLeast, Integer atMost) {

    /** How many are missing, or too many, among those chosen. */
    int missed(List<Integer> chosen) {
      int reached = reached(chosen);
      return Math.max(0, atLeast != null ? atLeast - reached : reached - atMost);
    }

    int reached(List<Integer> chosen) {
      return (int) of.stream().filter(chosen::contains).count();
    }
  }

  private final List<Candidate> candidates;
  private final Demands demands;
  private final List<Rule> rules;

  PanelProgram(List<Candidate> candidates, Demands demands) {
    this.candidates = candidates;
    this.demands = demands;
    this.rules = rules();
  }

  List<Rule> demanded() {
    return rules;
  }

  /** Whether a panel has no more members of the former one than it may. */
  boolean differs(List<Integer> chosen) {
    long former = chosen.stream().filter(i -> candidates.get(i).former()).count();
    return former <= mostFormer(chosen.size());
  }

  private int mostFormer(int size) {
    return (int) Math.floor(demands.formerShare() * size + ROUNDING);
  }

  /**
   * The largest panel that there can be. Since the size goes before every other demand, it is the
   * size of the panel that is chosen, and with it the number of former members is known: so the
   * program needs no fractions, which ojAlgo's presolver has been seen to round.
   */
  private int attainable() {
    int former = (int) candidates.stream().filter(Candidate::former).count();
    int others = candidates.size() - former;
    int size = demands.size();
    while (size - others > Math.min(former, mostFormer(size))) size--;
    return size;
  }

  /**
   * The best panel, by places.
   *
   * @param costs by place, whole numbers
   * @param lot by place, what decides between panels of equal cost: the smaller sum
   */
  List<Integer> solve(long[] costs, long[] lot) {
    Map<Demand, Integer> held = new EnumMap<>(Demand.class);
    for (Demand demand : Demand.values()) {
      held.put(demand, missed(demand, new Run(held, null, 0).leastMissing(demand)));
    }
    List<Integer> cheapest = new Run(held, null, 0).least(costs);
    long cost = cheapest.stream().mapToLong(i -> costs[i]).sum();
    return new Run(held, costs, cost).least(lot);
  }

  private int missed(Demand demand, List<Integer> chosen) {
    return rules.stream()
        .filter(rule -> rule.demand() == demand)
        .mapToInt(rule -> rule.missed(chosen))
        .sum();
  }

  private List<Rule> rules() {
    List<Rule> all = new ArrayList<>();
    all.add(new Rule(Demand.SIZE, "", places(c -> true), demands.size(), null));
    if (demands.fieldExperts() > 0)
      all.add(
          new Rule(
              Demand.FIELD,
              demands.field(),
              places(c -> c.knows(demands.field())),
              Math.min(demands.fieldExperts(), demands.size()),
              null));
    if (demands.perCategory() > 0)
      for (String category : demands.categories())
        all.add(
            new Rule(
                Demand.CATEGORY,
                category,
                places(c -> c.is(category)),
                demands.perCategory(),
                null));
    candidates.stream()
        .map(c -> c.profile().organisation())
        .filter(organisation -> organisation != null && !organisation.isBlank())
        .distinct()
        .sorted()
        .forEach(
            organisation ->
                all.add(
                    new Rule(
                        Demand.ORGANISATION,
                        organisation,
                        places(c -> organisation.equals(c.profile().organisation())),
                        null,
                        demands.mostOfOneOrganisation())));
    return all;
  }

  private List<Integer> places(Predicate<Candidate> which) {
    return IntStream.range(0, candidates.size())
        .filter(i -> which.test(candidates.get(i)))
        .boxed()
        .toList();
  }

  /** One run of the solver. */
  private final class Run {
    private final ExpressionsBasedModel model = new ExpressionsBasedModel();
    private final List<Variable> chosen = new ArrayList<>();
    private final Map<Demand, List<Variable>> missing = new EnumMap<>(Demand.class);

    Run(Map<Demand, Integer> held, long[] costs, long most) {
      model.options.integer(
          IntegerStrategy.newConfigurable().withGapTolerance(GAP).withParallelism(() -> 1));
      for (int i = 0; i < candidates.size(); i++) chosen.add(model.newVariable("c" + i).binary());
      Expression size = model.newExpression("size").upper(demands.size());
      chosen.forEach(c -> size.set(c, 1));
      Expression former = model.newExpression("former").upper(mostFormer(attainable()));
      for (int i = 0; i < candidates.size(); i++)
        if (candidates.get(i).former()) former.set(chosen.get(i), 1);
      for (Rule rule : rules) add(rule);
      held.forEach(
          (demand, value) -> {
            Expression limit = model.newExpression("held " + demand).upper(value);
            missing(demand).forEach(m -> limit.set(m, 1));
          });
      if (costs != null) {
        Expression cost = model.newExpression("cost").upper(most);
        for (int i = 0; i < costs.length; i++) cost.set(chosen.get(i), costs[i]);
      }
    }

    private void add(Rule rule) {
      String name = rule.demand() + " " + rule.subject();
      Variable lacks = model.newVariable("missing " + name).integer().lower(0);
      lacks.upper(Math.max(demands.size(), candidates.size()));
      Expression sum = model.newExpression(name);
      rule.of().forEach(i -> sum.set(chosen.get(i), 1));
      if (rule.atLeast() != null) sum.set(lacks, 1).lower(rule.atLeast());
      else sum.set(lacks, -1).upper(rule.atMost());
      missing.computeIfAbsent(rule.demand(), d -> new ArrayList<>()).add(lacks);
    }

    List<Variable> missing(Demand demand) {
      return missing.getOrDefault(demand, List.of());
    }

    List<Integer> leastMissing(Demand demand) {
      missing(demand).forEach(variable -> variable.weight(1));
      return solve();
    }

    List<Integer> least(long[] weights) {
      for (int i = 0; i < weights.length; i++) chosen.get(i).weight(weights[i]);
      return solve();
    }

    private List<Integer> solve() {
      Optimisation.Result result = model.minimise();
      // Nobody at all is always allowed, so the program has a solution.
      if (!result.getState().isFeasible())
        throw new IllegalStateException("the choice of a panel ended as " + result.getState());
      return IntStream.range(0, chosen.size())
          .filter(i -> result.doubleValue(i) > HALF)
          .boxed()
          .toList();
    }
  }
}
