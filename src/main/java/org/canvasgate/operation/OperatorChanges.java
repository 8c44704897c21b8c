package org.canvasgate.operation;

import java.sql.Timestamp;
import java.util.Collection;
import java.util.List;
import org.canvasgate.form.Refusal;
import org.canvasgate.maintenance.EntityKind;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Changes of operator; at most one a cycle. */
@Repository
public class OperatorChanges {
  private final JdbcClient jdbc;

  OperatorChanges(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  void add(OperatorChange change) {
    try {
      jdbc.sql(
              """
              insert into operator_change (service_id, cycle, from_operator, to_operator, entity,
                reason, changed_by, at)
              values (?, ?, ?, ?, ?, ?, ?, ?)""")
          .params(
              change.serviceId(),
              change.cycle(),
              change.from(),
              change.to(),
              change.entity().key(),
              change.reason(),
              change.changedBy(),
              Timestamp.from(change.at()))
          .update();
    } catch (DuplicateKeyException second) {
      throw new Refusal("operation.reassigned-already", change.cycle());
    }
  }

  /** Every change of a service's operator, the earliest first. */
  public List<OperatorChange> all(String serviceId) {
    return all(List.of(serviceId));
  }

  /** Every change of these services' operators, service by service, the earliest first. */
  List<OperatorChange> all(Collection<String> serviceIds) {
    if (serviceIds.isEmpty()) return List.of();
    return jdbc.sql(
            "select * from operator_change where service_id in (:ids) order by service_id, cycle")
        .param("ids", serviceIds)
        .query(
            (row, n) ->
                new OperatorChange(
                    row.getString("service_id"),
                    row.getInt("cycle"),
                    row.getString("from_operator"),
                    row.getString("to_operator"),
                    EntityKind.of(row.getString("entity")),
                    row.getString("reason"),
                    row.getString("changed_by"),
                    row.getTimestamp("at").toInstant()))
        .list();
  }
}
