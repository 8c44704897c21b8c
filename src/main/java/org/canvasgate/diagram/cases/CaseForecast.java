package org.canvasgate.diagram.cases;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.util.List;

/** What a change means for one case: for each process that runs for it, and on the whole. */
public record CaseForecast(String proposalId, List<ProcessForecast> processes) {

  public CaseForecast {
    processes = List.copyOf(processes);
  }

  /** All processes of a case move together, so the gravest of them tells of the case. */
  @JsonIgnore
  public Consequence consequence() {
    return processes.stream()
        .map(ProcessForecast::consequence)
        .reduce(Consequence.STAYS, Consequence::graver);
  }
}
