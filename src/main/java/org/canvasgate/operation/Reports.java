package org.canvasgate.operation;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.UncheckedIOException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.canvasgate.form.Refusal;
import org.canvasgate.maintenance.FundingSource;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What operators reported, kept as it was sent. */
@Repository
public class Reports {
  private final JdbcClient jdbc;
  private final ObjectMapper json;
  private final Clock clock;

  Reports(JdbcClient jdbc, ObjectMapper json, Clock clock) {
    this.jdbc = jdbc;
    this.json = json;
    this.clock = clock;
  }

  /**
   * Keeps a report as the next one of its cycle.
   *
   * @throws Refusal where the report of the cycle is in already, or another came in at the same
   *     moment
   */
  void add(String serviceId, int cycle, ReportKind kind, Figures figures, String reportedBy) {
    try {
      jdbc.sql(
              """
              insert into operation_report (service_id, cycle, sequence, kind, year, months_covered,
                operating_cost, actuals, staff, incidents, income, comment, reported_by, at)
              select :service, :cycle, coalesce(max(sequence), 0) + 1, :kind, :year, :months,
                :cost, :actuals::jsonb, :staff, :incidents, :income::jsonb, :comment, :by, :at
              from operation_report where service_id = :service and cycle = :cycle""")
          .param("service", serviceId)
          .param("cycle", cycle)
          .param("kind", kind.key())
          .param("year", figures.year())
          .param("months", figures.monthsCovered())
          .param("cost", figures.operatingCost())
          .param("actuals", written(figures.actuals()))
          .param("staff", figures.staff())
          .param("incidents", figures.incidents())
          .param("income", written(figures.income()))
          .param("comment", figures.comment())
          .param("by", reportedBy)
          .param("at", Timestamp.from(clock.instant()))
          .update();
    } catch (DuplicateKeyException second) {
      throw new Refusal("operation.reported-already", cycle);
    }
  }

  /** The last report of a cycle: the cycle's own once it is in, the latest interim one before. */
  public Optional<Report> latest(String serviceId, int cycle) {
    return query(
            "where service_id = ? and cycle = ? order by sequence desc limit 1", serviceId, cycle)
        .stream()
        .findFirst();
  }

  /** The last report of each of these services, whatever its cycle; where there is one. */
  public List<Report> latest(Collection<String> serviceIds) {
    if (serviceIds.isEmpty()) return List.of();
    return jdbc.sql(
            """
            select distinct on (service_id) * from operation_report where service_id = any(?)
            order by service_id, cycle desc, sequence desc""")
        .param(serviceIds.toArray(String[]::new))
        .query(this::read)
        .list();
  }

  /** Every report of a service, the earliest first. */
  public List<Report> all(String serviceId) {
    return query("where service_id = ? order by cycle, sequence", serviceId);
  }

  private List<Report> query(String where, Object... params) {
    return jdbc.sql("select * from operation_report " + where)
        .params(params)
        .query(this::read)
        .list();
  }

  private Report read(ResultSet row, int n) throws SQLException {
    Figures figures =
        new Figures(
            row.getInt("year"),
            row.getInt("months_covered"),
            row.getObject("operating_cost", Double.class),
            read(row.getString("actuals"), new TypeReference<List<Actual>>() {}),
            row.getObject("staff", Double.class),
            row.getObject("incidents", Integer.class),
            read(row.getString("income"), new TypeReference<Map<FundingSource, Double>>() {}),
            row.getString("comment"));
    return new Report(
        row.getString("service_id"),
        row.getInt("cycle"),
        row.getInt("sequence"),
        ReportKind.of(row.getString("kind")),
        figures,
        row.getString("reported_by"),
        row.getTimestamp("at").toInstant());
  }

  private String written(Object value) {
    try {
      return json.writeValueAsString(value);
    } catch (JsonProcessingException broken) {
      throw new UncheckedIOException(broken);
    }
  }

  private <T> T read(String text, TypeReference<T> type) {
    try {
      return json.readValue(text, type);
    } catch (JsonProcessingException broken) {
      throw new UncheckedIOException(broken);
    }
  }
}
