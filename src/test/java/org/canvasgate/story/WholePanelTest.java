package org.canvasgate.story;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.MeterRegistry;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.camunda.bpm.engine.task.Task;
import org.canvasgate.identity.People;
import org.canvasgate.identity.People.Person;
import org.canvasgate.identity.Role;
import org.canvasgate.testing.Visitor;
import org.canvasgate.testing.process.Faults;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/**
 * A whole panel presses the button in the same instant, each member in a browser of their own, as
 * Tasklist sends it.
 */
@StoryTest
@Tag("faults")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class WholePanelTest extends WindowStory {
  private static final String PASSWORD = "canvasgate-sample";
  private static final int SAMPLE_MEMBERS = 7;
  private static final long PATIENCE_SECONDS = 120;

  @LocalServerPort int port;
  @Autowired People people;
  @Autowired MeterRegistry figures;

  private final Map<String, Visitor> visitors = new HashMap<>();
  private final List<String> arrived = new ArrayList<>();

  static IntStream sizes() {
    return IntStream.of(3, 7, 16, 25);
  }

  @ParameterizedTest
  @MethodSource("sizes")
  void everyBallotOfAPanelIsCountedAndTheRoundClosesOnce(int size) throws Exception {
    propose();
    appoint(members(size));
    List<Task> asked = open("score-canvas");
    assertThat(asked).hasSize(size);
    allAtOnce(Asked.SCORE, asked);
    settle();
    waitsFor("confirm-review");
    assertThat(count("select count(*) from ballot where proposal_id = ?", id)).isEqualTo(size);
    assertThat(times("end-all-answered-score")).isEqualTo(1);
    assertThat(times("compute-review-score")).isEqualTo(1);
    assertThat(count("select count(*) from scorecard where proposal_id = ?", id)).isEqualTo(1);
  }

  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "SCORE")
  void everyAnswerInTheOtherWindowsIsCountedToo(Asked asked) throws Exception {
    until(asked);
    List<Task> tasks = open(asked.step);
    int before = answers();
    allAtOnce(asked, tasks);
    settle();
    assertThat(answers() - before).as("answers kept").isEqualTo(tasks.size());
    assertThat(open()).doesNotContain(asked.step, asked.keep());
    assertThat(times("end-all-answered-" + asked.window)).isEqualTo(1);
  }

  private int answers() {
    return count("select count(*) from ballot where proposal_id = ?", id)
        + count("select count(*) from vote where proposal_id = ?", id)
        + count(
            """
            select count(distinct (consultation_round, body)) from responsibility
            where proposal_id = ? and answered_at is not null and carried_from is null\
            """,
            id);
  }

  private void allAtOnce(Asked asked, List<Task> tasks) throws Exception {
    if (asked == Asked.CONSULT)
      visitors.remove(cast.on(tasks.get(0))); // speaks for more bodies now
    for (Task task : tasks) cast.on(task);
    for (Task task : tasks) visitor(cast.on(task)); // signed in before the instant
    double thrownAway = collisions();
    long began = System.nanoTime();
    ExecutorService hands = Executors.newFixedThreadPool(tasks.size());
    CyclicBarrier ready = new CyclicBarrier(tasks.size());
    try {
      List<Future<HttpResponse<String>>> sent = new ArrayList<>();
      for (Task task : tasks) {
        Visitor person = visitor(cast.on(task));
        String body = Sent.json(answerOf(asked, task));
        sent.add(
            hands.submit(
                () -> {
                  ready.await(PATIENCE_SECONDS, TimeUnit.SECONDS);
                  return person.post(Sent.address(task), body);
                }));
      }
      for (Future<HttpResponse<String>> answer : sent) {
        HttpResponse<String> got = answer.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        assertThat(got.statusCode()).as(got.body()).isBetween(200, 299);
      }
    } finally {
      hands.shutdownNow();
    }
    Faults.row(
        "a whole panel at once: " + asked.window + " by " + tasks.size(),
        1,
        "%d ms until the last had an answer, %.0f tries thrown away"
            .formatted((System.nanoTime() - began) / 1_000_000, collisions() - thrownAway));
  }

  private double collisions() {
    return figures.get("canvasgate.collisions").functionCounter().count();
  }

  private Visitor visitor(String user) {
    return visitors.computeIfAbsent(
        user,
        who -> {
          var visitor = new Visitor(port);
          visitor.signIn(who, PASSWORD);
          return visitor;
        });
  }

  private List<String> members(int size) {
    return IntStream.rangeClosed(1, size).mapToObj(this::member).toList();
  }

  private String member(int number) {
    String member = "member" + number;
    if (number > SAMPLE_MEMBERS && !people.exists(member)) {
      people.create(
          new Person(member, "위원", "제" + number, null), PASSWORD, List.of(Role.COMMITTEE));
      arrived.add(member);
    }
    return member;
  }

  /** Other stories count on the committee as it was. */
  @AfterAll
  void theyLeave() {
    acting.asEngine(
        () -> {
          arrived.forEach(identity::deleteUser);
          return null;
        });
  }
}
