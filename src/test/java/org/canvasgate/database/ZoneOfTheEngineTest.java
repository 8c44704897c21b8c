package org.canvasgate.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.time.LocalDateTime;
import javax.sql.DataSource;
import org.canvasgate.testing.TestDatabase;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.init.ScriptUtils;

/** A database of a version that kept the engine's dates in the machine's time zone. */
class ZoneOfTheEngineTest {
  private static final String ENGINE = "org/camunda/bpm/engine/db/create/activiti.postgres.create.";

  private DataSource database;
  private JdbcClient jdbc;

  @BeforeEach
  void tables() throws Exception {
    database = TestDatabase.createDataSource();
    Flyway.configure().dataSource(database).target("151").load().migrate();
    try (Connection connection = database.getConnection()) {
      for (String part : new String[] {"engine", "history"})
        ScriptUtils.executeSqlScript(connection, new ClassPathResource(ENGINE + part + ".sql"));
    }
    jdbc = JdbcClient.create(database);
  }

  /** A case of noon in Seoul with a timer at six in the evening, as a machine's clock showed it. */
  private void begun(String id, String day, int behindSeoul) {
    jdbc.sql(
            """
            insert into proposal (id, planner, status_at, revision, name_en, city, kind, field, proposed_at, changed_at)
            values (?, 'planner', now(), 1, 'Bus', 'Incheon', 'new', 'transport', ?::timestamptz, now())""")
        .params(id, day + " 12:00:07+09")
        .update();
    jdbc.sql(
            """
            insert into act_hi_procinst (id_, proc_inst_id_, business_key_, proc_def_key_, proc_def_id_, start_time_)
            values (?, ?, ?, 'service-evaluation', 'd', ?::timestamp - make_interval(hours => ?))""")
        .params(id, id, id, day + " 12:00:05", behindSeoul)
        .update();
    jdbc.sql(
            """
            insert into act_ru_job (id_, type_, retries_, suspension_state_, duedate_)
            values (?, 'timer', 3, 1, ?::timestamp - make_interval(hours => ?))""")
        .params(id, day + " 18:00:00", behindSeoul)
        .update();
  }

  private LocalDateTime due(String id) {
    return jdbc.sql("select duedate_ from act_ru_job where id_ = ?")
        .param(id)
        .query(LocalDateTime.class)
        .single();
  }

  private void upgrade() {
    Flyway.configure().dataSource(database).load().migrate();
  }

  @Test
  void aTimerOfAMachineInUtcGoesOffWhenItWasPromisedTo() {
    begun("bus", "2026-12-04", 9);
    begun("tram", "2026-01-05", 9);
    upgrade();
    assertThat(due("bus")).isEqualTo("2026-12-04T18:00:00");
    assertThat(due("tram")).isEqualTo("2026-01-05T18:00:00");
  }

  @Test
  void aTimerOfAMachineInSeoulStaysAsItIs() {
    begun("bus", "2026-12-04", 0);
    upgrade();
    assertThat(due("bus")).isEqualTo("2026-12-04T18:00:00");
  }

  @Test
  void whereNobodyCanTellNothingIsMoved() {
    begun("bus", "2026-12-04", 9);
    begun("tram", "2026-01-05", 0);
    upgrade();
    assertThat(due("bus")).isEqualTo("2026-12-04T09:00:00");
    assertThat(due("tram")).isEqualTo("2026-01-05T18:00:00");
  }
}
