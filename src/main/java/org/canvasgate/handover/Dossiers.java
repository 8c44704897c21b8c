package org.canvasgate.handover;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.canvasgate.committee.Members;
import org.canvasgate.form.CaseTitle;
import org.canvasgate.form.Problem;
import org.canvasgate.identity.Role;
import org.canvasgate.proposal.Status;
import org.canvasgate.record.pdf.PdfRenderer;
import org.springframework.stereotype.Service;

/**
 * The dossiers of a handover as PDF: one of each case and one of the whole. They say what holds on
 * the day on which they are made.
 */
@Service
public class Dossiers {
  private static final String TEMPLATE = "handover/dossier";
  private static final Set<String> SEES_PANEL =
      Set.of(
          Role.SECRETARIAT.key(),
          Role.ADMINISTRATORS.key(),
          Role.CAMUNDA_ADMIN,
          Role.COMMITTEE.key(),
          Role.CHAIRS.key());

  private final Handovers handovers;
  private final HandoverBook book;
  private final DossierRights rights;
  private final CaseFiles files;
  private final Members members;
  private final CaseTitle titles;
  private final PdfRenderer paper;
  private final Clock clock;

  Dossiers(
      Handovers handovers,
      HandoverBook book,
      DossierRights rights,
      CaseFiles files,
      Members members,
      CaseTitle titles,
      PdfRenderer paper,
      Clock clock) {
    this.handovers = handovers;
    this.book = book;
    this.rights = rights;
    this.files = files;
    this.members = members;
    this.titles = titles;
    this.paper = paper;
    this.clock = clock;
  }

  /**
   * A matter as the dossier of the whole lists it.
   *
   * @param title what it is called
   * @param reason why it stays; null where it passes
   */
  public record Line(String kind, String title, Problem reason) {}

  /** The cases of a handover that pass, or that have passed and not gone back. */
  public Set<String> cases(Handover handover) {
    return kinds(handover).keySet();
  }

  /** As what each case passes. */
  private Map<String, Set<String>> kinds(Handover handover) {
    Map<String, Set<String>> kinds = new LinkedHashMap<>();
    passing(handover)
        .filter(item -> item.proposalId() != null && !item.kind().equals("notice"))
        .forEach(
            item ->
                kinds.computeIfAbsent(item.proposalId(), id -> new TreeSet<>()).add(item.kind()));
    return kinds;
  }

  private Stream<Item> passing(Handover handover) {
    return switch (handover.state()) {
      case SCHEDULED ->
          handovers.preview(handover).lines().stream()
              .filter(Preview.Line::passes)
              .map(Preview.Line::item);
      case DONE, REVERSED ->
          book.items(handover.id()).stream()
              .filter(
                  moved -> moved.state() == Moved.State.MOVED || moved.state() == Moved.State.KEPT)
              .map(Moved::item);
      case STOPPED, CANCELLED -> Stream.empty();
    };
  }

  /**
   * The dossier of one case.
   *
   * @return empty where the case is none of the handover's, or the reader may not read of it
   */
  public Optional<byte[]> ofCase(
      Handover handover, String proposalId, String user, Collection<String> groups, Locale locale) {
    Set<String> kinds = kinds(handover).get(proposalId);
    if (kinds == null || !rights.mayRead(handover, proposalId, user, groups))
      return Optional.empty();
    CaseFile file = file(handover, proposalId, kinds, user, groups, locale);
    Map<String, Object> model = model(handover, List.of(file));
    model.put("single", true);
    return Optional.of(paper.render(TEMPLATE, model, locale));
  }

  /**
   * The dossier of the whole: every matter in one list, then each open case; what has ended stands
   * in the list alone.
   *
   * @return empty where the reader may not read it
   */
  public Optional<byte[]> ofAll(
      Handover handover, String user, Collection<String> groups, Locale locale) {
    if (!rights.mayRead(handover, user, groups)) return Optional.empty();
    List<CaseFile> open =
        kinds(handover).entrySet().stream()
            .filter(entry -> rights.mayRead(handover, entry.getKey(), user, groups))
            .map(entry -> file(handover, entry.getKey(), entry.getValue(), user, groups, locale))
            .filter(file -> !Status.ended(file.status()))
            .toList();
    Map<String, Object> model = model(handover, open);
    model.put("single", false);
    model.put("lines", lines(handover, locale));
    return Optional.of(paper.render(TEMPLATE, model, locale));
  }

  private CaseFile file(
      Handover handover,
      String proposalId,
      Set<String> kinds,
      String user,
      Collection<String> groups,
      Locale locale) {
    String holder = handover.state() == Handover.State.SCHEDULED ? handover.from() : handover.to();
    return files.of(
        proposalId, holder, kinds, user, groups.stream().anyMatch(SEES_PANEL::contains), locale);
  }

  private List<Line> lines(Handover handover, Locale locale) {
    if (handover.state() == Handover.State.SCHEDULED)
      return handovers.preview(handover).lines().stream()
          .map(line -> line(line.item(), line.stays(), locale))
          .toList();
    return book.items(handover.id()).stream()
        .map(moved -> line(moved.item(), moved.reason(), locale))
        .toList();
  }

  private Line line(Item item, Problem reason, Locale locale) {
    String title =
        Stream.of(
                item.proposalId() == null ? null : titles.of(item.proposalId(), locale),
                item.name(locale))
            .filter(java.util.Objects::nonNull)
            .reduce((a, b) -> a + " – " + b)
            .orElse("–");
    return new Line(item.kind(), title, reason);
  }

  private Map<String, Object> model(Handover handover, List<CaseFile> cases) {
    Map<String, Object> model = new HashMap<>();
    model.put("handover", handover);
    model.put("from", members.name(handover.from()));
    model.put("to", members.name(handover.to()));
    model.put("cases", cases);
    model.put("today", LocalDate.now(clock));
    return model;
  }
}
