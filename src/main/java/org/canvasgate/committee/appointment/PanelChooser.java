package org.canvasgate.committee.appointment;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.apache.commons.codec.digest.DigestUtils;
import org.canvasgate.committee.appointment.Choice.Demand;
import org.canvasgate.committee.appointment.Choice.Unmet;
import org.canvasgate.committee.appointment.PanelProgram.Rule;
import org.canvasgate.form.Problem;
import org.springframework.context.MessageSourceResolvable;

/**
 * Proposes a panel and says of everybody why they are on it or not. A function of its arguments:
 * the same case and the same candidates give the same panel, in whatever order they come.
 */
final class PanelChooser {
  /** Costs become whole numbers, so that equal panels are equal. */
  private static final double SCALE = 100;

  private static final int LOT_BITS = 16;

  private final List<Candidate> available;
  private final Demands demands;
  private final ChoiceWeights weights;
  private final PanelProgram program;
  private final long[] costs;
  private final long[] lot;

  private PanelChooser(
      String caseId, Collection<Candidate> candidates, Demands demands, ChoiceWeights weights) {
    this.available =
        candidates.stream()
            .filter(Candidate::available)
            .sorted(Comparator.comparing(Candidate::member))
            .toList();
    this.demands = demands;
    this.weights = weights;
    this.program = new PanelProgram(available, demands);
    this.costs = available.stream().mapToLong(c -> Math.round(SCALE * total(parts(c)))).toArray();
    this.lot = lots(caseId, available);
  }

  /**
   * Chooses.
   *
   * @param caseId the case's id, from which the lot is drawn that decides between equals
   * @param candidates everybody in the committee, those who cannot be chosen too
   */
  static Choice choose(
      String caseId, Collection<Candidate> candidates, Demands demands, ChoiceWeights weights) {
    var chooser = new PanelChooser(caseId, candidates, demands, weights);
    return chooser.choose(candidates);
  }

  /** The demands that a panel leaves unmet, whoever proposed it. */
  static List<Unmet> unmet(Collection<Candidate> panel, Demands demands) {
    List<Candidate> members = List.copyOf(panel);
    List<Integer> all = IntStream.range(0, members.size()).boxed().toList();
    return unmet(new PanelProgram(members, demands), all);
  }

  private static List<Unmet> unmet(PanelProgram program, List<Integer> chosen) {
    return program.demanded().stream()
        .filter(rule -> rule.missed(chosen) > 0)
        .map(
            rule ->
                new Unmet(
                    rule.demand(),
                    rule.subject(),
                    rule.atLeast() != null ? rule.atLeast() : rule.atMost(),
                    rule.reached(chosen)))
        .toList();
  }

  private Choice choose(Collection<Candidate> candidates) {
    List<Integer> chosen = available.isEmpty() ? List.of() : program.solve(costs, lot);
    Integer deputy = deputy(chosen);
    Map<String, List<MessageSourceResolvable>> reasons = new HashMap<>();
    for (Candidate candidate : candidates)
      if (!candidate.available())
        reasons.put(
            candidate.member(), candidate.bars().stream().map(Candidate.Bar::sentence).toList());
    for (int i = 0; i < available.size(); i++)
      reasons.put(
          available.get(i).member(),
          chosen.contains(i) ? whyChosen(i, chosen, deputy) : List.of(whyLeft(i, chosen)));
    return new Choice(
        chosen.stream().map(i -> available.get(i).member()).toList(),
        deputy == null ? null : available.get(deputy).member(),
        unmet(program, chosen),
        reasons);
  }

  /** What a candidate costs, part by part; less is better. */
  private Map<String, Double> parts(Candidate c) {
    Map<String, Double> parts = new LinkedHashMap<>();
    parts.put("load", weights.load() * (2 * c.load() + 1));
    parts.put("recent", weights.recent() * c.recent());
    parts.put("expertise", c.knows(demands.field()) ? -weights.expertise() : 0);
    parts.put("doubt", weights.doubt() * c.doubts().size());
    parts.put("unknown", c.unknown() ? weights.unknown() : 0);
    return parts;
  }

  private static double total(Map<String, Double> parts) {
    return parts.values().stream().mapToDouble(Double::doubleValue).sum();
  }

  /** Somebody without any doubt, an expert before others, then the one with the fewest cases. */
  private Integer deputy(List<Integer> chosen) {
    return chosen.stream()
        .filter(i -> available.get(i).doubts().isEmpty())
        .min(
            Comparator.<Integer, Boolean>comparing(i -> !available.get(i).knows(demands.field()))
                .thenComparing(i -> available.get(i).load())
                .thenComparing(i -> lot[i]))
        .orElse(null);
  }

  private List<MessageSourceResolvable> whyChosen(int i, List<Integer> chosen, Integer deputy) {
    Candidate candidate = available.get(i);
    List<MessageSourceResolvable> why = new ArrayList<>();
    for (Rule rule : program.demanded()) {
      if (rule.atLeast() == null || rule.demand() == Demand.SIZE || !rule.of().contains(i))
        continue;
      boolean needed = rule.of().size() <= rule.atLeast();
      why.add(
          say(
              "appointment.chosen."
                  + rule.demand().name().toLowerCase(Locale.ROOT)
                  + (needed ? "-only" : ""),
              name(rule.demand(), rule.subject()),
              rule.atLeast(),
              rule.of().size()));
    }
    if (why.isEmpty()) why.add(say("appointment.chosen.place", demands.size()));
    Integer most = candidate.profile().mostCases();
    why.add(
        most == null
            ? say("appointment.chosen.load", candidate.load())
            : say("appointment.chosen.load-of", candidate.load(), most));
    if (deputy != null && deputy == i) why.add(say("appointment.chosen.deputy"));
    return why;
  }

  /**
   * Whom the candidate would have to replace: the exchange that costs least among those that keep
   * every demand as it is met. Since the panel is the best there is, each costs something, or the
   * lot has decided.
   */
  private MessageSourceResolvable whyLeft(int out, List<Integer> chosen) {
    Integer other = null;
    for (Integer in : chosen)
      if (keepsDemands(out, in, chosen) && (other == null || costs[in] > costs[other])) other = in;
    if (other == null)
      return chosen.isEmpty() ? say("appointment.left.none") : whyNoPlace(out, chosen);
    Map<String, Double> mine = parts(available.get(out));
    Map<String, Double> theirs = parts(available.get(other));
    if (costs[out] == costs[other]) return say("appointment.left.lot");
    String most =
        mine.keySet().stream()
            .max(Comparator.comparing(part -> mine.get(part) - theirs.get(part)))
            .orElseThrow();
    return switch (most) {
      case "load" ->
          say("appointment.left.load", available.get(out).load(), available.get(other).load());
      case "recent" ->
          say(
              "appointment.left.recent",
              available.get(out).recent(),
              available.get(other).recent());
      case "expertise" -> say("appointment.left.expertise", name(Demand.FIELD, demands.field()));
      default -> say("appointment.left." + most);
    };
  }

  /** The demand that stands most in the way of exchanging the candidate for anybody. */
  private MessageSourceResolvable whyNoPlace(int out, List<Integer> chosen) {
    Map<Rule, Integer> broken = new LinkedHashMap<>();
    boolean former = false;
    for (Integer in : chosen) {
      List<Integer> exchanged = exchange(out, in, chosen);
      former |= !program.differs(exchanged);
      for (Rule rule : program.demanded())
        if (rule.missed(exchanged) > rule.missed(chosen)) broken.merge(rule, 1, Integer::sum);
    }
    if (former && available.get(out).former()) return say("appointment.left.former");
    Rule most =
        broken.entrySet().stream()
            .max(Map.Entry.comparingByValue())
            .map(Map.Entry::getKey)
            .orElseThrow();
    return say(
        "appointment.left.demand-" + most.demand().name().toLowerCase(Locale.ROOT),
        name(most.demand(), most.subject()));
  }

  private boolean keepsDemands(int out, int in, List<Integer> chosen) {
    List<Integer> exchanged = exchange(out, in, chosen);
    return program.differs(exchanged)
        && program.demanded().stream()
            .allMatch(rule -> rule.missed(exchanged) <= rule.missed(chosen));
  }

  private static List<Integer> exchange(int out, int in, List<Integer> chosen) {
    List<Integer> exchanged = new ArrayList<>(chosen);
    exchanged.remove(Integer.valueOf(in));
    exchanged.add(out);
    return exchanged;
  }

  /** What a demand is about, as it is read. */
  static Object name(Demand demand, String subject) {
    return switch (demand) {
      case SIZE -> "";
      case FIELD -> Problem.name("service-field." + subject);
      case CATEGORY -> Problem.name("category." + subject);
      case ORGANISATION -> subject;
    };
  }

  private static MessageSourceResolvable say(String key, Object... arguments) {
    return new Problem("", key, arguments);
  }

  /**
   * A number for each candidate that depends on the case and the person alone: it prefers nobody
   * over many cases, and gives the same panel whenever it is asked. Numbers that happen to be equal
   * are told apart.
   */
  private static long[] lots(String caseId, List<Candidate> candidates) {
    Set<Long> drawn = new HashSet<>();
    long[] lots = new long[candidates.size()];
    for (int i = 0; i < lots.length; i++) {
      long number = hash(caseId + '\n' + candidates.get(i).member());
      while (!drawn.add(number)) number++;
      lots[i] = number;
    }
    return lots;
  }

  private static long hash(String text) {
    byte[] digest = DigestUtils.sha256(text);
    long bits = 0;
    for (int i = 0; i < LOT_BITS / Byte.SIZE; i++) bits = bits << Byte.SIZE | digest[i] & 0xff;
    return bits;
  }
}
