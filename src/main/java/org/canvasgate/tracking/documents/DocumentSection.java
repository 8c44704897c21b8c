package org.canvasgate.tracking.documents;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.canvasgate.canvas.Block;
import org.canvasgate.canvas.Item;
import org.canvasgate.document.Document;
import org.canvasgate.document.DocumentKind;
import org.canvasgate.document.DocumentLimits;
import org.canvasgate.document.Evidence;
import org.canvasgate.form.CaseSection;
import org.canvasgate.form.Figures;
import org.canvasgate.proposal.Proposal;
import org.canvasgate.tracking.Access;
import org.canvasgate.tracking.Reader;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** On the page of a case: its documents, and the way to add one. */
@Component
@Order(70)
class DocumentSection implements CaseSection {
  private static final int KILO = 1024;

  /** A claim is named by its beginning; the whole stands in the canvas. */
  private static final int LONGEST_CLAIM = 70;

  private final DocumentDesk desk;
  private final DocumentLimits limits;
  private final Access access;
  private final Figures figures = new Figures();

  DocumentSection(DocumentDesk desk, DocumentLimits limits, Access access) {
    this.desk = desk;
    this.limits = limits;
    this.access = access;
  }

  /**
   * A document in the list. Public, as is all that a template reads.
   *
   * @param size with its unit
   * @param claim what of the canvas it bears out, as it stands there now; null where it is the
   *     block as a whole, where nothing was named, or where the canvas has no such item any more
   * @param named whether the reader is told who added it
   */
  public record Line(
      Document document, String size, String claim, boolean named, boolean removable) {}

  /** A block of the canvas with its claims, to choose what a document bears out. */
  public record Choice(String block, List<String> claims) {}

  /** A kind of document and the most megabytes that one may have. */
  public record Limit(String kind, int megabytes) {}

  @Override
  public String template() {
    return "tracking/documents";
  }

  @Override
  public String title() {
    return "documents.title";
  }

  @Override
  public Map<String, Object> model(
      String proposalId, String user, Set<String> groups, Locale locale) {
    Reader reader = access.reader(user);
    Optional<Proposal> open = desk.open(reader, proposalId);
    if (open.isEmpty()) return Map.of();
    List<Document> held = desk.of(reader, open.get());
    boolean adds = desk.capacity(reader, open.get()).isPresent();
    if (held.isEmpty() && !adds) return Map.of();
    return Map.of(
        "proposal",
        proposalId,
        "lines",
        held.stream().map(document -> line(reader, open.get(), document, locale)).toList(),
        "adds",
        adds,
        "choices",
        adds ? choices(open.get()) : List.of(),
        "limits",
        adds ? taken() : List.of(),
        "accept",
        String.join(",", limits.kinds().keySet().stream().map(kind -> "." + kind.key()).toList()));
  }

  private Line line(Reader reader, Proposal open, Document document, Locale locale) {
    return new Line(
        document,
        size(document.size(), locale),
        claim(open, document.evidence()),
        desk.named(reader, open, document),
        document.addedBy().equals(reader.user()) && desk.removable(reader, document));
  }

  private String size(long bytes, Locale locale) {
    if (bytes < KILO * KILO)
      return figures.number(Math.ceil(bytes / (double) KILO), 0, locale) + " KB";
    return figures.number(bytes / (double) KILO / KILO, 1, locale) + " MB";
  }

  private static String claim(Proposal open, Evidence evidence) {
    if (evidence == null || evidence.item() == null) return null;
    List<Item> items = open.canvas().items(evidence.block());
    return evidence.item() > items.size() ? null : items.get(evidence.item() - 1).text();
  }

  private static List<Choice> choices(Proposal open) {
    List<Choice> choices = new ArrayList<>();
    for (Block block : Block.values())
      choices.add(
          new Choice(
              block.key(),
              open.canvas().items(block).stream()
                  .map(Item::text)
                  .map(
                      text ->
                          text.length() <= LONGEST_CLAIM
                              ? text
                              : text.substring(0, LONGEST_CLAIM) + "…")
                  .toList()));
    return choices;
  }

  private List<Limit> taken() {
    Map<DocumentKind, Integer> kinds = limits.kinds();
    return kinds.entrySet().stream()
        .map(kind -> new Limit(kind.getKey().key(), kind.getValue()))
        .toList();
  }
}
