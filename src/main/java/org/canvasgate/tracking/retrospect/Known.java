package org.canvasgate.tracking.retrospect;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.canvasgate.canvas.Block;
import org.canvasgate.canvas.Canvas;
import org.canvasgate.canvas.Item;
import org.canvasgate.canvas.ServiceKind;
import org.canvasgate.maintenance.FundingSource;
import org.canvasgate.tracking.retrospect.PlanningFacts.Amount;
import org.canvasgate.tracking.retrospect.PlanningFacts.Money;
import org.canvasgate.tracking.retrospect.PlanningFacts.Part;
import org.canvasgate.tracking.retrospect.PlanningFacts.Use;

/**
 * What was known of a service, by one reading of its record. Amounts are in the record's unit.
 *
 * @param construction what building was to cost; null unknown
 * @param operating what a year was to cost; null unknown
 * @param money the sources counted on
 */
record Known(
    ServiceKind kind, Canvas canvas, Double construction, Double operating, List<Line> money) {

  /**
   * A source counted on.
   *
   * @param amount null where it was not known
   */
  record Line(FundingSource source, Use use, Double amount) {
    /** Whether it is known to bring something, or not known to bring nothing. */
    boolean pays() {
      return amount == null || amount > 0;
    }
  }

  static Known of(RealService service, Reading reading) {
    PlanningFacts facts = service.facts();
    boolean all = reading == Reading.TODAY;
    return new Known(
        service.record().kind(),
        all ? service.record().canvas() : canvas(facts.parts(), reading),
        all ? service.record().constructionCost().amount() : value(facts.construction(), reading),
        all ? service.record().annualOperatingCost() : value(facts.operating(), reading),
        money(service, reading));
  }

  private static Canvas canvas(List<Part> parts, Reading reading) {
    Map<Block, List<Item>> blocks = new EnumMap<>(Block.class);
    for (Part part : parts)
      if (reading.counts(part.level()))
        blocks.computeIfAbsent(part.block(), b -> new ArrayList<>()).add(Item.of(part.text()));
    return new Canvas(blocks);
  }

  private static List<Line> money(RealService service, Reading reading) {
    return service.facts().money().stream()
        .filter(money -> reading.counts(money.level()))
        .map(money -> line(service, money, reading))
        .toList();
  }

  private static Line line(RealService service, Money money, Reading reading) {
    var recorded = service.record().funding().get(money.line());
    Double amount = reading == Reading.TODAY ? recorded.amount() : value(money.amount(), reading);
    return new Line(FundingSource.of(recorded.kind()), money.use(), amount);
  }

  private static Double value(Amount amount, Reading reading) {
    return amount != null && reading.counts(amount.level()) ? amount.value() : null;
  }
}
