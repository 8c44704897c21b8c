package org.canvasgate.committee;

import java.time.Instant;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.canvasgate.form.TaskContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * First each member judges alone, then the panel discusses. No count, mean or total of a round is
 * shown to a member who is still to rate the same matter and has not done so on their own: not to a
 * substitute who joins in the deliberation, nor to somebody new who rates a revised proposal.
 */
@Component
public class Independence {
  private static final String ASKING_THE_PANEL =
      Arrays.stream(Step.values())
          .filter(Step::asksPanel)
          .map(step -> "'" + step.key() + "'")
          .collect(Collectors.joining(", "));

  private final JdbcClient jdbc;
  private final Windows windows;
  private final Panels panels;

  Independence(JdbcClient jdbc, Windows windows, Panels panels) {
    this.jdbc = jdbc;
    this.windows = windows;
    this.panels = panels;
  }

  /**
   * The closed round that the panel discusses at a task; there is one once the chair has opened a
   * deliberation. A panel that is appointed anew begins without.
   */
  public Optional<CaseRound> discussed(TaskContext task, Step step) {
    boolean deliberating = task.facts().get("deliberations") instanceof Integer n && n > 0;
    return deliberating
        ? windows.closedBefore(
            CaseRound.of(task.proposalId(), step.gate(), task.facts()), step.key())
        : Optional.empty();
  }

  /**
   * Whether somebody may see what the panel's answers in a round came to.
   *
   * @return no where the round is open, and no for a member who is asked in an open round of the
   *     same gate and cycle and has answered neither in that one nor in the one looked at
   */
  public boolean mayRead(CaseRound round, String user) {
    CaseRound open = openRound(round).orElse(null);
    if (open == null) return true;
    return !open.equals(round)
        && (!sits(open, user) || answered(open, user) || answered(round, user));
  }

  /** The scorecards that somebody may see, in the order given. */
  public List<Scorecard> readable(List<Scorecard> cards, String user) {
    return cards.stream().filter(card -> !rated(card) || mayRead(card.round(), user)).toList();
  }

  /**
   * From when on what others of the panel brought to a case is kept from somebody: a member who is
   * asked and has not answered judges without it. Whoever answered an earlier round of the same
   * gate and cycle reads what came before the open one.
   *
   * @return empty for whoever is not asked, or has answered
   */
  public Optional<Instant> aloneSince(String proposalId, String user) {
    return open(proposalId).stream()
        .filter(round -> sits(round, user) && !answered(round, user))
        .map(round -> begun(round, answeredBefore(round, user) ? round.round() : 0))
        .min(Comparator.naturalOrder());
  }

  private boolean answeredBefore(CaseRound round, String user) {
    return IntStream.range(1, round.round())
        .mapToObj(n -> new CaseRound(round.proposalId(), round.gate(), round.cycle(), n))
        .anyMatch(before -> answered(before, user));
  }

  private List<CaseRound> open(String proposalId) {
    return jdbc.sql(
            """
            select gate, cycle, round from answer_window
            where proposal_id = ? and closed_at is null and step in (%s)\
            """
                .formatted(ASKING_THE_PANEL))
        .param(proposalId)
        .query(
            (row, n) ->
                new CaseRound(proposalId, Gate.of(row.getString(1)), row.getInt(2), row.getInt(3)))
        .list();
  }

  /** When the panel was first asked in a gate and cycle, from a round on. */
  private Instant begun(CaseRound of, int from) {
    return jdbc.sql(
            """
            select min(opened_at) from answer_window
            where proposal_id = ? and gate = ? and cycle = ? and round >= ? and step in (%s)\
            """
                .formatted(ASKING_THE_PANEL))
        .params(of.proposalId(), of.gate().key(), of.cycle(), from)
        .query(java.sql.Timestamp.class)
        .single()
        .toInstant();
  }

  /**
   * Whether a scorecard is what the panel answered; at the two other gates it is what the panel
   * votes on.
   */
  public static boolean rated(Scorecard card) {
    return card.round().gate() == Gate.REVIEW || card.round().gate() == Gate.OPERATION;
  }

  private boolean sits(CaseRound open, String user) {
    return panels
        .current(open.proposalId(), open.gate(), open.cycle())
        .filter(panel -> panel.sitting().contains(user))
        .isPresent();
  }

  private boolean answered(CaseRound round, String user) {
    return jdbc.sql(
            """
            select exists (
              select 1 from ballot where proposal_id = :proposal and gate = :gate
                and cycle = :cycle and round = :round and member = :member
              union all
              select 1 from vote where proposal_id = :proposal and gate = :gate
                and cycle = :cycle and round = :round and member = :member)\
            """)
        .param("proposal", round.proposalId())
        .param("gate", round.gate().key())
        .param("cycle", round.cycle())
        .param("round", round.round())
        .param("member", user)
        .query(Boolean.class)
        .single();
  }

  /** The open round of a gate and cycle in which the panel is asked. */
  private Optional<CaseRound> openRound(CaseRound of) {
    return jdbc.sql(
            """
            select round from answer_window
            where proposal_id = ? and gate = ? and cycle = ? and closed_at is null
              and step in (%s)
            order by round desc limit 1\
            """
                .formatted(ASKING_THE_PANEL))
        .params(of.proposalId(), of.gate().key(), of.cycle())
        .query(Integer.class)
        .optional()
        .map(n -> new CaseRound(of.proposalId(), of.gate(), of.cycle(), n));
  }
}
