package org.canvasgate.fault;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.canvasgate.testing.Visitor;
import org.canvasgate.testing.process.CausesFaults;
import org.canvasgate.testing.process.Faults;
import org.canvasgate.testing.process.Node;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/**
 * Three nodes on one PostgreSQL behind HAProxy, as processes. They are started once, and what may
 * befall them happens in an order: a node that is killed is replaced by one of the next version,
 * and so the upgrade begins.
 */
@CausesFaults
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class SeveralNodesTest {
  private static final int SIZE = 3;

  /** How many are served by each new set of nodes before the next one leaves. */
  private static final int REQUESTS = 12;

  private Path directory;
  private Installation all;
  private Committee people;

  /** Somebody who signed in once and works until the end. */
  private Visitor member;

  private NextVersion next;

  @BeforeAll
  void begin(@TempDir Path directory) throws IOException {
    this.directory = directory;
    all = new Installation(directory, SIZE);
    Instant begun = Instant.now();
    all.together();
    Faults.row(
        "three nodes start at once on an empty database",
        1,
        Duration.between(begun, Instant.now()).toSeconds() + " s until all serve");
    people = all.committee();
    people.arrive();
    member = people.signedIn(Committee.MEMBERS.get(0));
  }

  @AfterAll
  void end() throws IOException {
    if (all != null) all.close();
  }

  @Test
  @Order(1)
  void nodesThatBeginTogetherOnAnEmptyDatabaseMakeEverythingOnce() {
    assertThat(all.count("select count(*) from canvasgate_schema_history where not success"))
        .isZero();
    assertThat(
            all.count(
                "select count(*) - count(distinct version) from canvasgate_schema_history"
                    + " where version is not null"))
        .isZero();
    assertThat(all.count("select count(*) from act_ge_schema_log")).isEqualTo(1);
    assertThat(all.count("select count(*) from act_re_deployment")).isEqualTo(1);
    assertThat(all.count("select count(*) from model_release")).isEqualTo(1);
    assertThat(
            all.count(
                "select count(*) - count(distinct name_) from act_ru_filter where name_ is not"
                    + " null"))
        .isZero();
    assertThat(
            all.count(
                "select count(*) - count(distinct (group_id_, resource_type_, resource_id_))"
                    + " from act_ru_authorization where group_id_ is not null"))
        .isZero();
    assertThat(
            all.count(
                "select count(*) from act_id_membership where user_id_ = 'admin'"
                    + " and group_id_ = 'camunda-admin'"))
        .isEqualTo(1);
    assertThat(all.count("select count(*) from node where left_at is null")).isEqualTo(SIZE);
  }

  /** The tests within one process keep passwords at a lower price; what is delivered does not. */
  @Test
  @Order(1)
  void passwordsAreKeptAtTheirFullPrice() {
    assertThat(all.count("select count(*) from act_id_user where pwd_ is not null")).isPositive();
    assertThat(
            all.count(
                "select count(*) from act_id_user where pwd_ not like"
                    + " '{argon2id}$argon2id$v=19$m=19456,t=2,p=1$%'"))
        .isZero();
  }

  @Test
  @Order(2)
  void whoeverSignedInIsServedByEveryNode() {
    Map<String, Integer> before = all.balancer.answered();
    for (int i = 0; i < 2 * SIZE; i++) {
      assertThat(member.get("/board").statusCode()).isEqualTo(200);
      // Camunda's own token against forged requests is checked by whichever node it reaches.
      assertThat(member.post(Traffic.TASKS, "{}").statusCode()).isEqualTo(200);
    }
    assertThat(all.balancer.answered())
        .hasSize(SIZE)
        .allSatisfy((node, number) -> assertThat(number).isGreaterThan(before.get(node)));
    Visitor forged = all.balancer.visitor();
    assertThat(forged.post(Traffic.TASKS, "{}").statusCode())
        .as("who has not signed in")
        .isIn(401, 403);
  }

  @Test
  @Order(3)
  void aSessionThatAnotherVersionWroteAsksToSignInAgain() {
    Visitor other = people.signedIn(Committee.MEMBERS.get(2));
    assertThat(other.get("/board").statusCode()).isEqualTo(200);
    assertThat(
            all.jdbc
                .sql(
                    """
                    update spring_session_attributes set attribute_bytes = '\\xaced00057372'
                    where session_primary_id in
                      (select primary_id from spring_session where principal_name = ?)
                    """)
                .param(Committee.MEMBERS.get(2))
                .update())
        .isPositive();
    HttpResponse<String> answer = other.get("/board");
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(302);
    assertThat(answer.headers().firstValue("Location"))
        .hasValueSatisfying(address -> assertThat(address).endsWith("/sign-in"));
  }

  @Test
  @Order(3)
  void aTimerFiresOnceAndEachLetterLeavesOnce() throws Exception {
    List<String> cases = cases("timer", Faults.times(2, 20));
    cases.forEach(each -> Committee.done(people.propose(each)));
    cases.forEach(people::appoint);
    cases.forEach(each -> people.waitFor(each, "score-canvas"));
    cases.forEach(each -> due("remind-timer-score", each));
    for (String each : cases)
      Patience.until("the reminder of " + each, () -> times("remind-score", each) > 0);
    Patience.until("the mail", () -> unsent() == 0 && mails() > 0);
    for (String each : cases) {
      assertThat(times("remind-timer-score", each)).isEqualTo(1);
      assertThat(times("remind-score", each)).isEqualTo(1);
      assertThat(reminders(each)).isEqualTo(Committee.MEMBERS.size());
    }
    assertThat(all.mail.getReceivedMessages()).hasSize(mails());
    assertThat(messageIds()).doesNotHaveDuplicates();
    Faults.row("timers due at once on three nodes", cases.size(), mails() + " mails, each once");
  }

  @Test
  @Order(4)
  void theJobOfAKilledNodeIsTakenUpByAnother() throws Exception {
    String proposal = "killed";
    Committee.done(people.propose(proposal));
    people.appoint(proposal);
    people.waitFor(proposal, "score-canvas");
    int killed;
    try (Connection connection = all.database.dataSource().getConnection()) {
      connection.setAutoCommit(false);
      // Whoever runs the job gets as far as writing a notice, and there it stands.
      connection.createStatement().execute("lock table notice in share row exclusive mode");
      due("remind-timer-score", proposal);
      killed = Patience.until("a node in the middle of the job", this::standing, n -> n >= 0);
      all.nodes.get(killed).kill();
      connection.rollback();
    }
    Instant dead = Instant.now();
    Patience.until("another node", () -> times("remind-score", proposal) > 0);
    Faults.row(
        "a node killed in the middle of a job",
        1,
        Duration.between(dead, Instant.now()).toSeconds()
            + " s until another has done it (locks of 4 s)");
    assertThat(times("remind-score", proposal)).isEqualTo(1);
    assertThat(reminders(proposal)).isEqualTo(Committee.MEMBERS.size());
  }

  @Test
  @Order(5)
  void sessionsOutliveTheDeathOfANode() {
    all.balancer.sendsTo(SIZE - 1);
    for (int i = 0; i < 2 * SIZE; i++) {
      assertThat(member.get("/board").statusCode()).isEqualTo(200);
      assertThat(member.post(Traffic.TASKS, "{}").statusCode()).isEqualTo(200);
    }
    Committee.Open mine =
        people.waitFor("killed", "score-canvas").stream()
            .filter(task -> Committee.MEMBERS.get(0).equals(task.assignee()))
            .findFirst()
            .orElseThrow();
    HttpResponse<String> answer = Committee.answerInTasklist(member, mine, Committee.ballot());
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(204);
    assertThat(ballots("killed")).isEqualTo(1);
  }

  @Test
  @Order(6)
  void anUpgradeNodeByNodeLosesNothingAndNobodyNotices() throws Exception {
    next = NextVersion.in(directory.resolve("next"));
    String before = "before-the-upgrade";
    Committee.done(people.propose(before));
    people.appoint(before);
    List<Committee.Open> asked = people.waitFor(before, "score-canvas");
    List<Integer> places = new ArrayList<>(IntStream.range(0, SIZE).boxed().toList());
    places.removeAll(alive());
    places.addAll(alive());
    Instant begun = Instant.now();
    try (Traffic traffic = Traffic.begin("upgrade", people)) {
      traffic.goesOnFor(REQUESTS);
      for (int place : places) {
        if (all.nodes.get(place).process().isAlive()) all.nodes.get(place).stop();
        // A start is what costs; in the short form the last old node is not replaced.
        boolean last = place == places.get(SIZE - 1);
        if (Faults.full() || !last) all.replace(place, next.settings());
        traffic.goesOnFor(REQUESTS);
        if (place == places.get(0)) theOldNodesFollow(places.get(1), before);
      }
      traffic.close();
      assertThat(traffic.failures).as("what people met with").isEmpty();
      nothingIsLost(traffic);
      Faults.row(
          "an upgrade of three nodes one by one",
          1,
          "%d requests served, %d proposals acknowledged, 0 refused, 0 lost, %d s"
              .formatted(
                  traffic.served.get(),
                  traffic.acknowledged.size(),
                  Duration.between(begun, Instant.now()).toSeconds()));
    }
    for (Committee.Open task : asked)
      Committee.done(Committee.answer(people.program(task.assignee()), task, Committee.ballot()));
    people.waitFor(before, "confirm-review");
    assertThat(ballots(before)).isEqualTo(Committee.MEMBERS.size());
    assertThat(all.count("select count(*) from canvasgate_schema_history where version = '9000'"))
        .isEqualTo(1);
    assertThat(all.count("select count(*) from act_re_deployment")).isEqualTo(2);
    assertThat(all.count("select count(*) from act_ru_job where retries_ = 0")).isZero();
    assertThat(member.get("/board").statusCode()).as("the session of the first day").isEqualTo(200);
  }

  private List<Integer> alive() {
    return IntStream.range(0, SIZE)
        .filter(n -> all.nodes.get(n).process().isAlive())
        .boxed()
        .toList();
  }

  /** What the first node of the next version brought holds on those of the version before. */
  private void theOldNodesFollow(int old, String before) {
    var committee = new Committee(all.nodes.get(old)::visitor, all.jdbc);
    String after = "begun-on-an-old-node";
    Committee.done(committee.propose(after));
    committee.appoint(after);
    committee.waitFor(after, "score-canvas");
    assertThat(stepName(after)).isEqualTo(NextVersion.NAME);
    assertThat(stepName(before)).isNotEqualTo(NextVersion.NAME);
    assertThat(due(after)).as("more working days").isAfter(due(before));
  }

  @Test
  @Order(7)
  void anOldNodeThatStartsAfterTheUpgradeRefusesInASentence() throws Exception {
    Node old = Node.launch(all.database.url(), directory.resolve("old"));
    old.process().onExit().get(2, TimeUnit.MINUTES);
    assertThat(old.process().exitValue()).isNotZero();
    assertThat(old.endOfLog())
        .contains("because a newer Canvasgate has already worked on this database")
        .contains("더 새로운 버전의 Canvasgate")
        .doesNotContain("\tat ");
  }

  /** The last of all: in the short form one node dies of those that the upgrade has left. */
  @Test
  @Order(8)
  void nodesThatDieOneAfterAnotherUnderLoadLoseNothing() throws Exception {
    int deaths = Faults.times(1, 30);
    var chance = new Random(1);
    int served = 0;
    int refused = 0;
    for (int death = 1; death <= deaths; death++) {
      List<Integer> alive = alive();
      int place = alive.get(chance.nextInt(alive.size()));
      try (Traffic traffic = Traffic.begin("death-" + death, people)) {
        traffic.goesOnFor(REQUESTS);
        Patience.sleep(Duration.ofMillis(chance.nextInt(500)));
        all.nodes.get(place).kill();
        traffic.goesOnFor(REQUESTS);
        if (death < deaths) {
          all.replace(place, next.settings());
          traffic.goesOnFor(REQUESTS);
        }
        traffic.close();
        nothingIsLost(traffic);
        // What is only read is read from another node; what was to be done is answered by nobody.
        assertThat(traffic.failures).noneMatch(failure -> failure.contains("/board"));
        served += traffic.served.get();
        refused += traffic.failures.size();
      }
      Faults.progress("nodes that die under load", death, deaths, served + " served");
    }
    Faults.row(
        "nodes that die under load",
        deaths,
        "%d requests served, %d broken off, 0 lost".formatted(served, refused));
  }

  // --- what is stored

  /** What was acknowledged is there once, and what is there is whole. */
  private void nothingIsLost(Traffic traffic) {
    assertThat(traffic.acknowledged).isNotEmpty();
    for (String id : traffic.acknowledged)
      assertThat(all.count("select count(*) from proposal where id = ?", id)).isEqualTo(1);
    assertThat(
            all.count(
                """
                select count(*) from proposal p where not exists
                  (select from act_hi_procinst i where i.business_key_ = p.id)
                """))
        .as("proposals without a case")
        .isZero();
  }

  private static List<String> cases(String name, int number) {
    return IntStream.rangeClosed(1, number).mapToObj(n -> name + "-" + n).toList();
  }

  /** Lets a timer of a case be due now. */
  private void due(String timer, String proposal) {
    assertThat(
            all.jdbc
                .sql(
                    """
                    update act_ru_job set duedate_ = localtimestamp - interval '1 hour'
                    where handler_cfg_ = ? and process_instance_id_ in
                      (select proc_inst_id_ from act_ru_execution where business_key_ = ?)
                    """)
                .params(timer, proposal)
                .update())
        .as(timer)
        .isEqualTo(1);
  }

  /** The number of the node that waits to write a notice; -1 where none does. */
  private int standing() {
    return IntStream.range(0, SIZE)
        .filter(
            n ->
                all.count(
                        "select count(*) from pg_stat_activity where application_name = ? and"
                            + " wait_event_type = 'Lock' and query ilike '%insert into notice%'",
                        Installation.name(n))
                    > 0)
        .findFirst()
        .orElse(-1);
  }

  private int times(String step, String proposal) {
    return all.count(
        """
        select count(*) from act_hi_actinst a join act_hi_procinst p using (proc_inst_id_)
        where p.business_key_ = ? and a.act_id_ = ? and a.end_time_ is not null
        """,
        proposal,
        step);
  }

  private int reminders(String proposal) {
    return all.count(
        "select count(*) from notice where proposal_id = ? and message like '%remind%'", proposal);
  }

  private int ballots(String proposal) {
    return all.count("select count(*) from ballot where proposal_id = ?", proposal);
  }

  private String stepName(String proposal) {
    return all.jdbc
        .sql(
            """
            select t.name_ from act_ru_task t join act_ru_execution p on p.id_ = t.proc_inst_id_
            where p.business_key_ = ? and t.task_def_key_ = 'score-canvas' limit 1
            """)
        .param(proposal)
        .query(String.class)
        .single();
  }

  private Instant due(String proposal) {
    return all.jdbc
        .sql(
            """
            select t.due_date_ from act_ru_task t join act_ru_execution p on p.id_ = t.proc_inst_id_
            where p.business_key_ = ? and t.task_def_key_ = 'score-canvas' limit 1
            """)
        .param(proposal)
        .query(Timestamp.class)
        .single()
        .toInstant();
  }

  private int mails() {
    return all.count("select count(*) from mail");
  }

  /** Asked at once: a notice becomes a mail in one transaction. */
  private int unsent() {
    return all.count(
        """
        select (select count(*) from mail where state <> 'sent')
          + (select count(*) from notice where dispatched_at is null)
        """);
  }

  private List<String> messageIds() throws Exception {
    List<String> ids = new ArrayList<>();
    for (MimeMessage message : all.mail.getReceivedMessages()) ids.add(message.getMessageID());
    return ids;
  }
}
