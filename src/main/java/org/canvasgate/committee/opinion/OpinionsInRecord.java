package org.canvasgate.committee.opinion;

import java.util.List;
import java.util.Map;
import org.canvasgate.committee.CaseRound;
import org.canvasgate.committee.RecordPart;
import org.springframework.stereotype.Component;

/** The minority opinions that were given before the verdict. */
@Component
class OpinionsInRecord implements RecordPart {
  private final Opinions opinions;

  OpinionsInRecord(Opinions opinions) {
    this.opinions = opinions;
  }

  @Override
  public String name() {
    return "minority-opinions";
  }

  @Override
  public Map<String, Object> of(CaseRound round) {
    List<Map<String, Object>> given =
        opinions.of(round).stream()
            .filter(opinion -> !opinion.late())
            .map(
                opinion ->
                    Map.<String, Object>of(
                        "member", new Person(opinion.member()), "text", opinion.text()))
            .toList();
    return given.isEmpty() ? Map.of() : Map.of("opinions", given);
  }
}
