package org.canvasgate.diagram.library;

import java.time.Duration;

/**
 * How many cases stand at a step, and how long.
 *
 * @param step id of the element
 * @param cases that stand there, each once
 * @param open tasks and waits there: more than cases where several people are asked
 * @param longest how long the one that came first has waited; null where none waits
 * @param median half of those who wait have waited longer; null where none waits
 * @param failed cases that stopped there by a failure and wait for an administrator
 * @param passed how often the step was ended before
 * @param took median time from begin to end of those; null where none was ended
 */
record Standing(
    String step,
    int cases,
    int open,
    Duration longest,
    Duration median,
    int failed,
    int passed,
    Duration took) {}
