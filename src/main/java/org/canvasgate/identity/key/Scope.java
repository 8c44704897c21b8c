package org.canvasgate.identity.key;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What a program may do with a key, beside being bound by the rights of the key's owner. */
public enum Scope {
  /** Reads whatever its owner may read. */
  READ,
  /** Proposes services and withdraws them. */
  PROPOSE,
  /** Reads and answers its owner's tasks. */
  TASKS;

  /** The word in addresses, tables and messages. */
  public String key() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The authority that Spring Security knows the scope by. */
  public String authority() {
    return "SCOPE_" + key();
  }

  static Optional<Scope> of(String key) {
    return Arrays.stream(values()).filter(scope -> scope.key().equals(key)).findFirst();
  }
}
