package org.canvasgate.fault;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.canvasgate.fault.Sent.Fate;

/**
 * Compares what people were told with what is stored, over the whole history. It reads the tables
 * and asks nothing of the application, in one moment of the database.
 */
final class Checker {
  private final Connection database;
  private final Ledger ledger;
  private final List<String> found = new ArrayList<>();

  private Checker(Connection database, Ledger ledger) {
    this.database = database;
    this.ledger = ledger;
  }

  private record Row(String person, String content) {}

  /**
   * What is not as it must be, whatever was under way when it stopped; empty where all is well.
   *
   * @param database read at the level of isolation that it has; its transaction is left open
   */
  static List<String> violations(Connection database, Ledger ledger) throws SQLException {
    var checker = new Checker(database, ledger);
    checker.everythingSent();
    checker.everyStepOnce();
    checker.factsAndRows();
    return checker.found;
  }

  /** What keeps cases that came to rest from going on, and how they differ from one another. */
  static List<String> unrest(Connection database) throws SQLException {
    var checker = new Checker(database, new Ledger());
    checker.everyCaseGoesOn();
    checker.everyServiceHasItsDate();
    checker.everyCaseLooksTheSame();
    return checker.found;
  }

  // --- what was sent

  private void everythingSent() throws SQLException {
    Map<String, String> cases =
        pairs("select id_, delete_reason_ from act_hi_taskinst where end_time_ is not null");
    Map<String, String> caseOf =
        pairs(
            """
            select t.id_, p.business_key_ from act_hi_taskinst t
            join act_hi_procinst p on p.proc_inst_id_ = t.proc_inst_id_\
            """);
    Set<String> handedIn = pairs("select place, person from handed_in").keySet();
    for (Kind kind : Kind.values()) {
      Map<String, List<Row>> stored = stored(kind);
      Set<String> known = new HashSet<>();
      for (Sent one : ledger.all()) {
        if (one.kind() != kind) continue;
        String key = kind == Kind.OPERATION ? caseOf.get(one.task()) : String.valueOf(one.mark());
        known.add(key);
        List<Row> rows = stored.getOrDefault(key, List.of());
        one.found(!rows.isEmpty());
        compare(one, rows);
        if (one.task() == null) continue;
        boolean completed = "completed".equals(cases.get(one.task()));
        if (completed == rows.isEmpty())
          found.add(
              one
                  + (completed
                      ? ": the step is done without its row"
                      : ": the row stands and the step is not done"));
        if (handedIn.contains(one.task()) == rows.isEmpty())
          found.add(one + ": what is noted as handed in and what is stored differ");
      }
      for (String key : stored.keySet())
        if (!known.contains(key)) found.add(kind + " " + key + " is stored and was never sent");
    }
  }

  private void compare(Sent one, List<Row> rows) {
    if (rows.size() > 1) found.add(one + " is stored " + rows.size() + " times");
    boolean must = one.fate() == Fate.ACKNOWLEDGED || one.fate() == Fate.KNOWN_ALREADY;
    if (must && rows.isEmpty()) found.add(one + " was acknowledged and is not stored");
    if (one.fate() == Fate.REFUSED && !rows.isEmpty())
      found.add(one + " was refused and is stored");
    for (Row row : rows)
      if (!row.person().equals(one.person()) || !one.content().equals(row.content()))
        found.add(one + " is stored as " + row + ", sent was " + one.content());
  }

  private Map<String, List<Row>> stored(Kind kind) throws SQLException {
    Map<String, List<Row>> stored = new HashMap<>();
    each(
        kind.stored(),
        row ->
            stored
                .computeIfAbsent(String.valueOf(row.get(0)), key -> new ArrayList<>())
                .add(new Row(row.get(1), row.get(2))));
    return stored;
  }

  // --- what the system made of it

  /** One process a proposal and one proposal a process; no step of the system counted twice. */
  private void everyStepOnce() throws SQLException {
    complain(
        "%s is a proposal with %s cases in the engine",
        """
        select p.id, count(i.id_)::text from proposal p
        left join act_hi_procinst i on i.business_key_ = p.id and i.super_process_instance_id_ is null
        group by p.id having count(i.id_) <> 1\
        """);
    complain(
        "%s is a case of the engine without a proposal",
        """
        select i.business_key_ from act_hi_procinst i
        where i.super_process_instance_id_ is null
          and not exists (select from proposal p where p.id = i.business_key_)\
        """);
    complain(
        "%s has %s rows of the decision at %s in the record and %s verdicts",
        """
        select v.proposal_id, count(e.number)::text, v.gate, '1' from verdict v
        join record_entry e on e.proposal_id = v.proposal_id and e.gate = v.gate
          and e.cycle = v.cycle and e.round = v.round and e.kind = 'decision'
        group by v.proposal_id, v.gate, v.cycle, v.round having count(e.number) > 1\
        """);
    complain(
        "entry %s of the record does not follow on the one before",
        """
        select e.number::text from record_entry e
        left join record_entry before on before.number = e.number - 1
        where e.previous is distinct from coalesce(before.hash, repeat('0', 64))\
        """);
    complain(
        "%s passed the step %s and its scorecard is not there",
        """
        select i.business_key_, a.act_id_ from act_hi_actinst a
        join act_hi_procinst i on i.proc_inst_id_ = a.proc_inst_id_
        where a.act_id_ = 'compute-review-score' and a.end_time_ is not null
          and not exists (select from scorecard s where s.proposal_id = i.business_key_)\
        """);
    complain(
        "%s: its panel counts %s ballots of %s steps that were answered",
        """
        select i.business_key_, (select count(*) from ballot b where b.proposal_id = i.business_key_)::text,
          count(*)::text
        from act_hi_taskinst t join act_hi_procinst i on i.proc_inst_id_ = t.proc_inst_id_
        where t.task_def_key_ = 'score-canvas' and t.delete_reason_ = 'completed'
        group by i.business_key_
        having count(*) <> (select count(*) from ballot b where b.proposal_id = i.business_key_)\
        """);
  }

  /** What the engine carries as a fact says the same as the row. */
  private void factsAndRows() throws SQLException {
    complain(
        "%s carries %s as %s",
        """
        select i.business_key_, v.name_, coalesce(v.text_, v.long_::text)
        from act_ru_variable v
        join act_hi_procinst i on i.proc_inst_id_ = v.proc_inst_id_
        where v.execution_id_ = v.proc_inst_id_ and (
          v.name_ = 'proposalId' and v.text_ is distinct from i.business_key_
          or v.name_ = 'planRound' and v.long_ is distinct from
            (select max(plan_round) from maintenance_plan m where m.proposal_id = i.business_key_)
          or v.name_ in ('reviewOutcome', 'consultationOutcome', 'planOutcome') and v.text_ is not null
            and not exists (select from verdict d where d.proposal_id = i.business_key_ and d.outcome = v.text_))\
        """);
    complain(
        "%s has a verdict at %s that its case does not know",
        """
        select v.proposal_id, v.gate from verdict v
        where not exists (select from act_hi_taskinst t
          join act_hi_procinst i on i.proc_inst_id_ = t.proc_inst_id_
          where i.business_key_ = v.proposal_id and t.delete_reason_ = 'completed'
            and t.task_def_key_ = case v.gate when 'review' then 'confirm-review'
              when 'consultation' then 'confirm-consultation' else 'confirm-plan' end)\
        """);
  }

  // --- cases at rest

  private void everyCaseGoesOn() throws SQLException {
    complain(
        "incident at %s: %s",
        "select activity_id_, coalesce(incident_msg_, incident_type_) from act_ru_incident");
    complain(
        "the job of %s has no tries left: %s",
        "select coalesce(process_def_key_, handler_type_), exception_msg_ from act_ru_job where"
            + " retries_ <= 0");
    complain(
        "%s waits for nobody and nothing",
        """
        select distinct i.business_key_ from act_ru_execution e
        join act_hi_procinst i on i.proc_inst_id_ = e.proc_inst_id_
        where e.is_active_ and not exists (select from act_ru_execution c where c.parent_id_ = e.id_)
          and not exists (select from act_ru_execution s where s.super_exec_ = e.id_)
          and not exists (select from act_ru_task t where t.execution_id_ = e.id_)
          and not exists (select from act_ru_job j where j.execution_id_ = e.id_)
          and not exists (select from act_ru_event_subscr s where s.execution_id_ = e.id_)\
        """);
  }

  private void everyServiceHasItsDate() throws SQLException {
    complain(
        "%s waits for no date",
        """
        select s.proposal_id from service s where not exists (
          select from act_ru_job j join act_hi_procinst i on i.proc_inst_id_ = j.process_instance_id_
          where i.business_key_ = s.proposal_id and j.duedate_ > now())\
        """);
  }

  /**
   * All have gone the same way: whatever one of them has twice or lacks is seen beside the others.
   * What was handed in and the audit trail are left out: they tell of tries, too.
   */
  private void everyCaseLooksTheSame() throws SQLException {
    List<String> tables = new ArrayList<>();
    each(
        """
        select c.table_name, c.column_name from information_schema.columns c
        join information_schema.tables t using (table_schema, table_name)
        where c.table_schema = current_schema() and t.table_type = 'BASE TABLE'
          and c.column_name in ('proposal_id', 'service_id')
          and c.table_name not in ('handed_in', 'audit_entry')\
        """,
        row ->
            tables.add(
                "select '%1$s', %2$s as id, count(*) from %1$s group by %2$s"
                    .formatted(row.get(0), row.get(1))));
    tables.add(
        """
        select 'steps ' || a.act_id_, i.business_key_, count(*) from act_hi_actinst a
        join act_hi_procinst i on i.proc_inst_id_ = a.proc_inst_id_ group by 1, 2\
        """);
    tables.add("select 'notices ' || message, proposal_id, count(*) from notice group by 1, 2");
    complain(
        "%s: %s cases of %s, and between %s and %s rows each",
        """
        select what, count(*)::text, (select count(*) from proposal)::text, min(n)::text, max(n)::text
        from (%s) as counted (what, id, n)
        group by what
        having min(n) <> max(n) or count(*) <> (select count(*) from proposal)\
        """
            .formatted(String.join(" union all ", tables)));
  }

  // --- reading

  private interface Reader {
    void read(List<String> row);
  }

  private void each(String sql, Reader reader) throws SQLException {
    try (var statement = database.createStatement();
        var rows = statement.executeQuery(sql)) {
      int columns = rows.getMetaData().getColumnCount();
      while (rows.next()) {
        List<String> row = new ArrayList<>();
        for (int i = 1; i <= columns; i++) row.add(rows.getString(i));
        reader.read(row);
      }
    }
  }

  private Map<String, String> pairs(String sql) throws SQLException {
    Map<String, String> pairs = new HashMap<>();
    each(sql, row -> pairs.put(row.get(0), row.get(1)));
    return pairs;
  }

  private void complain(String sentence, String sql) throws SQLException {
    each(sql, row -> found.add(sentence.formatted(row.toArray())));
  }
}
