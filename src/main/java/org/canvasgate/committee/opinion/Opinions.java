package org.canvasgate.committee.opinion;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.canvasgate.committee.CaseRound;
import org.canvasgate.committee.Gate;
import org.canvasgate.committee.Panels;
import org.canvasgate.committee.RecordBook;
import org.canvasgate.committee.RecordPart;
import org.canvasgate.committee.Recusals;
import org.canvasgate.committee.Verdict;
import org.canvasgate.committee.Verdicts;
import org.canvasgate.committee.objection.ObjectionRules;
import org.canvasgate.form.Problem;
import org.canvasgate.form.Refusal;
import org.canvasgate.form.Submission;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Minority opinions: who sat on the panel may attach one, from the closing of the round until the
 * verdict, and after the verdict until the period for an objection has ended.
 */
@Service
public class Opinions {
  private final JdbcClient jdbc;
  private final Panels panels;
  private final Recusals recusals;
  private final Verdicts verdicts;
  private final ObjectionRules objections;
  private final RecordBook records;
  private final Clock clock;

  Opinions(
      JdbcClient jdbc,
      Panels panels,
      Recusals recusals,
      Verdicts verdicts,
      ObjectionRules objections,
      RecordBook records,
      Clock clock) {
    this.jdbc = jdbc;
    this.panels = panels;
    this.recusals = recusals;
    this.verdicts = verdicts;
    this.objections = objections;
    this.records = records;
    this.clock = clock;
  }

  /**
   * The round that a member may say something on now.
   *
   * @param late whether its verdict has been given
   */
  public record Open(CaseRound round, boolean late) {}

  /**
   * What a member may attach an opinion to now: the round that was closed last, unless another one
   * is open, nobody knows yet or the time is over.
   */
  public Optional<Open> open(String proposalId, String member) {
    return lastRound(proposalId)
        .filter(round -> satOn(round, member))
        .flatMap(this::inTime)
        .filter(open -> of(open.round()).stream().noneMatch(o -> o.member().equals(member)));
  }

  private Optional<Open> inTime(CaseRound round) {
    Optional<Verdict> verdict = verdicts.on(round);
    if (verdict.isEmpty()) return Optional.of(new Open(round, false));
    // Given, but not on record yet: a moment later it can be added to.
    if (records.of(round).isEmpty()) return Optional.empty();
    boolean inTime = clock.instant().isBefore(objections.endOfPeriod(verdict.get().decidedAt()));
    return inTime ? Optional.of(new Open(round, true)) : Optional.empty();
  }

  /** The last round in which a panel or bodies answered, where it is closed. */
  private Optional<CaseRound> lastRound(String proposalId) {
    return jdbc.sql(
            """
            select gate, cycle, round, closed_at from answer_window
            where proposal_id = ? and step not in ('actuals', 'improvement')
            order by opened_at desc, round desc limit 1""")
        .param(proposalId)
        .query(
            (row, n) ->
                Optional.of(
                        new CaseRound(
                            proposalId,
                            Gate.of(row.getString("gate")),
                            row.getInt("cycle"),
                            row.getInt("round")))
                    .filter(round -> closed(row)))
        .optional()
        .flatMap(round -> round);
  }

  private static boolean closed(ResultSet row) {
    try {
      return row.getTimestamp("closed_at") != null;
    } catch (SQLException broken) {
      throw new IllegalStateException(broken);
    }
  }

  private boolean satOn(CaseRound round, String member) {
    return !recusals.barred(round.proposalId(), member)
        && panels
            .current(round.proposalId(), round.gate(), round.cycle())
            .filter(panel -> panel.sitting().contains(member))
            .isPresent();
  }

  /**
   * Attaches an opinion.
   *
   * @throws Refusal for whoever did not sit on the panel or was recused, while a round is open, a
   *     second time, without a text, or when the time is over
   */
  @Transactional
  public void give(String proposalId, String member, String text) {
    String said = text == null ? "" : text.strip();
    if (said.isEmpty()) throw new Refusal("form.missing", Problem.name("field.opinion"));
    if (said.length() > Submission.LONGEST_TEXT || !Submission.storable(said))
      throw new Refusal(
          "form.text-too-long", Problem.name("field.opinion"), Submission.LONGEST_TEXT);
    Open open =
        open(proposalId, member).orElseThrow(() -> new Refusal("opinion.not-open", proposalId));
    CaseRound round = open.round();
    long id = keep(round, member, said, open.late());
    // By its number and not by its author: the key stands in the record as everybody reads it.
    if (open.late())
      records.addendum(
          round,
          "minority-opinion",
          String.valueOf(id),
          Map.of("member", new RecordPart.Person(member), "text", said));
  }

  private long keep(CaseRound round, String member, String said, boolean late) {
    try {
      return jdbc.sql(
              """
              insert into minority_opinion
                (proposal_id, gate, cycle, round, member, opinion, late, given_at)
              values (?, ?, ?, ?, ?, ?, ?, ?) returning id""")
          .params(
              round.proposalId(),
              round.gate().key(),
              round.cycle(),
              round.round(),
              member,
              said,
              late,
              Timestamp.from(clock.instant()))
          .query(Long.class)
          .single();
    } catch (DuplicateKeyException second) {
      throw new Refusal("opinion.given-already");
    }
  }

  /** The opinions on a round, in the order in which they were given. */
  public List<Opinion> of(CaseRound round) {
    return all(round.proposalId()).stream().filter(o -> o.round().equals(round)).toList();
  }

  /** Every opinion on a case. */
  public List<Opinion> all(String proposalId) {
    return jdbc.sql("select * from minority_opinion where proposal_id = ? order by id")
        .param(proposalId)
        .query(Opinions::read)
        .list();
  }

  private static Opinion read(ResultSet row, int n) throws SQLException {
    return new Opinion(
        new CaseRound(
            row.getString("proposal_id"),
            Gate.of(row.getString("gate")),
            row.getInt("cycle"),
            row.getInt("round")),
        row.getString("member"),
        row.getString("opinion"),
        row.getBoolean("late"),
        row.getTimestamp("given_at").toInstant());
  }
}
