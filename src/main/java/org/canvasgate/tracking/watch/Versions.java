package org.canvasgate.tracking.watch;

import java.time.LocalDate;
import org.springframework.boot.SpringBootVersion;

/** What runs here, and until when its makers mend it. */
final class Versions {
  /**
   * The last day on which the makers of PostgreSQL 17 mend it, by their versioning policy (five
   * years after the first release).
   */
  static final LocalDate POSTGRESQL_17_UNTIL = LocalDate.of(2029, 11, 8);

  /** What the system is developed and tested with. */
  static final int POSTGRESQL = 17;

  private Versions() {}

  static String springBoot() {
    return SpringBootVersion.getVersion();
  }
}
