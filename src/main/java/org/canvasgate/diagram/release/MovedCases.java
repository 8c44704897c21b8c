package org.canvasgate.diagram.release;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.canvasgate.diagram.cases.CaseForecasts;
import org.canvasgate.diagram.cases.CaseMoves;
import org.canvasgate.diagram.cases.ReturnForecast;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The running cases that went with a release, and their way back. */
@Component
class MovedCases {
  private final CaseMoves moves;
  private final CaseForecasts forecasts;
  private final JdbcClient jdbc;

  MovedCases(CaseMoves moves, CaseForecasts forecasts, JdbcClient jdbc) {
    this.moves = moves;
    this.forecasts = forecasts;
    this.jdbc = jdbc;
  }

  /**
   * Orders the cases to be moved; nothing where there are none.
   *
   * @param change under which they are shown
   */
  void move(Release release, long change, List<String> cases, String by, Trail trail) {
    if (cases.isEmpty()) return;
    moves.move(change, release.deployment(), cases, forecasts.renamed(change), by);
    trail.write(change, release.number(), "moves", by, "", Map.of(), cases.size());
  }

  /** Which of the cases that went with these releases could return now. */
  List<ReturnForecast> beforeReturn(List<Release> releases) {
    var all = new ArrayList<ReturnForecast>();
    for (long batch : open(releases)) all.addAll(moves.beforeReturn(batch));
    return all;
  }

  /**
   * Orders the cases that went with these releases back.
   *
   * @return how many cases were ordered
   */
  int giveBack(List<Release> releases, String by) {
    int ordered = 0;
    for (long batch : open(releases)) ordered += moves.progress(moves.giveBack(batch, by)).all();
    return ordered;
  }

  /** Batches of those releases that nobody has ordered back yet, the latest first. */
  private List<Long> open(List<Release> releases) {
    if (releases.isEmpty()) return List.of();
    return jdbc.sql(
            """
            select id from case_move_batch b where deployment in (:deployments)
            and not exists (select 1 from case_move_batch r where r.returns = b.id)
            order by id desc
            """)
        .param("deployments", releases.stream().map(Release::deployment).toList())
        .query(Long.class)
        .list();
  }
}
