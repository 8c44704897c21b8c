package org.canvasgate.committee;

import java.util.Map;
import org.canvasgate.canvas.Agreement;
import org.canvasgate.canvas.Band;
import org.canvasgate.canvas.Block;
import org.canvasgate.canvas.CanvasScore;
import org.canvasgate.canvas.Robustness;
import org.canvasgate.canvas.ScoreBasis;

/**
 * What a gate's delegate computed, with every part of it.
 *
 * @param round where the case stood
 * @param canvas the canvas score, computed anew, 0 to 100
 * @param moved points by which each block moved since the scorecard before; a block without a
 *     figure on either side is absent
 * @param gateScore the gate's own score, 0 to 100; null when unknown or when the gate has none but
 *     the canvas score
 * @param parts the parts of the gate's own score, by name, in the order in which they are shown;
 *     numbers, texts and lists; null is unknown
 * @param agreement how far the panel agrees
 * @param robustness what it would take to change the canvas verdict
 * @param band where the marks put the canvas score; null when nothing was scored
 * @param basis what the canvas score, agreement and robustness were computed from; null in a
 *     scorecard kept before it was
 */
public record Scorecard(
    CaseRound round,
    CanvasScore canvas,
    Map<Block, Double> moved,
    Double gateScore,
    Map<String, Object> parts,
    Agreement agreement,
    Robustness robustness,
    Band band,
    ScoreBasis basis) {}
