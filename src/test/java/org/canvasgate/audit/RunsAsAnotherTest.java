package org.canvasgate.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import org.canvasgate.engine.GuardedTest;
import org.canvasgate.testing.TestDatabase;
import org.canvasgate.testing.Visitor;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The whole application on a database whose tables are another's; it uses its own connections. */
@GuardedTest
class RunsAsAnotherTest {
  @LocalServerPort int port;
  @Autowired JdbcClient jdbc;
  @Autowired AuditChain chain;

  private Visitor admin;

  @BeforeEach
  void somethingIsTold() {
    admin = new Visitor(port);
    admin.signIn("admin", TestDatabase.ADMINISTRATOR_PASSWORD);
  }

  @Test
  void itTellsChainsAndReadsTheTrailAsAUserWhoOwnsNothing() {
    assertThat(text("select current_user")).isEqualTo(TestDatabase.RUNNER);
    assertThat(
            text(
                "select count(*)::text from pg_tables where tableowner = current_user"
                    + " and schemaname = current_schema()"))
        .isEqualTo("0");
    while (chain.extend() > 0) assertThat(chain.head()).isNotEmpty();
    assertThat(chain.verify(Instant.EPOCH).problems()).isEmpty();
    assertThat(admin.get("/audit?kind=sign-in").body())
        .contains("Signed in")
        .doesNotContain("could alter this trail");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "update audit_entry set person = null, source = 'system'",
        "delete from audit_entry",
        "truncate audit_entry",
        "alter table audit_entry disable trigger all",
        "alter table act_id_membership disable trigger all",
        "alter table ballot disable trigger all",
        "drop table audit_entry",
        "delete from audit_link",
        "update audit_person set person = 'scapegoat'",
        "select audit_forget('admin', 'scapegoat')",
        "set session_replication_role = replica"
      })
  void norCanItsConnectionsAlterIt(String attempt) {
    String before = text("select count(*)::text from audit_entry");
    assertThatThrownBy(() -> jdbc.sql(attempt).update())
        .rootCause()
        .hasMessageMatching("(?s).*(permission denied|must be owner).*");
    assertThat(text("select count(*)::text from audit_entry")).isEqualTo(before);
  }

  private String text(String question) {
    return jdbc.sql(question).query(String.class).single();
  }
}
