package org.canvasgate.diagram.decisions;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.canvasgate.diagram.change.Change;
import org.canvasgate.diagram.change.ChangeSection;
import org.canvasgate.diagram.change.ChangeState;
import org.canvasgate.diagram.model.ModelSet;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** What past decisions would have been, on the page of a change. */
@Component
@Order(40)
class DecisionsSection implements ChangeSection {
  /** Turns, decisions and services that the section shows; the page of its own shows them all. */
  private static final int FEW = 5;

  private final PastDecisionsUnderChange past;
  private final DecisionsView view;
  private final Sides sides;

  DecisionsSection(PastDecisionsUnderChange past, DecisionsView view, Sides sides) {
    this.past = past;
    this.view = view;
    this.sides = sides;
  }

  @Override
  public String template() {
    return "decisions/section";
  }

  @Override
  public String title() {
    return "decisions.title";
  }

  @Override
  public String anchor() {
    return "decisions";
  }

  @Override
  public Map<String, Object> model(
      Change change, ModelSet before, ModelSet after, String user, Locale locale) {
    return model(change, user, locale, false);
  }

  /**
   * What the section shows.
   *
   * @param full whether everything is shown that is known, as on the page of its own
   */
  Map<String, Object> model(Change change, String user, Locale locale, boolean full) {
    int most = full ? Tally.LISTED : FEW;
    Sides.Pair compared = sides.of(change);
    ModelSet before = compared.before();
    ModelSet after = compared.after();
    Map<String, Object> model = new HashMap<>();
    Set<String> changed = Replay.changed(before, after);
    Optional<Run> run = past.latest(change.id());
    model.put("change", change);
    model.put("changed", changed);
    model.put("refused", !changed.isEmpty() && past.refused(before, after));
    model.put("run", run.orElse(null));
    model.put("full", full);
    model.put("holds", change.state() == ChangeState.DEPLOYED);
    model.put(
        "stale",
        run.filter(last -> !last.setHash().equals(PastDecisionsUnderChange.hash(before, after)))
            .isPresent());
    ReplayResult result = run.map(Run::result).orElse(null);
    model.put("result", result);
    if (result == null) return model;
    model.put("sum", DecisionsView.sum(result));
    model.put("tables", view.tables(result, before, after, locale, most));
    model.put("lines", view.lines(result, user, locale, most));
    model.put("services", view.services(result, user, locale, most));
    model.put("bars", DecisionsView.bars(result.scores()));
    return model;
  }
}
