package org.canvasgate.testing;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

class TestDatabaseTest {
  @Test
  void eachDatabaseIsEmptyAndItsOwn() {
    var first = JdbcClient.create(TestDatabase.createDataSource());
    var second = JdbcClient.create(TestDatabase.createDataSource());
    first.sql("create table mark (id int)").update();
    assertThat(second.sql("select to_regclass('mark')::text").query(String.class).optional())
        .isEmpty();
    assertThat(first.sql("show server_version").query(String.class).single()).startsWith("17.");
  }
}
