package org.canvasgate.diagram.guard;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.canvasgate.diagram.model.Finding;

/** Gathers what is wrong with one file; every finding of the guard refuses. */
final class Found {
  private static final int QUOTED = 80;

  private final String file;
  private final Set<Finding> findings = new LinkedHashSet<>();

  Found(String file) {
    this.file = file;
  }

  /**
   * Notes a fault.
   *
   * @param element id of the element; null for the whole file
   * @param place key of where it can be mended; null where the element says enough
   */
  void add(String element, String place, String key, Object... arguments) {
    if (findings.size() < ModelLimits.FINDINGS)
      findings.add(
          new Finding(
              Finding.Severity.ERROR,
              file,
              element,
              place,
              key,
              Arrays.stream(arguments).map(Found::shortened).toList()));
  }

  /** A sentence quotes the beginning of what is wrong, not two megabytes of it. */
  private static Object shortened(Object argument) {
    return argument instanceof String text && text.length() > QUOTED
        ? text.substring(0, QUOTED) + "…"
        : argument;
  }

  boolean full() {
    return findings.size() >= ModelLimits.FINDINGS;
  }

  List<Finding> all() {
    return new ArrayList<>(findings);
  }
}
