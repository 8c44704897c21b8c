package org.canvasgate.committee;

import java.util.Map;

/**
 * Where in its life a case stands when somebody answers: the key of every ballot, scorecard and
 * verdict.
 *
 * @param proposalId the proposal's (later the service's) id
 * @param gate the gate
 * @param cycle 0 before operation, then the number of the re-evaluation
 * @param round counts the rounds within the gate, from 1
 */
public record CaseRound(String proposalId, Gate gate, int cycle, int round) {
  public CaseRound {
    if (proposalId == null || proposalId.isBlank())
      throw new IllegalArgumentException("a round needs a proposal");
    if (cycle < 0 || round < 1)
      throw new IllegalArgumentException("cycle from 0, round from 1: " + cycle + ", " + round);
  }

  /**
   * The round that a running case is in.
   *
   * @param facts the case's routing facts; {@code round} is set whenever a window opens
   */
  public static CaseRound of(String proposalId, Gate gate, Map<String, Object> facts) {
    return new CaseRound(proposalId, gate, number(facts, "cycle", 0), number(facts, "round", 1));
  }

  private static int number(Map<String, Object> facts, String name, int otherwise) {
    return facts.get(name) instanceof Number n ? n.intValue() : otherwise;
  }
}
