package org.canvasgate.diagram.trial;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.canvasgate.diagram.change.Change;
import org.canvasgate.diagram.change.ChangeSection;
import org.canvasgate.diagram.model.ModelSet;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Where a change is tried out. */
@Component
@Order(45)
class TrialSection implements ChangeSection {
  @Override
  public String template() {
    return "trial/section";
  }

  @Override
  public String title() {
    return "trial.title";
  }

  @Override
  public String anchor() {
    return "trial";
  }

  @Override
  public Map<String, Object> model(
      Change change, ModelSet before, ModelSet after, String user, Locale locale) {
    return Map.of("change", change.id(), "scripts", List.of(TrialScript.values()));
  }
}
