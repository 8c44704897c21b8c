package org.canvasgate.incident;

import java.time.Instant;

/**
 * A step that could not be carried out.
 *
 * @param job what is tried again; the engine's id
 * @param proposalId whose case; null where the step belongs to none
 * @param process what the process is called in the reader's language
 * @param step what the step is called in the reader's language
 * @param element the step's id in the diagram
 * @param since when it stopped; when it failed last where it is still tried by itself
 * @param again when the system tries again by itself; null where it has given up
 * @param message what the program said, in its own words; empty where it said nothing
 * @param detail where in the program it happened; empty where that is not known
 */
public record StoppedStep(
    String job,
    String proposalId,
    String process,
    String step,
    String element,
    Instant since,
    Instant again,
    Cause cause,
    String message,
    String detail) {}
