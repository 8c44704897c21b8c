package org.canvasgate.handover;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.canvasgate.form.CaseSection;
import org.canvasgate.identity.Role;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** On the page of a case: who took over from whom, and the way to the successor's dossier. */
@Component
@Order(80)
class HandoverSection implements CaseSection {
  private static final Set<String> PANEL =
      Set.of(
          Role.SECRETARIAT.key(),
          Role.ADMINISTRATORS.key(),
          Role.COMMITTEE.key(),
          Role.CHAIRS.key());

  private final HandoverBook book;
  private final DossierRights rights;

  HandoverSection(HandoverBook book, DossierRights rights) {
    this.book = book;
    this.rights = rights;
  }

  /**
   * One line of the section.
   *
   * @param dossier whether the reader may open the dossier
   */
  public record Line(HandoverBook.Passage passage, boolean dossier) {}

  @Override
  public String template() {
    return "handover/section";
  }

  @Override
  public String title() {
    return "handover.section";
  }

  /** Who sits on a panel is told to nobody outside the committee. */
  @Override
  public Map<String, Object> model(
      String proposalId, String user, Set<String> groups, Locale locale) {
    boolean seesPanel = groups.stream().anyMatch(PANEL::contains);
    List<Line> lines =
        book.of(proposalId).stream()
            .filter(passage -> seesPanel || !passage.kind().equals("seat"))
            .map(
                passage ->
                    new Line(
                        passage,
                        passage.returnedAt() == null
                            && book.find(passage.handover())
                                .filter(h -> rights.mayRead(h, proposalId, user, groups))
                                .isPresent()))
            .toList();
    return lines.isEmpty() ? Map.of() : Map.of("lines", lines, "proposal", proposalId);
  }
}
