package org.canvasgate.tracking.retrospect;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.canvasgate.canvas.Block;
import org.canvasgate.committee.Rules;
import org.canvasgate.identity.PageLink;
import org.canvasgate.identity.PageRight;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** The page of the retrospect, computed anew by the tables of the day each time it is opened. */
@Controller
class RetrospectPages {
  private final Rules tables;
  private final Clock clock;
  private final List<RealService> services = RealService.all();

  RetrospectPages(Rules tables, Clock clock) {
    this.tables = tables;
    this.clock = clock;
  }

  /**
   * A block of the canvas as the page tells it.
   *
   * @param known the words that were known when the service was planned; empty where none were
   * @param dated whether all of them are borne out by a source of that time
   * @param recorded what the record says today
   */
  public record Cell(Block block, List<String> known, boolean dated, List<String> recorded) {}

  /**
   * A source of money as the page tells it.
   *
   * @param known whether the source was counted on
   * @param amount what was known of its amount
   * @param recorded what the record says today
   */
  public record Source(String kind, boolean known, Double amount, Double recorded, String note) {}

  /** A service with what the rules say of it. */
  public record Line(
      String id,
      String name,
      String city,
      String planned,
      String programme,
      Fate fate,
      boolean contested,
      String why,
      ScoreBounds bounds,
      List<Signal> warns,
      List<Signal> silent,
      List<Signal> cannotTell,
      Double independence,
      Double operatingShare,
      String unit,
      Double construction,
      Double operating,
      Double recordedConstruction,
      Double recordedOperating,
      List<Cell> cells,
      List<Source> money,
      String outcome,
      List<String> sources) {}

  /** What is said of one sign. */
  public record Count(Signal sign, Comparison of, int untold) {}

  /** A row of the table of other defaults. */
  public record Setting(String key, Object[] values, List<Figure> figures) {}

  /** Its figure for one sign. */
  public record Figure(Comparison of, boolean differs) {}

  @GetMapping("/retrospect")
  String retrospect(Locale locale, Model page) {
    LocalDate today = LocalDate.now(clock);
    Defaults rules = TableDefaults.on(today, tables);
    Retrospect asItIs = Retrospect.of(services, Reading.PLANNED, FateRule.READ, rules);
    List<Line> lines =
        asItIs.cases().stream()
            .map(each -> line(each, locale))
            .sorted(Comparator.comparing(Line::fate))
            .toList();
    page.addAttribute("today", today);
    page.addAttribute("lines", lines);
    page.addAttribute("fates", Fate.values());
    page.addAttribute("bad", lines.stream().filter(line -> line.fate().bad()).count());
    page.addAttribute(
        "good", lines.stream().filter(line -> line.fate() == Fate.CARRIED_ON).count());
    page.addAttribute(
        "unknown", lines.stream().filter(line -> line.fate() == Fate.UNKNOWN).count());
    page.addAttribute("signs", Signal.values());
    page.addAttribute("telling", asItIs.telling());
    page.addAttribute("counts", counts(asItIs));
    page.addAttribute("asItIs", asItIs.counts().values());
    page.addAttribute("settings", settings(asItIs, rules));
    return "retrospect/retrospect";
  }

  private static List<Count> counts(Retrospect asItIs) {
    return Arrays.stream(Signal.values())
        .map(sign -> new Count(sign, asItIs.counts().get(sign), asItIs.untold(sign)))
        .toList();
  }

  private List<Setting> settings(Retrospect asItIs, Defaults rules) {
    return Sensitivity.of(services, rules).stream()
        .map(
            row ->
                new Setting(
                    row.key(),
                    row.values().toArray(),
                    Arrays.stream(Signal.values())
                        .map(s -> new Figure(row.counts().get(s), row.differs(s, asItIs)))
                        .toList()))
        .toList();
  }

  private static Line line(Case each, Locale locale) {
    var record = each.service().record();
    var facts = each.service().facts();
    Finding found = each.finding();
    boolean korean = Locale.KOREAN.getLanguage().equals(locale.getLanguage());
    return new Line(
        record.id(),
        korean && record.nameKo() != null ? record.nameKo() : record.nameEn(),
        record.city(),
        facts.planned(),
        facts.programme(),
        facts.fate(),
        facts.contested(),
        facts.why(locale),
        found.bounds(),
        said(found, Said.WARNS),
        said(found, Said.SILENT),
        said(found, Said.CANNOT_TELL),
        found.independence(),
        found.plan().operatingShare(),
        record.constructionCost().unit(),
        found.known().construction(),
        found.known().operating(),
        record.constructionCost().amount(),
        record.annualOperatingCost(),
        cells(each.service()),
        money(each.service()),
        record.outcome().sentence(),
        record.sources());
  }

  private static List<Signal> said(Finding found, Said word) {
    return Arrays.stream(Signal.values()).filter(s -> found.signs().get(s) == word).toList();
  }

  private static List<Cell> cells(RealService service) {
    List<Cell> cells = new ArrayList<>();
    for (Block block : Block.values()) {
      var parts = service.facts().parts().stream().filter(p -> p.block() == block).toList();
      cells.add(
          new Cell(
              block,
              parts.stream().map(PlanningFacts.Part::text).toList(),
              parts.stream().allMatch(part -> part.level() == Level.DATED),
              service.record().canvas().items(block).stream().map(item -> item.text()).toList()));
    }
    return cells;
  }

  private static List<Source> money(RealService service) {
    return service.facts().money().stream()
        .map(
            money -> {
              var recorded = service.record().funding().get(money.line());
              boolean known = Reading.PLANNED.counts(money.level());
              var amount = money.amount();
              return new Source(
                  recorded.kind(),
                  known,
                  known && amount != null && Reading.PLANNED.counts(amount.level())
                      ? Double.valueOf(amount.value())
                      : null,
                  recorded.amount(),
                  recorded.note());
            })
        .toList();
  }

  /** The services and their ends are public record: everybody who is signed in reads the page. */
  @Configuration(proxyBeanMethods = false)
  static class Rights {
    @Bean
    PageRight retrospectForEverybody() {
      return PageRight.signedIn("/retrospect");
    }

    @Bean
    @Order(60)
    PageLink retrospectLink() {
      return new PageLink("/retrospect", "retrospect.title", List.of(), PageLink.Group.CASES);
    }
  }
}
