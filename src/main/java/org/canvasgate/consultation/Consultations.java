package org.canvasgate.consultation;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.canvasgate.committee.CaseRound;
import org.canvasgate.committee.Gate;
import org.canvasgate.form.Refusal;
import org.canvasgate.maintenance.EntityKind;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The rounds of every consultation; an earlier round is never changed. */
@Repository
public class Consultations {
  private final JdbcClient jdbc;
  private final Clock clock;

  Consultations(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /**
   * The round of asking that a case is in.
   *
   * @param facts the case's routing facts; {@code consultationRound} is 1 until a mediation
   */
  public static CaseRound round(String proposalId, Map<String, Object> facts) {
    int round = facts.get("consultationRound") instanceof Number n ? n.intValue() : 1;
    return new CaseRound(proposalId, Gate.CONSULTATION, 0, round);
  }

  /** A round as it stands. */
  public Consultation get(CaseRound round) {
    return new Consultation(
        round,
        bodies(round),
        entity(round).orElse(null),
        note(round).orElse(null),
        responsibilities(round),
        obstacles(round),
        pledges(round));
  }

  /** The last round of a case; what came of it can be read once the verdict is given. */
  public Optional<Consultation> latest(String proposalId) {
    return jdbc.sql("select max(round) from consultation_round where proposal_id = ?")
        .param(proposalId)
        .query(Integer.class)
        .optional()
        .map(n -> get(new CaseRound(proposalId, Gate.CONSULTATION, 0, n)));
  }

  /** The number of the round of asking that a consultation begins with: 1 unless one was held. */
  int next(String proposalId) {
    return jdbc.sql(
            "select coalesce(max(round), 0) + 1 from consultation_round where proposal_id = ?")
        .param(proposalId)
        .query(Integer.class)
        .single();
  }

  /** The bodies that have been asked something in this round and have not answered. */
  public List<Body> silentBodies(CaseRound round) {
    return get(round).silentBodies();
  }

  /** Puts bodies on the list of a round; one that is on it already stays as it is. */
  void consult(CaseRound round, List<Body> bodies) {
    for (Body body : bodies)
      jdbc.sql(
              """
              insert into consulted_body (proposal_id, round, body, name_en, name_ko)
              values (?, ?, ?, ?, ?) on conflict (proposal_id, round, body) do nothing""")
          .params(round.proposalId(), round.round(), body.slug(), body.nameEn(), body.nameKo())
          .update();
  }

  /** Keeps a drafted or mediated round, with what it carries over. */
  void open(Consultation opened, String by) {
    CaseRound round = opened.round();
    OperatingEntity entity = opened.entity();
    jdbc.sql(
            """
            insert into consultation_round (proposal_id, round, entity_kind, operating_body,
              managing_body, needed_fte, mediation_note, opened_by, opened_at)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?)""")
        .params(
            round.proposalId(),
            round.round(),
            entity.kind().key(),
            entity.operatingBody(),
            entity.managingBody(),
            entity.neededFte(),
            opened.mediationNote(),
            by,
            now())
        .update();
    consult(round, opened.bodies());
    opened.responsibilities().forEach(r -> insert(round, r));
    for (int i = 0; i < opened.obstacles().size(); i++) insert(round, i, opened.obstacles().get(i));
    opened.pledges().forEach((body, fte) -> pledge(round, body, fte, by));
  }

  /**
   * Keeps what a body answers.
   *
   * @throws Refusal when somebody has answered for the body in the meantime
   */
  void answer(CaseRound round, BodyAnswer answer, String by) {
    for (Responsibility answered : answer.answered()) {
      int changed =
          jdbc.sql(
                  """
                  update responsibility set stance = ?, condition = ?, reason = ?,
                    answered_by = ?, answered_at = ?
                  where proposal_id = ? and consultation_round = ? and activity = ? and role = ?
                    and body = ? and stance is null""")
              .params(
                  answered.stance().key(),
                  answered.condition(),
                  answered.reason(),
                  by,
                  now(),
                  round.proposalId(),
                  round.round(),
                  answered.duty().activity().key(),
                  answered.duty().role().key(),
                  answer.body())
              .update();
      if (changed == 0) throw new Refusal("committee.already-answered");
    }
    answer.offered().forEach(offer -> insert(round, offer));
    for (int position : answer.lifted())
      jdbc.sql(
              """
              update legal_obstacle set lifted = true, answered_by = ?, answered_at = ?
              where proposal_id = ? and round = ? and position = ? and body = ?""")
          .params(by, now(), round.proposalId(), round.round(), position, answer.body())
          .update();
    pledge(round, answer.body(), answer.pledgedFte(), by);
  }

  private void insert(CaseRound round, Responsibility r) {
    jdbc.sql(
            """
            insert into responsibility (proposal_id, consultation_round, activity, role, body,
              stance, condition, reason, offered, carried_from, answered_by, answered_at)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""")
        .params(
            round.proposalId(),
            round.round(),
            r.duty().activity().key(),
            r.duty().role().key(),
            r.body(),
            r.stance() == null ? null : r.stance().key(),
            r.condition(),
            r.reason(),
            r.offered(),
            r.carriedFrom(),
            r.answeredBy(),
            r.stance() == null ? null : now())
        .update();
  }

  private void insert(CaseRound round, int position, LegalObstacle obstacle) {
    jdbc.sql(
            """
            insert into legal_obstacle (proposal_id, round, position, text, body, lifted)
            values (?, ?, ?, ?, ?, ?)""")
        .params(
            round.proposalId(),
            round.round(),
            position,
            obstacle.text(),
            obstacle.body(),
            obstacle.lifted())
        .update();
  }

  private void pledge(CaseRound round, String body, Double fte, String by) {
    jdbc.sql(
            """
            insert into pledge (proposal_id, round, body, fte, answered_by, answered_at)
            values (?, ?, ?, ?, ?, ?)
            on conflict (proposal_id, round, body) do update
              set fte = excluded.fte, answered_by = excluded.answered_by,
                answered_at = excluded.answered_at""")
        .params(round.proposalId(), round.round(), body, fte, by, now())
        .update();
  }

  private List<Body> bodies(CaseRound round) {
    return jdbc.sql(
            """
            select body, name_en, name_ko from consulted_body
            where proposal_id = ? and round = ? order by name_en, body""")
        .params(round.proposalId(), round.round())
        .query(
            (row, n) ->
                new Body(row.getString("body"), row.getString("name_en"), row.getString("name_ko")))
        .list();
  }

  private Optional<OperatingEntity> entity(CaseRound round) {
    return jdbc.sql("select * from consultation_round where proposal_id = ? and round = ?")
        .params(round.proposalId(), round.round())
        .query(
            (row, n) ->
                new OperatingEntity(
                    EntityKind.of(row.getString("entity_kind")),
                    row.getString("operating_body"),
                    row.getString("managing_body"),
                    row.getObject("needed_fte", Double.class)))
        .optional();
  }

  private Optional<String> note(CaseRound round) {
    return jdbc.sql(
            "select mediation_note from consultation_round where proposal_id = ? and round = ?")
        .params(round.proposalId(), round.round())
        .query(String.class)
        .optional();
  }

  private List<Responsibility> responsibilities(CaseRound round) {
    return jdbc.sql(
            """
            select * from responsibility where proposal_id = ? and consultation_round = ?
            order by activity, role, offered, body""")
        .params(round.proposalId(), round.round())
        .query(Consultations::responsibility)
        .list();
  }

  private static Responsibility responsibility(ResultSet row, int n) throws SQLException {
    String stance = row.getString("stance");
    return new Responsibility(
        new Duty(Activity.of(row.getString("activity")), Role.of(row.getString("role"))),
        row.getString("body"),
        stance == null ? null : Stance.of(stance),
        row.getString("condition"),
        row.getString("reason"),
        row.getBoolean("offered"),
        row.getObject("carried_from", Integer.class),
        row.getString("answered_by"));
  }

  private List<LegalObstacle> obstacles(CaseRound round) {
    return jdbc.sql(
            """
            select text, body, lifted from legal_obstacle
            where proposal_id = ? and round = ? order by position""")
        .params(round.proposalId(), round.round())
        .query(
            (row, n) ->
                new LegalObstacle(
                    row.getString("text"), row.getString("body"), row.getBoolean("lifted")))
        .list();
  }

  private Map<String, Double> pledges(CaseRound round) {
    Map<String, Double> pledges = new LinkedHashMap<>();
    jdbc.sql("select body, fte from pledge where proposal_id = ? and round = ? order by body")
        .params(round.proposalId(), round.round())
        .query(
            (RowCallbackHandler)
                row -> pledges.put(row.getString("body"), row.getObject("fte", Double.class)));
    return pledges;
  }

  private Timestamp now() {
    return Timestamp.from(clock.instant());
  }
}
