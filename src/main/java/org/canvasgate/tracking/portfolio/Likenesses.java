package org.canvasgate.tracking.portfolio;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Collectors;
import org.canvasgate.canvas.Block;
import org.canvasgate.canvas.Item;
import org.canvasgate.proposal.Proposal;
import org.canvasgate.proposal.Proposals;
import org.canvasgate.tracking.board.Keystrokes;
import org.canvasgate.tracking.portfolio.Overlap.Side;
import org.canvasgate.tracking.portfolio.PortfolioRules.Settings;
import org.canvasgate.tracking.portfolio.PortfolioRules.Weights;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/**
 * Which services are like which, so that nobody plans the same thing twice. Names and value
 * propositions are compared by their trigrams (PostgreSQL's pg_trgm: shared trigrams over all
 * trigrams), each as the keys that type it, so that Korean is compared letter by letter. Pairs are
 * found when a proposal comes or changes, by the trigram indexes, and kept.
 */
@Repository
class Likenesses {
  /** From which likeness of names or propositions on the indexes look at a pair at all. */
  private static final double CANDIDATE = 0.2;

  /** A proposition is compared by its beginning: what follows are details. */
  private static final int LONGEST = 400;

  /** A service that is like hundreds of others says nothing about any of them. */
  private static final int MOST = 25;

  private static final String COMPARED =
      """
      select t.proposal_id, greatest(similarity(t.name_en, :nameEn), similarity(t.name_ko, :nameKo))
          as name,
        case when t.proposition <> '' and :proposition <> ''
          then similarity(t.proposition, :proposition) end as proposition,
        l.field = :field as same_field, lower(l.city) = lower(:city) as same_city
      from service_words t
      join board_line l on l.proposal_id = t.proposal_id
      join board_face f on f.proposal_id = t.proposal_id
      where (t.name_en % :nameEn or t.name_ko % :nameKo or t.proposition % :proposition)
        and t.proposal_id <> :id""";

  /** What is not known of one of the two is left out of the score, and does not count as unlike. */
  private static final String SCORE =
      """
      ((:weightName * name + :weightProposition * coalesce(proposition, 0)
          + :weightField * same_field::int + :weightCity * same_city::int)
        / nullif(:weightName * :named + :weightProposition * (proposition is not null)::int
          + :weightField * :fielded + :weightCity * :located, 0))""";

  private final JdbcClient jdbc;
  private final Proposals proposals;
  private final PortfolioRules rules;

  Likenesses(JdbcClient jdbc, Proposals proposals, PortfolioRules rules) {
    this.jdbc = jdbc;
    this.proposals = proposals;
    this.rules = rules;
  }

  /**
   * What somebody plans, to be held against what there is.
   *
   * @param id of its proposal; empty while there is none
   * @param nameEn empty where there is no English name
   * @param nameKo empty where there is no Korean one
   * @param proposition its value proposition; empty where there is none yet
   */
  record Idea(
      String id, String nameEn, String nameKo, String proposition, String field, String city) {
    static Idea of(Proposal proposal) {
      return new Idea(
          proposal.id(),
          proposal.nameEn(),
          proposal.nameKo() == null ? "" : proposal.nameKo(),
          claims(proposal),
          proposal.field(),
          proposal.city());
    }
  }

  /** Keeps the words of a proposal's latest revision and finds anew what is like it. */
  @Transactional
  public void refresh(String proposalId) {
    // Two that come in at the same moment would not see one another.
    jdbc.sql("select pg_advisory_xact_lock(hashtextextended('likeness', 0))").query().listOfRows();
    Proposal proposal = proposals.get(proposalId);
    Idea idea = Idea.of(proposal);
    jdbc.sql(
            """
            insert into service_words (proposal_id, revision, name_en, name_ko, proposition)
            values (:id, :revision, :nameEn, :nameKo, :proposition)
            on conflict (proposal_id) do update set revision = excluded.revision,
              name_en = excluded.name_en, name_ko = excluded.name_ko,
              proposition = excluded.proposition""")
        .param("id", proposal.id())
        .param("revision", proposal.revision())
        .param("nameEn", Keystrokes.of(idea.nameEn()))
        .param("nameKo", Keystrokes.of(idea.nameKo()))
        .param("proposition", keys(idea.proposition()))
        .update();
    jdbc.sql("delete from likeness where :id in (one, other)").param("id", proposal.id()).update();
    lookFor();
    compared(
            """
            insert into likeness (one, other, name, proposition, same_field, same_city, score)
            select least(:id, proposal_id), greatest(:id, proposal_id), name, proposition,
              same_field, same_city, %1$s
            from (%2$s) alike order by %1$s desc limit :most"""
                .formatted(SCORE, COMPARED),
            idea,
            rules.today().weights())
        .param("most", MOST)
        .update();
  }

  /** Makes the scores anew where the table's weights are no longer those they were made of. */
  private void weigh(Weights weights) {
    boolean changed =
        jdbc.sql("update likeness_weights set weights = :weights where weights <> :weights")
                .param("weights", weights.toString())
                .update()
            > 0;
    if (!changed) return;
    bind(jdbc.sql("update likeness set score = " + SCORE), weights)
        .param("named", 1)
        .param("fielded", 1)
        .param("located", 1)
        .update();
  }

  /** The proposals whose words are not kept, or not those of their latest revision. */
  List<String> missing(int most) {
    return jdbc.sql(
            """
            select p.id from proposal p left join service_words t on t.proposal_id = p.id
            where t.revision is distinct from p.revision order by p.id limit ?""")
        .param(most)
        .query(String.class)
        .list();
  }

  /** The pairs that the reader may see both of, the most alike first. */
  @Transactional
  public List<Overlap> pairs(Sight sight, PortfolioFilter filter, int most) {
    Settings settings = rules.today();
    weigh(settings.weights());
    return sight
        .bind(
            jdbc.sql(
                """
                select k.name, k.proposition, k.same_field, k.same_city, k.score, %1$s, %2$s
                from likeness k
                join board_line l on l.proposal_id = k.one join board_face f on f.proposal_id = k.one
                join board_line m on m.proposal_id = k.other
                join board_face g on g.proposal_id = k.other
                where k.score >= :from and %3$s and %4$s
                  and (:city::text is null or :city in (l.city, m.city))
                  and (:field::text is null or :field in (l.field, m.field))
                  and (:kind::text is null or :kind in (l.kind, m.kind))
                order by k.score desc, k.one, k.other limit :most"""
                    .formatted(
                        side("a", "l", "f"),
                        side("b", "m", "g"),
                        Sight.shows("l", "f"),
                        Sight.shows("m", "g"))))
        .param("city", filter.city())
        .param("field", filter.field())
        .param("kind", filter.kind())
        .param("from", settings.alikeFrom())
        .param("most", most)
        .query((row, n) -> overlap(row, readSide(row, "a"), readSide(row, "b")))
        .list();
  }

  /** What there is already like an idea and that the reader may see, the most alike first. */
  @Transactional(readOnly = true)
  public List<Overlap> like(Idea idea, Sight sight, int most) {
    lookFor();
    Settings settings = rules.today();
    return sight
        .bind(
            compared(
                """
                select alike.*, %1$s as score, %2$s from (%3$s and %4$s) alike
                join board_line m on m.proposal_id = alike.proposal_id
                join board_face g on g.proposal_id = alike.proposal_id
                where %1$s >= :from order by score desc, alike.proposal_id limit :most"""
                    .formatted(SCORE, side("b", "m", "g"), COMPARED, Sight.shows("l", "f")),
                idea,
                settings.weights()))
        .param("from", settings.alikeFrom())
        .param("most", most)
        .query((row, n) -> overlap(row, null, readSide(row, "b")))
        .list();
  }

  private JdbcClient.StatementSpec compared(String sql, Idea idea, Weights weights) {
    return bind(jdbc.sql(sql), weights)
        .param("id", idea.id())
        .param("nameEn", Keystrokes.of(idea.nameEn()))
        .param("nameKo", Keystrokes.of(idea.nameKo()))
        .param("proposition", keys(idea.proposition()))
        .param("field", idea.field())
        .param("city", idea.city())
        .param("named", (idea.nameEn() + idea.nameKo()).isEmpty() ? 0 : 1)
        .param("fielded", idea.field().isEmpty() ? 0 : 1)
        .param("located", idea.city().isEmpty() ? 0 : 1);
  }

  private static JdbcClient.StatementSpec bind(
      JdbcClient.StatementSpec statement, Weights weights) {
    return statement
        .param("weightName", weights.name())
        .param("weightProposition", weights.proposition())
        .param("weightField", weights.field())
        .param("weightCity", weights.city());
  }

  /** How far the indexes look, for this transaction. */
  private void lookFor() {
    jdbc.sql("select set_config('pg_trgm.similarity_threshold', ?, true)")
        .param(Double.toString(CANDIDATE))
        .query(String.class)
        .single();
  }

  private static String side(String name, String line, String face) {
    return """
        %2$s.proposal_id as %1$s_id, %3$s.name_en as %1$s_en, %3$s.name_ko as %1$s_ko,
        %2$s.city as %1$s_city, %2$s.kind as %1$s_kind, %2$s.field as %1$s_field,
        %2$s.status as %1$s_status,
        (select string_agg(item ->> 'text', E'\\n') from proposal_revision r
          join proposal p on p.id = r.proposal_id and p.revision = r.revision
          cross join lateral jsonb_array_elements(
            nullif(r.content -> 'canvas' -> 'value_proposition', 'null')) item
          where r.proposal_id = %2$s.proposal_id) as %1$s_proposition"""
        .formatted(name, line, face);
  }

  private static Side readSide(ResultSet row, String name) throws SQLException {
    return new Side(
        new ServiceName(
            row.getString(name + "_id"), row.getString(name + "_en"), row.getString(name + "_ko")),
        row.getString(name + "_city"),
        row.getString(name + "_kind"),
        row.getString(name + "_field"),
        row.getString(name + "_status"),
        row.getString(name + "_proposition"));
  }

  private static Overlap overlap(ResultSet row, Side one, Side other) throws SQLException {
    return new Overlap(
        one,
        other,
        row.getDouble("name"),
        known(row, "proposition"),
        row.getBoolean("same_field"),
        row.getBoolean("same_city"),
        row.getDouble("score"));
  }

  private static Double known(ResultSet row, String column) throws SQLException {
    double value = row.getDouble(column);
    return row.wasNull() ? null : value;
  }

  private static String claims(Proposal proposal) {
    return proposal.canvas().items(Block.VALUE_PROPOSITION).stream()
        .map(Item::text)
        .collect(Collectors.joining(" "));
  }

  private static String keys(String text) {
    return Keystrokes.of(text.length() <= LONGEST ? text : text.substring(0, LONGEST));
  }
}
