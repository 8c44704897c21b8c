package org.canvasgate.committee.roster;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.canvasgate.committee.Rules;
import org.springframework.stereotype.Service;

/** Members whose term ends soon, or has ended, while cases are in their hands. */
@Service
public class Terms {
  private final Profiles profiles;
  private final Loads loads;
  private final Rules rules;
  private final Clock clock;

  Terms(Profiles profiles, Loads loads, Rules rules, Clock clock) {
    this.profiles = profiles;
    this.loads = loads;
    this.rules = rules;
    this.clock = clock;
  }

  /**
   * A term that ends.
   *
   * @param until its last day
   * @param over whether that day has passed
   * @param cases the open cases that somebody else has to take over
   */
  public record Ending(String member, LocalDate until, boolean over, Set<String> cases) {}

  /** Of these members, the terms that end within the days of table panel-weights, first to last. */
  public List<Ending> ending(Collection<String> members) {
    LocalDate today = LocalDate.now(clock);
    LocalDate until = today.plusDays(noticeDays(today));
    Map<String, Set<String>> open = loads.open();
    return profiles.of(members).values().stream()
        .filter(profile -> profile.termUntil() != null && !profile.termUntil().isAfter(until))
        .map(
            profile ->
                new Ending(
                    profile.member(),
                    profile.termUntil(),
                    profile.termUntil().isBefore(today),
                    open.getOrDefault(profile.member(), Set.of())))
        .sorted(Comparator.comparing(Ending::until).thenComparing(Ending::member))
        .toList();
  }

  private int noticeDays(LocalDate today) {
    return ((Number) rules.one("panel-weights", Map.of("on", today)).get("noticeDays")).intValue();
  }
}
