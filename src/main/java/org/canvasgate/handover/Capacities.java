package org.canvasgate.handover;

import java.util.List;

/** Picks from somebody's open tasks those that they have by what they are in a case. */
final class Capacities {
  private Capacities() {}

  static List<Todo> tasks(List<Todo> open, String proposalId, String capacity) {
    return open.stream()
        .filter(task -> proposalId.equals(task.proposalId()) && capacity.equals(task.capacity()))
        .toList();
  }
}
