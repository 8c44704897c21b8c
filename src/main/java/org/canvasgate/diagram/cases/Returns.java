package org.canvasgate.diagram.cases;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Tells beforehand which moved cases could go back: tries it and takes that back. */
@Component
class Returns {
  private final JdbcClient jdbc;
  private final RunningCases running;
  private final Destinations destinations;
  private final DryRun dryRun;

  Returns(JdbcClient jdbc, RunningCases running, Destinations destinations, DryRun dryRun) {
    this.jdbc = jdbc;
    this.running = running;
    this.destinations = destinations;
    this.dryRun = dryRun;
  }

  /** One answer for each case that the batch has moved. */
  List<ReturnForecast> of(long batch) {
    List<String> moved =
        jdbc.sql(
                """
                select proposal_id from case_move where batch_id = ? and state = 'moved'
                order by proposal_id
                """)
            .param(batch)
            .query(String.class)
            .list();
    Map<String, List<RunningProcess>> cases = running.of(moved);
    Map<String, String> targets = new HashMap<>();
    Map<String, List<RunningProcess>> returning = new LinkedHashMap<>();
    cases.forEach(
        (proposal, processes) -> {
          Map<String, String> back = destinations.back(batch, processes);
          targets.putAll(back);
          List<RunningProcess> those =
              processes.stream().filter(one -> back.containsKey(one.instance())).toList();
          if (!those.isEmpty()) returning.put(proposal, those);
        });
    Map<String, String> renamed = new HashMap<>();
    destinations.renamed(batch).forEach((old, now) -> renamed.put(now, old));
    Map<String, Optional<Reason>> tried = dryRun.tried(returning, targets, renamed);
    var all = new ArrayList<ReturnForecast>();
    for (String proposal : moved) {
      Reason obstacle;
      if (!cases.containsKey(proposal)) obstacle = Reason.of(CaseMover.ENDED);
      else if (!tried.containsKey(proposal)) obstacle = Reason.of(CaseMover.MOVED_ON);
      else obstacle = tried.get(proposal).orElse(null);
      all.add(new ReturnForecast(proposal, obstacle));
    }
    return all;
  }
}
