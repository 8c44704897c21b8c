package org.canvasgate.story;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.MeterRegistry;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.camunda.bpm.engine.task.Task;
import org.canvasgate.testing.Visitor;
import org.canvasgate.testing.process.Faults;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/**
 * Two people's requests wait for each other in the database, so that PostgreSQL breaks one of them
 * off. Neither person notices.
 */
@StoryTest
@Tag("faults")
class DeadlockTest extends Story {
  private static final String PASSWORD = "canvasgate-sample";
  private static final String ONE = "member1";
  private static final String OTHER = "member2";

  @LocalServerPort int port;
  @Autowired MeterRegistry figures;

  /** Each takes one of two rows, waits until the other has the other one, and then wants both. */
  @BeforeEach
  void rowsInOppositeOrders() {
    jdbc.sql("create table embrace (side int primary key, times int not null default 0)").update();
    jdbc.sql("insert into embrace (side) values (0), (1)").update();
    jdbc.sql("create sequence embraced").update();
    jdbc.sql(
            """
            create function embrace() returns trigger language plpgsql as $$
            declare mine int := nextval('embraced') % 2;
            begin
              update embrace set times = times + 1 where side = mine;
              for tries in 1..200 loop
                exit when (select last_value from embraced) > 1;
                perform pg_sleep(0.02);
              end loop;
              update embrace set times = times + 1 where side = 1 - mine;
              return new;
            end $$""")
        .update();
  }

  @AfterEach
  void apart() {
    jdbc.sql("drop function embrace() cascade").update();
    jdbc.sql("drop sequence embraced").update();
    jdbc.sql("drop table embrace").update();
  }

  @Test
  void twoBallotsThatWaitForEachOtherAreBothKept() throws Exception {
    proposeAndAppoint();
    String firstCase = id;
    Task first = task(ONE, "score-canvas");
    proposeAndAppoint();
    Task second = task(OTHER, "score-canvas");
    Visitor one = signedIn(ONE);
    Visitor other = signedIn(OTHER);
    embracing("ballot");
    for (HttpResponse<String> answer :
        embraced(
            "two ballots",
            () -> one.post(Sent.address(first), Sent.json(good())),
            () -> other.post(Sent.address(second), Sent.json(good()))))
      assertThat(answer.statusCode()).as(answer.body()).isBetween(200, 299);
    for (String each : List.of(firstCase, id))
      assertThat(count("select count(*) from ballot where proposal_id = ?", each)).isEqualTo(1);
  }

  @Test
  void twoOpinionsThatWaitForEachOtherOnAPageOfOursAreBothKept() throws Exception {
    proposeAndAppoint();
    allAnswer("score-canvas", good());
    Visitor one = signedIn(ONE);
    Visitor other = signedIn(OTHER);
    embracing("minority_opinion");
    for (HttpResponse<String> answer :
        embraced("two opinions", () -> opinion(one), () -> opinion(other)))
      assertThat(answer.statusCode()).as(answer.body()).isLessThan(400);
    assertThat(count("select count(*) from minority_opinion where proposal_id = ?", id))
        .isEqualTo(2);
  }

  private HttpResponse<String> opinion(Visitor member) {
    String page = "/proposals/" + id;
    return member.submit(page, page + "/opinions", Map.of("opinion", SAID));
  }

  private void embracing(String table) {
    jdbc.sql(
            "create trigger embrace before insert on %s for each row execute function embrace()"
                .formatted(table))
        .update();
  }

  private List<HttpResponse<String>> embraced(
      String what, Supplier<HttpResponse<String>> one, Supplier<HttpResponse<String>> other)
      throws Exception {
    double before = collisions();
    var first = CompletableFuture.supplyAsync(one);
    var second = CompletableFuture.supplyAsync(other);
    List<HttpResponse<String>> answers =
        List.of(first.get(60, TimeUnit.SECONDS), second.get(60, TimeUnit.SECONDS));
    assertThat(collisions() - before).as("deadlocks").isGreaterThanOrEqualTo(1);
    assertThat(count("select sum(times) from embrace")).as("rows taken by both").isEqualTo(4);
    Faults.row("deadlock: " + what, 1, "%.0f broken off".formatted(collisions() - before));
    return answers;
  }

  private double collisions() {
    return figures.get("canvasgate.collisions").functionCounter().count();
  }

  private Visitor signedIn(String user) {
    var visitor = new Visitor(port);
    visitor.signIn(user, PASSWORD);
    return visitor;
  }
}
