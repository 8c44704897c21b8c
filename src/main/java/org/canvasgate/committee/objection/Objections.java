package org.canvasgate.committee.objection;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.canvasgate.committee.CaseRound;
import org.canvasgate.committee.Gate;
import org.canvasgate.committee.Notices;
import org.canvasgate.committee.Panel;
import org.canvasgate.committee.Panels;
import org.canvasgate.committee.RecordBook;
import org.canvasgate.committee.RecordPart;
import org.canvasgate.committee.Verdict;
import org.canvasgate.committee.Verdicts;
import org.canvasgate.form.Refusal;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Which verdicts could be objected to, which were, and what came of it. */
@Repository
public class Objections {
  private final JdbcClient jdbc;
  private final ObjectionRules rules;
  private final Verdicts verdicts;
  private final Panels panels;
  private final Notices notices;
  private final RecordBook records;
  private final Clock clock;

  Objections(
      JdbcClient jdbc,
      ObjectionRules rules,
      Verdicts verdicts,
      Panels panels,
      Notices notices,
      RecordBook records,
      Clock clock) {
    this.jdbc = jdbc;
    this.rules = rules;
    this.verdicts = verdicts;
    this.panels = panels;
    this.notices = notices;
    this.records = records;
    this.clock = clock;
  }

  /**
   * Opens the period for the last verdict of a gate and tells the party; a second call for the same
   * verdict opens nothing.
   *
   * @return the period; empty where the gate has been objected to as often as the rules allow
   */
  public Optional<Objection> open(String proposalId, Gate gate, int cycle, String party) {
    CaseRound round = lastVerdict(proposalId, gate, cycle);
    Optional<Objection> known = on(round);
    if (known.isPresent()) return known;
    long before = of(proposalId, gate, cycle).stream().filter(o -> o.filedAt() != null).count();
    if (before >= rules.mostAtAGate()) return Optional.empty();
    Instant now = clock.instant();
    jdbc.sql(
            """
            insert into objection (proposal_id, gate, cycle, round, party, panel_id, opened_at, due)
            values (?, ?, ?, ?, ?, ?, ?, ?)""")
        .params(
            proposalId,
            gate.key(),
            cycle,
            round.round(),
            party,
            panels.current(proposalId, gate, cycle).map(Panel::id).orElse(null),
            Timestamp.from(now),
            Timestamp.from(rules.endOfPeriod(now)))
        .update();
    Objection opened = on(round).orElseThrow();
    tell(party, opened, "possible", day(opened.due()));
    return Optional.of(opened);
  }

  private CaseRound lastVerdict(String proposalId, Gate gate, int cycle) {
    return verdicts.all(proposalId).stream()
        .map(Verdict::round)
        .filter(r -> r.gate() == gate && r.cycle() == cycle)
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("no verdict to object to at " + gate.key()));
  }

  /** The objection to one verdict, where one was possible. */
  public Optional<Objection> on(CaseRound round) {
    return of(round.proposalId()).stream().filter(o -> o.round().equals(round)).findFirst();
  }

  /** Every objection that was possible on a case, the first first. */
  public List<Objection> of(String proposalId) {
    return jdbc.sql("select * from objection where proposal_id = ? order by id")
        .param(proposalId)
        .query(Objections::read)
        .list();
  }

  private List<Objection> of(String proposalId, Gate gate, int cycle) {
    return of(proposalId).stream()
        .filter(o -> o.round().gate() == gate && o.round().cycle() == cycle)
        .toList();
  }

  /** The objection that brought a case before the panel of this round: the last one admitted. */
  public Optional<Objection> behind(CaseRound round) {
    return of(round.proposalId(), round.gate(), round.cycle()).stream()
        .filter(o -> Boolean.TRUE.equals(o.admitted()) && o.round().round() < round.round())
        .reduce((first, last) -> last);
  }

  /** One objection by its number. */
  public Objection get(long id) {
    return jdbc.sql("select * from objection where id = ?")
        .param(id)
        .query(Objections::read)
        .single();
  }

  /** The party accepts the verdict: the period ends. */
  void accept(long id) {
    change(
        jdbc.sql(
                """
                update objection set accepted_at = ?
                where id = ? and filed_at is null and accepted_at is null and due >= ?""")
            .params(now(), id, now())
            .update());
  }

  /**
   * Files the objection and tells the secretariat.
   *
   * @throws Refusal once the period is over, or where something was filed already
   */
  void file(long id, String grounds, String evidence, String by) {
    Timestamp now = now();
    change(
        jdbc.sql(
                """
                update objection set grounds = ?, evidence = ?, filed_by = ?, party = ?,
                  filed_at = ?, examine_by = ?
                where id = ? and filed_at is null and accepted_at is null and due >= ?""")
            .params(
                grounds,
                evidence,
                by,
                by, // who has taken the case over from the party is the party from now on
                now,
                Timestamp.from(rules.examineBy(now.toInstant())),
                id,
                now)
            .update());
    Objection filed = get(id);
    Map<String, Object> content = new LinkedHashMap<>();
    content.put("filedBy", new RecordPart.Person(by));
    content.put("grounds", grounds);
    if (evidence != null) content.put("evidence", evidence);
    records.addendum(filed.round(), "objection", "filed", content);
    tell("secretariat", filed, "filed", day(filed.examineBy()));
  }

  /** The secretariat finds the objection admissible or not, and the party is told. */
  void examine(long id, boolean admitted, String answer, String by) {
    change(
        jdbc.sql(
                """
                update objection set admitted = ?, answer = ?, examined_by = ?, examined_at = ?
                where id = ? and filed_at is not null and admitted is null""")
            .params(admitted, answer, by, now(), id)
            .update());
    Objection examined = get(id);
    records.addendum(
        examined.round(),
        "objection",
        "examined",
        Map.of("examinedBy", new RecordPart.Person(by), "admitted", admitted, "answer", answer));
    tell(examined.party(), examined, admitted ? "admitted" : "not-admitted", answer);
  }

  /** Tells the chairs and the secretariat, once, that an objection waits longer than it may. */
  public void late(long id) {
    Objection waiting = get(id);
    for (String group : List.of("chairs", "secretariat"))
      tell(group, waiting, "late", day(waiting.examineBy()));
  }

  private void tell(String who, Objection objection, String what, String detail) {
    String proposal = objection.round().proposalId();
    notices.tell(
        who,
        proposal,
        "notice.objection." + what,
        "objection/%d/%s/%s".formatted(objection.id(), what, who),
        proposal,
        detail);
  }

  private String day(Instant moment) {
    return moment.atZone(clock.getZone()).toLocalDate().toString();
  }

  private static void change(int changed) {
    if (changed == 0) throw new Refusal("objection.too-late");
  }

  private Timestamp now() {
    return Timestamp.from(clock.instant());
  }

  private static Objection read(ResultSet row, int n) throws SQLException {
    return new Objection(
        row.getLong("id"),
        new CaseRound(
            row.getString("proposal_id"),
            Gate.of(row.getString("gate")),
            row.getInt("cycle"),
            row.getInt("round")),
        row.getString("party"),
        (Long) row.getObject("panel_id"),
        instant(row, "opened_at"),
        instant(row, "due"),
        instant(row, "accepted_at"),
        row.getString("grounds"),
        row.getString("evidence"),
        row.getString("filed_by"),
        instant(row, "filed_at"),
        instant(row, "examine_by"),
        (Boolean) row.getObject("admitted"),
        row.getString("answer"),
        row.getString("examined_by"));
  }

  private static Instant instant(ResultSet row, String column) throws SQLException {
    return Optional.ofNullable(row.getTimestamp(column)).map(Timestamp::toInstant).orElse(null);
  }
}
