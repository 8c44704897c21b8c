package org.canvasgate.committee.opinion;

import java.time.Instant;
import org.canvasgate.committee.CaseRound;

/**
 * A minority opinion.
 *
 * @param round the round that it is about
 * @param member user id
 * @param late whether the verdict had been given already
 */
public record Opinion(CaseRound round, String member, String text, boolean late, Instant at) {}
