package org.canvasgate.record;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import javax.sql.DataSource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/**
 * Reads more rows than fit into memory: the driver fetches them in portions, which it does only
 * inside a transaction.
 */
@Component
class ManyRows {
  private static final int AT_ONCE = 1_000;

  private final JdbcTemplate jdbc;

  ManyRows(DataSource database) {
    this.jdbc = new JdbcTemplate(database);
  }

  /** What is done with a row. */
  interface Each {
    void row(ResultSet row) throws SQLException;
  }

  /** Hands over each row of a query whose one parameter is a list of texts. */
  void each(String sql, Collection<String> texts, Each to) {
    jdbc.query(
        connection -> {
          PreparedStatement query = connection.prepareStatement(sql);
          query.setFetchSize(AT_ONCE);
          query.setArray(1, connection.createArrayOf("text", texts.toArray()));
          return query;
        },
        (org.springframework.jdbc.core.RowCallbackHandler) to::row);
  }
}
