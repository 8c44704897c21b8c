package org.canvasgate.maintenance;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.canvasgate.committee.Rules;
import org.canvasgate.form.FormPanel;
import org.canvasgate.form.TaskContext;
import org.springframework.stereotype.Component;

/** What the plan must contain for this kind of operating entity, from table entity-requirements. */
@Component
class RequirementsPanel implements FormPanel {
  private final Rules rules;

  RequirementsPanel(Rules rules) {
    this.rules = rules;
  }

  /**
   * @param text in the reader's language
   * @param law the article it rests on; null where it is good practice only
   */
  record Requirement(String text, String law) {}

  @Override
  public String name() {
    return "requirements";
  }

  @Override
  public Map<String, Object> model(TaskContext task, Locale locale) {
    EntityKind entity = WritePlanForm.entity(task);
    Map<String, Object> model = new HashMap<>();
    model.put("entity", entity == null ? null : entity.key());
    model.put("requirements", entity == null ? List.of() : requirements(entity, locale));
    return model;
  }

  private List<Requirement> requirements(EntityKind entity, Locale locale) {
    String text = locale.getLanguage().equals("ko") ? "textKo" : "textEn";
    return rules.all("entity-requirements", Map.of("entity", entity.key())).stream()
        .map(rule -> new Requirement((String) rule.get(text), (String) rule.get("law")))
        .toList();
  }
}
