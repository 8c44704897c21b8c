package org.canvasgate.record;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.canvasgate.form.Problem;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Verifies the whole chain and keeps when that was done last, for whoever runs the system. */
@Component
public class Verifications {
  private final Verification verification;
  private final JdbcClient jdbc;

  Verifications(Verification verification, JdbcClient jdbc) {
    this.verification = verification;
    this.jdbc = jdbc;
  }

  /** That the chain was read from end to end. */
  public record Done(Instant at, long entries, int problems) {}

  /**
   * Verifies every entry.
   *
   * @param quoted heads that were quoted elsewhere and must stand in the chain
   */
  Verification.Result verify(List<Verification.Head> quoted) {
    Verification.Result result = verification.verify(quoted);
    jdbc.sql("insert into record_verification (entries, problems) values (?, ?)")
        .params(result.entries(), result.problems().size())
        .update();
    return result;
  }

  /** What is wrong with one entry by itself; empty where nothing is. */
  List<Problem> check(Chain.Row row) {
    return verification.check(row);
  }

  /** The last time; empty where it was never done. */
  public Optional<Done> last() {
    return jdbc.sql(
            "select at, entries, problems from record_verification order by at desc limit 1")
        .query(
            (row, number) ->
                new Done(row.getTimestamp(1).toInstant(), row.getLong(2), row.getInt(3)))
        .optional();
  }
}
