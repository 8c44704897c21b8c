package org.canvasgate.tracking.api;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.canvasgate.form.CaseSection;
import org.canvasgate.tracking.Access;
import org.springframework.stereotype.Component;

/**
 * What the sections of a case's page hold for whoever asks. The rooms that own them decide who sees
 * what, once for page and interface.
 */
@Component
class CaseSections {
  private final List<CaseSection> sections;
  private final Access access;
  private final ObjectMapper json;

  CaseSections(List<CaseSection> sections, Access access, ObjectMapper json) {
    this.sections = sections;
    this.access = access;
    this.json = json;
  }

  /** What a section draws; empty where it has nothing for whoever asks. */
  Map<String, Object> model(String template, CaseFile.Open open, Locale locale) {
    CaseSection section =
        sections.stream()
            .filter(each -> each.template().equals(template))
            .findFirst()
            .orElseThrow(() -> new IllegalStateException("no section draws " + template));
    if (open.keptOff() && !section.openToRecused()) return Map.of();
    return section.model(
        open.id(), open.reader().user(), access.groups(open.reader(), open.proposal()), locale);
  }

  /** The lines of a section, field by field, as answers; none where the section is empty. */
  <T> List<T> lines(
      String template, String name, CaseFile.Open open, Locale locale, Class<T> answer) {
    return model(template, open, locale).get(name) instanceof Collection<?> lines
        ? lines.stream().map(line -> json.convertValue(line, answer)).toList()
        : List.of();
  }
}
