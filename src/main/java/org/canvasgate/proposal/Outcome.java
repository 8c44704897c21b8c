package org.canvasgate.proposal;

/**
 * What sources say became of a real service: kept beside the proposal and shown only once the case
 * has ended, so that it sways no panel.
 *
 * @param status operating, changed, ended or unknown
 * @param sentence what happened; null where nobody said
 */
public record Outcome(String status, String sentence) {}
