package org.canvasgate.maintenance;

import org.canvasgate.committee.CaseRound;
import org.canvasgate.committee.Quorum;

/**
 * What the votes of a closed window came to.
 *
 * @param round the window's round, whose votes were counted
 * @param planRound the plan that was voted on, counted from 1
 */
public record VoteCount(CaseRound round, int planRound, Quorum.Count count) {}
