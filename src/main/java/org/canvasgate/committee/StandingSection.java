package org.canvasgate.committee;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.canvasgate.form.CaseSection;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * How far the panel is and what came of each round, on the page of a case; and for the secretariat,
 * while a meeting votes, who is present.
 *
 * <p>Whoever is recused sees nothing of it, and who is still to vote on a matter not what came of
 * the vote on it before. Parties of the case see what came of a round once the verdict is given,
 * and nothing before.
 */
@Component
@Order(30)
class StandingSection implements CaseSection {
  static final Set<String> COMMITTEE =
      Set.of("committee", "chairs", Attendances.SECRETARIAT, "administrators");

  /** One round and its sentence. */
  record Line(String round, String sentence, boolean open) {}

  /** A member of the panel who may be marked as present. */
  record Seated(String id, String name, boolean present) {}

  private final PanelVotes votes;
  private final VoteCounts counts;
  private final Attendances attendances;
  private final Windows windows;
  private final Verdicts verdicts;
  private final Independence independence;
  private final Recusals recusals;
  private final Wording wording;

  StandingSection(
      PanelVotes votes,
      VoteCounts counts,
      Attendances attendances,
      Windows windows,
      Verdicts verdicts,
      Independence independence,
      Recusals recusals,
      Wording wording) {
    this.votes = votes;
    this.counts = counts;
    this.attendances = attendances;
    this.windows = windows;
    this.verdicts = verdicts;
    this.independence = independence;
    this.recusals = recusals;
    this.wording = wording;
  }

  @Override
  public String template() {
    return "committee/standing";
  }

  @Override
  public String title() {
    return "quorum.title";
  }

  @Override
  public Map<String, Object> model(
      String proposalId, String user, Set<String> groups, Locale locale) {
    if (recusals.barred(proposalId, user)) return Map.of();
    boolean committee = groups.stream().anyMatch(COMMITTEE::contains);
    List<Line> lines = new ArrayList<>();
    counts.all(proposalId).stream()
        .filter(counted -> committee || verdicts.decided(counted.round()))
        .filter(counted -> independence.mayRead(counted.round(), user))
        .map(counted -> line(counted.round(), counted.standing(), false, locale))
        .forEach(lines::add);
    Map<String, Object> model = new HashMap<>();
    if (committee)
      windows
          .openForPanel(proposalId)
          .ifPresent(
              open -> {
                votes
                    .standing(open.round(), open.step())
                    .ifPresent(s -> lines.add(line(open.round(), s, true, locale)));
                if (groups.contains(Attendances.SECRETARIAT))
                  model.put("seated", attendances.seated(open));
              });
    if (lines.isEmpty()) return Map.of();
    model.put("proposalId", proposalId);
    model.put("lines", lines);
    return model;
  }

  private Line line(CaseRound round, Standing standing, boolean open, Locale locale) {
    String gate = wording.say("gate." + round.gate().key(), locale);
    String name = wording.say("quorum.round", locale, gate, round.round());
    if (round.cycle() > 0)
      name = name + " (" + wording.say("quorum.cycle", locale, round.cycle()) + ")";
    return new Line(name, standing.in(locale, wording), open);
  }
}
