package org.canvasgate.tracking.page;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.canvasgate.form.CaseSection;
import org.springframework.core.annotation.AnnotationAwareOrderComparator;
import org.springframework.stereotype.Component;

/** The sections of a proposal's page, this room's and the others', in one order. */
@Component
class PageSections {
  private final List<Object> all = new ArrayList<>();

  PageSections(List<PagePart> parts, List<CaseSection> sections) {
    all.addAll(parts);
    all.addAll(sections);
    AnnotationAwareOrderComparator.sort(all);
  }

  /**
   * A section as it is shown.
   *
   * @param id the anchor in the page's address
   * @param title key of its heading; null where the list of sections does not name it
   * @param template where its fragment {@code section(model)} stands
   * @param model what it draws
   */
  public record Section(String id, String title, String template, Map<String, Object> model) {
    static Section of(String template, String title, Map<String, Object> model) {
      String id = template.replaceFirst("^page/", "").replaceFirst("/section$", "");
      return new Section(id.replace('/', '-'), title, template, model);
    }
  }

  /**
   * What a reader is shown, without the sections that have nothing for them.
   *
   * @param events the kind of events that the reader looks for; null for all
   */
  List<Section> of(Reading reading, Event.Kind events) {
    List<Section> shown = new ArrayList<>();
    for (Object each : all) {
      Section section = null;
      if (each instanceof TimelinePart timeline)
        section =
            Section.of(timeline.template(), timeline.title(), timeline.model(reading, events));
      else if (each instanceof PagePart part)
        section = Section.of(part.template(), part.title(), part.model(reading));
      else if (each instanceof CaseSection other && (!reading.recused() || other.openToRecused()))
        section =
            Section.of(
                other.template(),
                other.title(),
                other.model(
                    reading.id(), reading.reader().user(), reading.groups(), reading.locale()));
      if (section != null && !section.model().isEmpty()) shown.add(section);
    }
    return shown;
  }
}
