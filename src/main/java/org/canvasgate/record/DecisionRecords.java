package org.canvasgate.record;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.UncheckedIOException;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.canvasgate.committee.CaseRound;
import org.canvasgate.committee.Notices;
import org.canvasgate.committee.Panels;
import org.canvasgate.committee.Scorecards;
import org.canvasgate.committee.Verdict;
import org.canvasgate.committee.Verdicts;
import org.canvasgate.committee.Windows;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/** Keeps each decision as one document that nobody changes afterwards, and tells the applicant. */
@Service
public class DecisionRecords {
  private final JdbcClient jdbc;
  private final Verdicts verdicts;
  private final Scorecards scorecards;
  private final Panels panels;
  private final Windows windows;
  private final Notices notices;
  private final ObjectMapper json;
  private final Clock clock;

  DecisionRecords(
      JdbcClient jdbc,
      Verdicts verdicts,
      Scorecards scorecards,
      Panels panels,
      Windows windows,
      Notices notices,
      ObjectMapper json,
      Clock clock) {
    this.jdbc = jdbc;
    this.verdicts = verdicts;
    this.scorecards = scorecards;
    this.panels = panels;
    this.windows = windows;
    this.notices = notices;
    this.json = json;
    this.clock = clock;
  }

  /**
   * Records the verdict of a round. A second call changes nothing and tells nobody again.
   *
   * @param applicant the planner who gets the decision letter
   */
  public void record(CaseRound round, String applicant) {
    Verdict verdict =
        verdicts.all(round.proposalId()).stream()
            .filter(v -> v.round().equals(round))
            .findFirst()
            .orElseThrow(() -> new IllegalStateException("no verdict was given on " + round));
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("verdict", verdict);
    document.put(
        "scorecard",
        scorecards.latest(round.proposalId(), round.gate(), round.cycle()).orElse(null));
    document.put(
        "panel", panels.current(round.proposalId(), round.gate(), round.cycle()).orElse(null));
    document.put("windows", windows.changes(round.proposalId(), round.gate(), round.cycle()));
    save(round, document);
    notices.tell(
        applicant,
        round.proposalId(),
        "notice.verdict." + round.gate().key() + "." + verdict.outcome(),
        "verdict/" + round,
        round.proposalId(),
        Objects.requireNonNullElse(verdict.reason(), "–"));
  }

  private void save(CaseRound round, Map<String, Object> document) {
    try {
      jdbc.sql(
              """
              insert into decision_record (proposal_id, gate, cycle, round, content, recorded_at)
              values (?, ?, ?, ?, ?::jsonb, ?) on conflict do nothing""")
          .params(
              round.proposalId(),
              round.gate().key(),
              round.cycle(),
              round.round(),
              json.writeValueAsString(document),
              Timestamp.from(clock.instant()))
          .update();
    } catch (JsonProcessingException broken) {
      throw new UncheckedIOException(broken);
    }
  }
}
