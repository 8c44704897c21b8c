package org.canvasgate.diagram.cases;

import java.util.Locale;
import java.util.Map;
import org.canvasgate.diagram.change.Change;
import org.canvasgate.diagram.change.ChangeSection;
import org.canvasgate.diagram.model.ModelSet;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** What a change means for the cases that run, on the page of the change. */
@Component
@Order(30)
class CasesSection implements ChangeSection {
  private final CasesView view;

  CasesSection(CasesView view) {
    this.view = view;
  }

  @Override
  public String template() {
    return "cases/section";
  }

  @Override
  public String title() {
    return "cases.title";
  }

  @Override
  public String anchor() {
    return "cases";
  }

  @Override
  public Map<String, Object> model(
      Change change, ModelSet before, ModelSet after, String user, Locale locale) {
    return view.model(change.id(), before, after, locale);
  }
}
