package org.canvasgate.handover;

import java.util.List;
import org.canvasgate.committee.objection.Objections;
import org.springframework.stereotype.Component;

/**
 * Lets a case say that its planner or its operator is somebody else: the facts of its running
 * parts, the tasks, and the right to object.
 */
@Component
class Parties {
  /** The fact by which a verdict's period for objections chooses who may object. */
  private static final String PARTY = "party";

  private final Objections objections;
  private final Desk desk;

  Parties(Objections objections, Desk desk) {
    this.objections = objections;
    this.desk = desk;
  }

  /** The tasks among these that somebody has in a case by this capacity. */
  static List<Todo> tasks(List<Todo> open, String proposalId, String capacity) {
    return open.stream()
        .filter(task -> proposalId.equals(task.proposalId()))
        .filter(task -> List.of(capacity, PARTY).contains(task.capacity()))
        .toList();
  }

  void pass(String proposalId, String capacity, String from, String to) {
    desk.party(proposalId, capacity, from, to);
    desk.party(proposalId, PARTY, from, to);
    objections.pass(proposalId, from, to);
  }
}
