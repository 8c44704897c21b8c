package org.canvasgate.maintenance;

import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import org.canvasgate.canvas.Block;

/** What a maintenance plan proves about the canvas: points, 0 to 100, on three of its blocks. */
public final class MaintenanceEvidence {
  private MaintenanceEvidence() {}

  /**
   * Cost structure is cost realism; revenue streams the mean of what is known of coverage,
   * independence, own income and diversity; key resources is staffing. A block on which nothing is
   * known is absent.
   */
  public static Map<Block, Double> of(Sustainability sustainability) {
    Map<Block, Double> points = new EnumMap<>(Block.class);
    putKnown(points, Block.COST_STRUCTURE, sustainability.costRealism());
    putKnown(
        points,
        Block.REVENUE_STREAMS,
        Sustainability.meanOfKnown(
            sustainability.coverage(),
            sustainability.independence(),
            sustainability.ownIncome(),
            sustainability.diversity()));
    putKnown(points, Block.KEY_RESOURCES, sustainability.staffing());
    return Collections.unmodifiableMap(points);
  }

  private static void putKnown(Map<Block, Double> points, Block block, Double value) {
    if (value != null) {
      points.put(block, value);
    }
  }
}
