package org.canvasgate.diagram.cases;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Tells beforehand which cases could be moved or go back: tries it and takes that back. */
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

  /**
   * One answer for each case that the batches have moved.
   *
   * @param batches the latest first
   */
  List<ReturnForecast> of(List<Long> batches) {
    Map<String, List<Long>> moved = moved(batches);
    Map<String, List<RunningProcess>> cases = running.of(moved.keySet());
    var ways = new LinkedHashMap<String, List<DryRun.Way>>();
    var stuck = new HashSet<String>();
    cases.forEach(
        (proposal, processes) -> {
          List<DryRun.Way> way = way(moved.get(proposal), processes);
          if (way.size() == moved.get(proposal).size()) ways.put(proposal, way);
          else stuck.add(proposal);
        });
    Map<String, Optional<Reason>> tried = dryRun.tried(ways);
    return moved.keySet().stream()
        .map(
            proposal ->
                stuck.contains(proposal)
                    ? new ReturnForecast(proposal, Reason.of(CaseMover.MOVED_ON))
                    : answer(proposal, tried))
        .toList();
  }

  /** One answer for each case that is to be moved to a release. */
  List<ReturnForecast> before(
      String deployment, Collection<String> proposals, Map<String, String> renamed) {
    var ways = new LinkedHashMap<String, List<DryRun.Way>>();
    running
        .of(proposals)
        .forEach(
            (proposal, processes) ->
                ways.put(
                    proposal,
                    List.of(
                        new DryRun.Way(
                            processes, destinations.in(deployment, processes), renamed))));
    Map<String, Optional<Reason>> tried = dryRun.tried(ways);
    return proposals.stream().map(proposal -> answer(proposal, tried)).toList();
  }

  private static ReturnForecast answer(String proposal, Map<String, Optional<Reason>> tried) {
    return new ReturnForecast(
        proposal,
        tried.containsKey(proposal)
            ? tried.get(proposal).orElse(null)
            : Reason.of(CaseMover.ENDED));
  }

  /** The batches that moved each case, the latest first. */
  private Map<String, List<Long>> moved(List<Long> batches) {
    var moved = new TreeMap<String, List<Long>>();
    for (long batch : batches)
      jdbc.sql("select proposal_id from case_move where batch_id = ? and state = 'moved'")
          .param(batch)
          .query(String.class)
          .list()
          .forEach(
              proposal -> moved.computeIfAbsent(proposal, none -> new ArrayList<>()).add(batch));
    return moved;
  }

  /** From batch to batch; shorter than they are where the case is not where one of them left it. */
  private List<DryRun.Way> way(List<Long> batches, List<RunningProcess> processes) {
    var way = new ArrayList<DryRun.Way>();
    List<RunningProcess> standing = processes;
    for (long batch : batches) {
      Map<String, String> back = destinations.back(batch, standing);
      if (back.isEmpty()) return way;
      Map<String, String> renamed = new HashMap<>();
      destinations.renamed(batch).forEach((old, now) -> renamed.put(now, old));
      way.add(
          new DryRun.Way(
              standing.stream().filter(one -> back.containsKey(one.instance())).toList(),
              back,
              renamed));
      standing =
          standing.stream()
              .map(one -> back.containsKey(one.instance()) ? one.at(back.get(one.instance())) : one)
              .toList();
    }
    return way;
  }
}
