package org.canvasgate.proposal;

import java.text.NumberFormat;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.canvasgate.canvas.Block;
import org.canvasgate.canvas.Item;
import org.canvasgate.canvas.Link;
import org.canvasgate.canvas.Orphan;
import org.canvasgate.form.Figures;

/**
 * A proposal as template {@code panel/canvas.html} draws it: the facts and the eleven blocks, each
 * item with its evidence, its links and what hangs in the air.
 */
public final class CanvasView {

  /**
   * A block of the grid.
   *
   * @param key kebab-case
   * @param items empty where nothing is known
   */
  public record Cell(String key, List<Line> items) {}

  /**
   * An item of a block.
   *
   * @param number counts from 1, as links do
   * @param findings reason keys of what hangs in the air
   */
  public record Line(
      int number, String text, List<Source> evidence, List<Ref> links, List<String> findings) {}

  /** An item that another one rests on; {@code number} counts from 1. */
  public record Ref(String block, int number, String text) {}

  /**
   * A source as it is shown.
   *
   * @param address where it can be opened; null where it is no web address
   * @param text what is shown
   */
  public record Source(String address, String text) {
    static Source of(String source) {
      String first = source.strip().split("\\s", 2)[0];
      boolean web = first.startsWith("https://") || first.startsWith("http://");
      return new Source(web ? first : null, source.strip());
    }
  }

  /** A line of funding; {@code amount} is null where it is not known. */
  public record Money(String kind, String amount, String share, String note) {}

  private final Proposal proposal;
  private final Locale locale;
  private final Map<Block, Cell> cells = new EnumMap<>(Block.class);

  /** Prepares a proposal for a reader of that language. */
  public CanvasView(Proposal proposal, Locale locale) {
    this.proposal = proposal;
    this.locale = locale;
    List<Orphan> orphans = proposal.canvas().orphans();
    for (Block block : Block.values()) cells.put(block, cell(block, orphans));
  }

  /** The name in the reader's language. */
  public String title() {
    return proposal.name(locale);
  }

  /** The name in the other language; null where there is none. */
  public String otherTitle() {
    String other = title().equals(proposal.nameEn()) ? proposal.nameKo() : proposal.nameEn();
    return title().equals(other) ? null : other;
  }

  /** The proposal itself. */
  public Proposal proposal() {
    return proposal;
  }

  /** A block by its kebab-case key. */
  public Cell cell(String key) {
    return cells.get(Block.of(key));
  }

  /** The construction cost with its currency and unit; null where it is not known. */
  public String constructionCost() {
    return amount(proposal.constructionCost().amount());
  }

  /** The yearly operating cost with its currency and unit; null where it is not known. */
  public String annualOperatingCost() {
    return amount(proposal.annualOperatingCost());
  }

  /** Where the money comes from. */
  public List<Money> funding() {
    return proposal.funding().stream()
        .map(line -> new Money(line.kind(), amount(line.amount()), line.share(), line.note()))
        .toList();
  }

  /** The sources of the whole proposal. */
  public List<Source> sources() {
    return proposal.sources().stream().map(Source::of).toList();
  }

  private String amount(Double amount) {
    if (amount == null) return null;
    if (proposal.constructionCost().inHundredMillionWon())
      return new Figures().money(amount, locale);
    NumberFormat format = NumberFormat.getNumberInstance(locale);
    format.setMaximumFractionDigits(4);
    Cost cost = proposal.constructionCost();
    StringBuilder text = new StringBuilder(format.format(amount));
    if (cost.unit() != null) text.append(' ').append(cost.unit());
    if (cost.currency() != null && !text.toString().contains(cost.currency()))
      text.append(' ').append(cost.currency());
    return text.toString();
  }

  private Cell cell(Block block, List<Orphan> orphans) {
    List<Item> items = proposal.canvas().items(block);
    return new Cell(
        block.key(),
        java.util.stream.IntStream.range(0, items.size())
            .mapToObj(i -> line(block, i, items.get(i), orphans))
            .toList());
  }

  private Line line(Block block, int place, Item item, List<Orphan> orphans) {
    return new Line(
        place + 1,
        item.text(),
        item.evidence().stream().map(Source::of).toList(),
        item.links().stream().map(this::ref).toList(),
        orphans.stream()
            .filter(o -> o.block() == block && o.item() == place)
            .map(Orphan::reasonKey)
            .toList());
  }

  private Ref ref(Link link) {
    return new Ref(
        link.block().key(),
        link.item() + 1,
        proposal.canvas().items(link.block()).get(link.item()).text());
  }
}
