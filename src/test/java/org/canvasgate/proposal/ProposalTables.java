package org.canvasgate.proposal;

import javax.sql.DataSource;
import org.canvasgate.testing.TestDatabase;
import org.flywaydb.core.Flyway;
import org.springframework.jdbc.core.simple.JdbcClient;

/** An empty database with the application's own tables. */
final class ProposalTables {
  private ProposalTables() {}

  static JdbcClient create() {
    DataSource database = TestDatabase.createDataSource();
    Flyway.configure().dataSource(database).locations("classpath:db/migration").load().migrate();
    return JdbcClient.create(database);
  }
}
