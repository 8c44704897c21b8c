package org.canvasgate.identity.key;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Map;
import org.canvasgate.committee.Rules;
import org.springframework.stereotype.Component;

/** How long a key may be good; the table {@code machine-keys} says it for each scope. */
@Component
class KeyRules {
  private final Rules rules;
  private final Clock clock;

  KeyRules(Rules rules, Clock clock) {
    this.rules = rules;
    this.clock = clock;
  }

  /** The most days from today that a key with this scope may be good. */
  int days(Scope scope) {
    Object days = rules.one("machine-keys", Map.of("scope", scope.key())).get("mostDays");
    return ((Number) days).intValue();
  }

  /** The last day that a key with all these scopes may be good: the strictest of them holds. */
  LocalDate last(Collection<Scope> scopes) {
    return LocalDate.now(clock).plusDays(scopes.stream().mapToInt(this::days).min().orElse(0));
  }
}
