package org.canvasgate.committee.opinion;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.canvasgate.committee.Recusals;
import org.canvasgate.committee.Verdicts;
import org.canvasgate.form.CaseSection;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * Minority opinions on the page of a case. Before the verdict only its author reads one here, and
 * the chair in the task; afterwards whoever sees the case, by name only those who judge it.
 */
@Component
@Order(32)
class OpinionSection implements CaseSection {
  private static final Set<String> READS_NAMES = Set.of("committee", "chairs", "secretariat");

  private final Opinions opinions;
  private final Verdicts verdicts;
  private final Recusals recusals;

  OpinionSection(Opinions opinions, Verdicts verdicts, Recusals recusals) {
    this.opinions = opinions;
    this.verdicts = verdicts;
    this.recusals = recusals;
  }

  /**
   * An opinion as a reader sees it.
   *
   * @param member user id; null where the reader is not told
   * @param waiting whether only its author reads it so far
   */
  public record Line(
      String gate,
      int cycle,
      String member,
      String text,
      boolean late,
      boolean waiting,
      Instant at) {}

  @Override
  public String template() {
    return "committee/opinions";
  }

  @Override
  public String title() {
    return "opinion.title";
  }

  @Override
  public Map<String, Object> model(
      String proposalId, String user, Set<String> groups, Locale locale) {
    if (recusals.barred(proposalId, user)) return Map.of();
    boolean names = groups.stream().anyMatch(READS_NAMES::contains);
    List<Line> lines =
        opinions.all(proposalId).stream()
            .filter(o -> o.member().equals(user) || told(o))
            .map(o -> line(o, names || o.member().equals(user)))
            .toList();
    var open = opinions.open(proposalId, user);
    if (lines.isEmpty() && open.isEmpty()) return Map.of();
    Map<String, Object> model = new HashMap<>();
    model.put("proposalId", proposalId);
    model.put("opinions", lines);
    open.ifPresent(o -> model.put("open", o));
    return model;
  }

  private boolean told(Opinion opinion) {
    return verdicts.on(opinion.round()).isPresent();
  }

  private Line line(Opinion opinion, boolean named) {
    return new Line(
        opinion.round().gate().key(),
        opinion.round().cycle(),
        named ? opinion.member() : null,
        opinion.text(),
        opinion.late(),
        !told(opinion),
        opinion.at());
  }
}
