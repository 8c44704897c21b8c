package org.canvasgate.tracking.exports;

import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.canvasgate.form.CaseSection;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** The files of a case, on its page: each holds what its reader may see. */
@Component
@Order(95)
class ExportSection implements CaseSection {
  @Override
  public String template() {
    return "exports/section";
  }

  @Override
  public String title() {
    return "exports.section";
  }

  @Override
  public Map<String, Object> model(
      String proposalId, String user, Set<String> groups, Locale locale) {
    return Map.of("id", proposalId);
  }

  @Override
  public boolean openToRecused() {
    return true;
  }
}
