package org.canvasgate.diagram.trial;

import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.camunda.bpm.engine.RuntimeService;
import org.canvasgate.diagram.trial.TrialStep.Place;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What can be seen of a case from outside: its facts, where it has been and where it stands. */
@Component
class FactsOfCase {
  private static final ZoneId KOREA = ZoneId.of("Asia/Seoul");
  private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm");

  private final RuntimeService runtime;
  private final JdbcClient jdbc;

  FactsOfCase(RuntimeService runtime, JdbcClient jdbc) {
    this.runtime = runtime;
    this.jdbc = jdbc;
  }

  /** An element that the case has come to. */
  record Visit(String id, Place place, boolean open) {}

  /** Every value of the case's processes, as texts; where several have it, the innermost's. */
  Map<String, String> facts(String proposalId) {
    Map<String, String> facts = new TreeMap<>();
    for (String process : processes(proposalId))
      runtime.getVariables(process).forEach((name, value) -> facts.put(name, text(value)));
    return facts;
  }

  /** The engine's ids of the processes that run for the case, the outermost first. */
  List<String> processes(String proposalId) {
    return jdbc.sql(
            """
            select id_ from act_ru_execution where business_key_ = ? and parent_id_ is null
            order by super_exec_ nulls first, id_""")
        .param(proposalId)
        .query(String.class)
        .list();
  }

  /** Key of the process that a version is of. */
  String process(String definition) {
    return jdbc.sql("select key_ from act_re_procdef where id_ = ?")
        .param(definition)
        .query(String.class)
        .single();
  }

  /** Where the case has been, in the order in which it came there. */
  List<Visit> visits(String proposalId) {
    return jdbc.sql(
            """
            select a.id_, a.proc_def_key_, a.act_id_, a.end_time_ is null as open
            from act_hi_actinst a join act_hi_procinst p on p.id_ = a.proc_inst_id_
            where p.business_key_ = ? and a.act_type_ <> 'multiInstanceBody'
            order by a.start_time_, a.sequence_counter_, a.id_""")
        .param(proposalId)
        .query(
            (row, number) ->
                new Visit(
                    row.getString("id_"),
                    new Place(row.getString("proc_def_key_"), row.getString("act_id_")),
                    row.getBoolean("open")))
        .list();
  }

  /** What differs, as the values afterwards. */
  static Map<String, String> changed(Map<String, String> before, Map<String, String> after) {
    Map<String, String> changed = new LinkedHashMap<>();
    after.forEach(
        (name, value) -> {
          if (!value.equals(before.get(name))) changed.put(name, value);
        });
    return changed;
  }

  /** A value as people read it; a dash for one that is not known. */
  static String text(Object value) {
    if (value == null) return "–";
    if (value instanceof Date date) return MINUTE.format(date.toInstant().atZone(KOREA));
    if (value instanceof LocalDateTime time) return MINUTE.format(time);
    if (value instanceof Double number && number == Math.rint(number) && Math.abs(number) < 1e15)
      return String.valueOf(number.longValue());
    if (value instanceof Double number)
      return java.math.BigDecimal.valueOf(number)
          .round(new java.math.MathContext(6))
          .stripTrailingZeros()
          .toPlainString();
    return value.toString();
  }
}
