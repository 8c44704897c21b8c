package org.canvasgate.tracking.retrospect;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * Every service held against one set of rules by one reading of the record, and how often each sign
 * warned of those that went badly and of those that went on.
 *
 * @param cases all services, counted or not
 * @param counted how many of them count
 * @param counts by sign
 */
record Retrospect(List<Case> cases, int counted, Map<Signal, Comparison> counts) {

  static Retrospect of(
      List<RealService> services, Reading reading, FateRule fates, Defaults rules) {
    List<Case> cases =
        services.stream()
            .map(each -> new Case(each, Finding.of(Known.of(each, reading), rules)))
            .toList();
    List<Case> counted = fates.counted(cases);
    Map<Signal, Comparison> counts = new EnumMap<>(Signal.class);
    for (Signal sign : Signal.values())
      counts.put(
          sign,
          new Comparison(share(counted, sign, fates, true), share(counted, sign, fates, false)));
    return new Retrospect(cases, counted.size(), counts);
  }

  /** How many signs tell the two groups apart by more than chance. */
  long telling() {
    return counts.values().stream().filter(of -> of.word() == Comparison.Word.DIFFERENT).count();
  }

  /** Of how many of the services that count a sign can tell nothing. */
  int untold(Signal sign) {
    Comparison of = counts.get(sign);
    return counted - of.bad().of() - of.good().of();
  }

  private static Share share(List<Case> cases, Signal sign, FateRule fates, boolean bad) {
    List<Said> said =
        cases.stream()
            .filter(each -> fates.bad(each.service()) == bad)
            .map(each -> each.finding().signs().get(sign))
            .filter(word -> word != Said.CANNOT_TELL)
            .toList();
    return new Share((int) said.stream().filter(word -> word == Said.WARNS).count(), said.size());
  }
}
