package org.canvasgate.record.letter;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.canvasgate.committee.Recusals;
import org.canvasgate.form.CaseSection;
import org.canvasgate.record.letter.Letter.State;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** The letters about a case, on its page: the approved ones, for their recipient and the office. */
@Component
@Order(80)
class LettersOfCase implements CaseSection {
  private static final String OFFICE = "secretariat";

  private final Letters letters;
  private final Recusals recusals;

  LettersOfCase(Letters letters, Recusals recusals) {
    this.letters = letters;
    this.recusals = recusals;
  }

  /** A letter as it is listed. */
  public record Line(long id, String template, String recipient, Instant at) {}

  @Override
  public String template() {
    return "record/letter/section";
  }

  @Override
  public String title() {
    return "letter.link";
  }

  @Override
  public Map<String, Object> model(
      String proposalId, String user, Set<String> groups, Locale locale) {
    List<Line> lines =
        letters.about(proposalId).stream()
            .filter(letter -> letter.state() == State.APPROVED)
            .filter(letter -> mayRead(letter, user, groups))
            .map(l -> new Line(l.id(), l.template(), l.recipient(), l.decidedAt()))
            .toList();
    return lines.isEmpty() ? Map.of() : Map.of("letters", lines, "proposalId", proposalId);
  }

  /**
   * Only the recipient reads a letter, and the secretariat as far as it is not kept off the case.
   */
  private boolean mayRead(Letter letter, String user, Set<String> groups) {
    return letter.recipient().equals(user)
        || groups.contains(OFFICE) && !recusals.barred(letter.round().proposalId(), user);
  }
}
