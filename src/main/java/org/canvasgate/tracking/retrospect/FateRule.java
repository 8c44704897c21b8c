package org.canvasgate.tracking.retrospect;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.canvasgate.canvas.Keys;

/** Which services count, and which of them count as having gone badly. */
enum FateRule {
  /** As the facts read the record; services of which nobody was seen to say are left out. */
  READ(service -> service.facts().fate().bad()),
  /** By the record's own word: ended or changed is bad, operating is good. */
  RECORDED(service -> !status(service).equals("operating")),
  /** Only what was stopped altogether is bad. */
  ONLY_ENDED(service -> status(service).equals("ended")),
  /** Without those whose fate could be read the other way. */
  UNCONTESTED(service -> service.facts().fate().bad()),
  /** The first of each programme, since services of one programme share money and fate. */
  ONE_A_PROGRAMME(service -> service.facts().fate().bad());

  private final Predicate<RealService> bad;

  FateRule(Predicate<RealService> bad) {
    this.bad = bad;
  }

  String key() {
    return Keys.of(this);
  }

  boolean bad(RealService service) {
    return bad.test(service);
  }

  /** Those of the cases that count. */
  List<Case> counted(List<Case> cases) {
    List<Case> counted = new ArrayList<>();
    Set<String> programmes = new HashSet<>();
    for (Case each : cases) {
      PlanningFacts facts = each.service().facts();
      if (facts.fate() == Fate.UNKNOWN) continue;
      if (this == UNCONTESTED && facts.contested()) continue;
      if (this == ONE_A_PROGRAMME && !programmes.add(facts.programme())) continue;
      counted.add(each);
    }
    return counted;
  }

  private static String status(RealService service) {
    return service.record().outcome().status();
  }
}
