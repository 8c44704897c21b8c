package org.canvasgate.proposal;

import javax.sql.DataSource;
import org.canvasgate.testing.TestDatabase;
import org.springframework.jdbc.core.simple.JdbcClient;

/** An empty database with the application's own tables. */
final class ProposalTables {
  private ProposalTables() {}

  static JdbcClient create() {
    DataSource database = TestDatabase.migrated();
    return JdbcClient.create(database);
  }
}
