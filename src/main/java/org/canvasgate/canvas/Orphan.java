package org.canvasgate.canvas;

/**
 * A finding: an amount on the canvas that hangs in the air.
 *
 * @param block where the item stands
 * @param item its place in the block, counted from 0
 * @param reasonKey one of the constants below; the pages translate it
 */
public record Orphan(Block block, int item, String reasonKey) {
  /** A revenue for which no paying segment is named. */
  public static final String REVENUE_WITHOUT_SEGMENT = "revenue-without-segment";

  /** A revenue for which no proposition is named that it pays for. */
  public static final String REVENUE_WITHOUT_PROPOSITION = "revenue-without-proposition";

  /** A cost for which neither an activity nor a resource is named that it comes from. */
  public static final String COST_WITHOUT_ORIGIN = "cost-without-origin";
}
