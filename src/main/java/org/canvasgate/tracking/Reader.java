package org.canvasgate.tracking;

import java.util.List;
import java.util.Set;

/** Somebody who looks at a page. Public, as is all that a template reads. */
public record Reader(String user, List<String> groups) {
  private static final Set<String> SEE_ALL =
      Set.of("chairs", "secretariat", "administrators", "camunda-admin");

  /** Whether every proposal is open to this person. */
  public boolean seesAll() {
    return groups.stream().anyMatch(SEE_ALL::contains);
  }

  /** Whether this person proposes services. */
  public boolean plans() {
    return groups.contains("planners");
  }

  /** Whether this person may open Cockpit. */
  public boolean administers() {
    return groups.contains("administrators") || groups.contains("camunda-admin");
  }

  /** Under whose names notices reach this person. */
  public List<String> names() {
    var names = new java.util.ArrayList<>(groups);
    names.add(user);
    return names;
  }
}
