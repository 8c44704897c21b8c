package org.canvasgate.committee;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.UncheckedIOException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.canvasgate.canvas.ServiceKind;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * How robust each round's result is; one card a round, computed when the round is counted and never
 * changed afterwards, so that the chair and the record see the same.
 */
@Repository
public class RobustnessCards {
  private final JdbcClient jdbc;
  private final ObjectMapper json;
  private final Rules rules;
  private final ScoreRuleBook book;
  private final Clock clock;

  RobustnessCards(
      JdbcClient jdbc, ObjectMapper json, Rules rules, ScoreRuleBook book, Clock clock) {
    this.jdbc = jdbc;
    this.json = json;
    this.rules = rules;
    this.book = book;
    this.clock = clock;
  }

  /** Keeps the card of a round that was scored; none where nothing could be scored. */
  public void scored(Scorecard card, ServiceKind kind) {
    RobustnessCard.Score score =
        RobustnessCard.Score.of(card, book.rules(kind, LocalDate.now(clock)));
    if (score == null) return;
    Map<String, Object> facts = new HashMap<>();
    facts.put("measure", "score");
    facts.put("people", score.raters());
    facts.put("margin", score.room());
    facts.put("pivotal", score.robustness().pivotalEvaluators().size());
    facts.put("resampled", score.robustness().resampleAgreement());
    facts.put("weightRoom", score.weightRoom());
    save(card.round(), score, null, facts);
  }

  /**
   * Keeps the card of a round that was voted in.
   *
   * @param sitting members who might vote
   * @param present those of them who took part, voting or not
   * @param votes those that count: of members who sit
   * @param quorum the rule that the vote was held by
   */
  public void voted(
      CaseRound round,
      Collection<String> sitting,
      Set<String> present,
      List<Vote> votes,
      Quorum quorum) {
    VoteRobustness vote =
        VoteRobustness.of(
            sitting,
            present,
            votes.stream().collect(Collectors.toMap(Vote::member, Vote::value)),
            quorum);
    Map<String, Object> facts = new HashMap<>();
    facts.put("measure", "vote");
    facts.put("people", votes.size());
    facts.put("margin", vote.margin() == null ? null : vote.margin().doubleValue());
    facts.put("pivotal", vote.pivotal().size());
    facts.put("resampled", vote.resampleAgreement());
    facts.put("weightRoom", null);
    RobustnessCard.Score score =
        all(round.proposalId()).stream()
            .map(RobustnessCard::score)
            .filter(java.util.Objects::nonNull)
            .findFirst()
            .orElse(null);
    save(round, score, vote, facts);
  }

  /** The card of a round. */
  public Optional<RobustnessCard> of(CaseRound round) {
    return all(round.proposalId()).stream().filter(c -> c.round().equals(round)).findFirst();
  }

  /** Every card of a case, the latest first. */
  public List<RobustnessCard> all(String proposalId) {
    return jdbc.sql(
            """
            select content from robustness_card where proposal_id = ?
            order by computed_at desc, cycle desc, round desc""")
        .param(proposalId)
        .query(this::read)
        .list();
  }

  private void save(
      CaseRound round, RobustnessCard.Score score, VoteRobustness vote, Map<String, Object> facts) {
    Map<String, Object> said = rules.one("robustness-label", facts);
    RobustnessCard card =
        new RobustnessCard(
            round,
            score,
            vote,
            RobustnessCard.Label.of((String) said.get("label")),
            (String) said.get("why"));
    try {
      jdbc.sql(
              """
              insert into robustness_card
                (proposal_id, gate, cycle, round, label, content, computed_at)
              values (?, ?, ?, ?, ?, ?::json, ?) on conflict do nothing""")
          .params(
              round.proposalId(),
              round.gate().key(),
              round.cycle(),
              round.round(),
              card.label().key(),
              json.writeValueAsString(card),
              Timestamp.from(clock.instant()))
          .update();
    } catch (JsonProcessingException broken) {
      throw new UncheckedIOException(broken);
    }
  }

  private RobustnessCard read(ResultSet row, int n) throws SQLException {
    try {
      return json.readValue(row.getString("content"), RobustnessCard.class);
    } catch (JsonProcessingException broken) {
      throw new UncheckedIOException(broken);
    }
  }
}
