package org.canvasgate.fault;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.canvasgate.testing.process.CausesFaults;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/** Three nodes on one PostgreSQL behind HAProxy, as processes, and what may befall them. */
@CausesFaults
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class SeveralNodesTest {
  private Installation all;
  private Committee people;

  @BeforeAll
  void begin(@TempDir Path directory) throws IOException {
    all = new Installation(directory, 3).together();
    people = all.committee();
    people.arrive();
  }

  @AfterAll
  void end() throws IOException {
    if (all != null) all.close();
  }

  @Test
  @Order(1)
  void nodesThatBeginTogetherOnAnEmptyDatabaseMakeEverythingOnce() {
    assertThat(all.count("select count(*) from act_re_deployment")).isEqualTo(1);
    Committee.done(people.propose("case-1"));
    people.appoint("case-1");
    var asked = people.waitFor("case-1", "score-canvas");
    System.out.println(asked);
    System.out.println(all.jdbc.sql("select * from act_ru_job").query().listOfRows());
    System.out.println(all.jdbc.sql("select * from notice").query().listOfRows());
    System.out.println(all.balancer.answered());
    for (var m : all.mail.getReceivedMessages()) System.out.println(m);
  }
}
