package org.canvasgate.story;

import java.util.HashMap;
import java.util.Map;
import org.canvasgate.canvas.Block;

/** Proposals as a planner types them into the start form. All of it is made up. */
public final class Proposed {
  private Proposed() {}

  public static Map<String, Object> complete() {
    Map<String, Object> form = new HashMap<>();
    form.put("nameEn", "Bus on call");
    form.put("nameKo", "부르면 오는 버스");
    form.put("city", "Storyville");
    form.put("kind", "public");
    form.put("field", "transport");
    form.put("summary", "Minibuses called by app.");
    form.put("constructionCost", 300);
    form.put("costCurrency", "KRW");
    form.put("costUnit", "억원 (KRW 100 million)");
    form.put("annualOperatingCost", 48);
    for (Block block : Block.values())
      form.put("canvas_" + Story.key(block), "A claim on " + block.key());
    return form;
  }

  /** What it costs is left open, and the panel cannot do without that. */
  static Map<String, Object> withoutCosts() {
    Map<String, Object> form = complete();
    form.remove("canvas_cost_structure");
    return form;
  }

  /** Every claim is put otherwise, so that every block is rated again. */
  static Map<String, Object> revised() {
    Map<String, Object> form = complete();
    for (Block block : Block.values())
      form.put("canvas_" + Story.key(block), "What the planner now says of " + block.key());
    form.put("changeNote", "The vehicles are now leased.");
    return form;
  }

  /** One claim is put otherwise, so that one block is rated again. */
  static Map<String, Object> revisedRevenue() {
    Map<String, Object> form = complete();
    form.put("canvas_" + Story.key(Block.REVENUE_STREAMS), "Fares and the city's budget");
    form.put("changeNote", "Who pays is now said.");
    return form;
  }
}
