package org.canvasgate.committee.roster;

import java.sql.Timestamp;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * How much committee members have to do. A member's load is the number of open cases on whose panel
 * they sit: a review's panel from its appointment until the maintenance plan is approved or the
 * case ends, a re-evaluation's until its verdict. A seat counts no more once it is handed to a
 * substitute or its member is recused.
 */
@Repository
public class Loads {
  private final JdbcClient jdbc;
  private final Cases cases;
  private final Clock clock;

  Loads(JdbcClient jdbc, Cases cases, Clock clock) {
    this.jdbc = jdbc;
    this.cases = cases;
    this.clock = clock;
  }

  /** A member on the panel of an open case. */
  private record Sitting(String member, String proposalId) {}

  /** By member the open cases; whoever has none is not named. */
  public Map<String, Set<String>> open() {
    List<Sitting> sitting =
        jdbc.sql(
                """
                select s.member, p.proposal_id from seat s join panel p on p.id = s.panel_id
                where s.replaced_by is null
                  and not exists (select 1 from panel later where later.proposal_id = p.proposal_id
                    and later.gate = p.gate and later.cycle = p.cycle and later.id > p.id)
                  and not exists (select 1 from recusal r
                    where r.proposal_id = p.proposal_id and r.person = s.member)
                  and not exists (select 1 from verdict v where v.proposal_id = p.proposal_id
                    and v.cycle = p.cycle and v.decided_at >= p.appointed_at
                    and (p.gate = 'operation' and v.gate = 'operation'
                      or p.gate = 'review' and v.gate = 'maintenance' and v.outcome = 'approved'))
                """)
            .query((row, n) -> new Sitting(row.getString(1), row.getString(2)))
            .list();
    Set<String> ended =
        cases.ended(sitting.stream().map(Sitting::proposalId).collect(Collectors.toSet()));
    return sitting.stream()
        .filter(each -> !ended.contains(each.proposalId()))
        .collect(
            Collectors.groupingBy(
                Sitting::member,
                TreeMap::new,
                Collectors.mapping(
                    Sitting::proposalId, Collectors.toCollection(java.util.TreeSet::new))));
  }

  /** By member, on how many panels they were put in the last months, substitutions included. */
  public Map<String, Integer> recent(int months) {
    Timestamp since =
        Timestamp.from(clock.instant().atZone(clock.getZone()).minusMonths(months).toInstant());
    Map<String, Integer> recent = new HashMap<>();
    jdbc.sql(
            """
            select s.member, count(*) from seat s join panel p on p.id = s.panel_id
            where coalesce(s.seated_at, p.appointed_at) >= ? group by s.member""")
        .param(since)
        .query(
            row -> {
              recent.put(row.getString(1), row.getInt(2));
            });
    return recent;
  }
}
