package org.canvasgate.committee;

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
}
