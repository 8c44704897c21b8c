package org.canvasgate.committee;

import java.time.Instant;

/**
 * A time in which people are asked.
 *
 * @param round the round whose answers are given in it
 * @param step what is asked: score, rate, consult, vote-responsibility, vote-plan, actuals
 * @param due until when answers are awaited
 * @param reminder when those who have not answered are reminded
 * @param grace when it closes by itself although nobody has decided about the late ones
 * @param extensionsLeft how often the secretariat may still extend it
 */
public record Window(
    CaseRound round,
    String step,
    Instant due,
    Instant reminder,
    Instant grace,
    int extensionsLeft) {}
