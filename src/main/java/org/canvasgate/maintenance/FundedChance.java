package org.canvasgate.maintenance;

/**
 * The simulated chance that a year's funding reaches its cost.
 *
 * @param year the calendar year
 * @param chance the share of draws in which it does, 0 to 1; null where the year's cost or an
 *     amount is unknown
 * @param standardError of that share, more than 0 even where all draws agree; null likewise
 */
public record FundedChance(int year, Double chance, Double standardError) {}
