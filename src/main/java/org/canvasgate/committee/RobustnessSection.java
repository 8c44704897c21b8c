package org.canvasgate.committee;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.canvasgate.form.CaseSection;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * How robust each result of a case is, on its page; to its parties only after the verdict. Names
 * only for the secretariat; what a deliberation changed only for those who take part in it.
 */
@Component
@Order(20)
class RobustnessSection implements CaseSection {
  private static final String SECRETARIAT = "secretariat";
  private static final String CHAIRS = "chairs";

  private final RobustnessCards cards;
  private final RobustnessView view;
  private final Independence independence;
  private final Recusals recusals;
  private final Panels panels;
  private final Rounds rounds;
  private final Verdicts verdicts;

  RobustnessSection(
      RobustnessCards cards,
      RobustnessView view,
      Independence independence,
      Recusals recusals,
      Panels panels,
      Rounds rounds,
      Verdicts verdicts) {
    this.cards = cards;
    this.view = view;
    this.independence = independence;
    this.recusals = recusals;
    this.panels = panels;
    this.rounds = rounds;
    this.verdicts = verdicts;
  }

  @Override
  public String template() {
    return "committee/robustness";
  }

  @Override
  public String title() {
    return "robustness.section";
  }

  @Override
  public Map<String, Object> model(
      String proposalId, String user, Set<String> groups, Locale locale) {
    if (recusals.barred(proposalId, user)) return Map.of();
    boolean committee = groups.stream().anyMatch(StandingSection.COMMITTEE::contains);
    List<Map<String, Object>> shown =
        cards.all(proposalId).stream()
            .filter(card -> committee || verdicts.decided(card.round()))
            .filter(card -> independence.mayRead(card.round(), user))
            .map(card -> shown(card, user, groups))
            .toList();
    return shown.isEmpty() ? Map.of() : Map.of("results", shown);
  }

  private Map<String, Object> shown(RobustnessCard card, String user, Set<String> groups) {
    Map<String, Object> shown = new HashMap<>(view.model(card, groups.contains(SECRETARIAT)));
    if (discusses(card.round(), user, groups))
      rounds.changes(card.round()).ifPresent(changes -> shown.put("changes", changes));
    return shown;
  }

  private boolean discusses(CaseRound round, String user, Set<String> groups) {
    return groups.contains(SECRETARIAT)
        || groups.contains(CHAIRS)
        || panels
            .current(round.proposalId(), round.gate(), round.cycle())
            .filter(panel -> panel.sitting().contains(user))
            .isPresent();
  }
}
