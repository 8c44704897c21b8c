package org.canvasgate.diagram.release;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.canvasgate.diagram.cases.CaseForecasts;
import org.canvasgate.diagram.cases.CaseMoves;
import org.canvasgate.diagram.cases.Forecast;
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
    move(release, change, cases, forecasts.renamed(change), by, trail);
  }

  /**
   * Orders cases that stand on a change to be moved to a release that does not carry it; nothing
   * where there are none.
   *
   * @param change under which they are shown
   */
  void moveOff(Release release, long change, List<String> cases, String by, Trail trail) {
    move(release, change, cases, turned(change), by, trail);
  }

  private void move(
      Release release,
      long change,
      List<String> cases,
      Map<String, String> renamed,
      String by,
      Trail trail) {
    if (cases.isEmpty()) return;
    moves.move(change, release.deployment(), cases, renamed, by);
    trail.write(change, release.number(), "moves", by, "", Map.of(), cases.size());
  }

  /** The named cases, or all that can move as far as it has been worked out. */
  List<String> chosen(long change, boolean all, List<String> named) {
    return all ? forecasts.of(change).map(Forecast::movable).orElse(List.of()) : named;
  }

  /** Which of those cases could be moved off a change now. */
  List<ReturnForecast> beforeMoveOff(Release release, long change, List<String> cases) {
    return moves.beforeMove(release.deployment(), cases, turned(change));
  }

  /** Steps of the change, by what they are called where it does not hold. */
  private Map<String, String> turned(long change) {
    var turned = new HashMap<String, String>();
    forecasts.renamed(change).forEach((old, now) -> turned.put(now, old));
    return turned;
  }

  /** Which of the cases that went with these releases could return now, each once. */
  List<ReturnForecast> beforeReturn(List<Release> releases) {
    return moves.beforeReturn(open(releases));
  }

  /** How many running cases have begun on these releases and were never moved. */
  int begunOn(List<Release> releases) {
    if (releases.isEmpty()) return 0;
    return jdbc.sql(
            """
            select count(*) from act_ru_execution e join act_re_procdef d on d.id_ = e.proc_def_id_
            where e.parent_id_ is null and e.super_exec_ is null and d.key_ = 'service-evaluation'
            and d.deployment_id_ in (:deployments)
            and not exists (select 1 from case_moved_process m where m.instance = e.id_)
            """)
        .param("deployments", releases.stream().map(Release::deployment).toList())
        .query(Integer.class)
        .single();
  }

  /** No further case goes to these releases. */
  void stop(List<Release> releases, String by) {
    moves.stopAll(releases.stream().map(Release::deployment).toList(), by);
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
