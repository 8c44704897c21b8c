package org.canvasgate.tracking.page;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.canvasgate.proposal.Proposal;
import org.canvasgate.tracking.Reader;
import org.springframework.stereotype.Service;

/**
 * What the page of a case shows somebody, for those who show it elsewhere: part by part, by the
 * same rights.
 */
@Service
public class CaseParts {
  private final Readings readings;
  private final PageSections sections;

  CaseParts(Readings readings, PageSections sections) {
    this.readings = readings;
    this.sections = sections;
  }

  /**
   * A case as a reader sees it.
   *
   * @param inside whether the reader takes part in the case or watches over it
   * @param recused whether the reader is kept off it and reads no more than its proposal
   * @param parts what each part draws, by the part's template; one that has nothing for the reader
   *     is missing
   */
  public record Case(boolean inside, boolean recused, Map<String, Map<String, Object>> parts) {
    /** What a part draws; empty where it has nothing for the reader. */
    public Map<String, Object> part(String template) {
      return parts.getOrDefault(template, Map.of());
    }
  }

  /** The case; that the reader may see it at all has been asked before. */
  public Case of(Reader reader, Proposal proposal, Locale locale) {
    Reading reading = readings.of(reader, proposal, locale);
    Map<String, Map<String, Object>> parts = new LinkedHashMap<>();
    sections.of(reading, null).forEach(section -> parts.put(section.template(), section.model()));
    return new Case(reading.inside(), reading.recused(), parts);
  }
}
