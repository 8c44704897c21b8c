package org.canvasgate.fault;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.canvasgate.testing.Visitor;

/** People who go on working while something is done to the nodes, and what they met with. */
final class Traffic implements AutoCloseable {
  /** As Tasklist asks. */
  static final String TASKS = "/camunda/api/engine/engine/default/task?firstResult=0&maxResults=20";

  private static final Duration BETWEEN = Duration.ofMillis(500);

  /** Requests that were answered as they should be. */
  final AtomicInteger served = new AtomicInteger();

  /** What went wrong, as the person saw it. */
  final Queue<String> failures = new ConcurrentLinkedQueue<>();

  /** Proposals that were acknowledged. */
  final Queue<String> acknowledged = new ConcurrentLinkedQueue<>();

  private final String name;
  private final List<Runnable> people = new ArrayList<>();
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private volatile boolean going = true;

  private Traffic(String name) {
    this.name = name;
  }

  /**
   * Members who read the board and Tasklist, and a planner who sends proposals, each one request
   * after the other.
   *
   * @param name begins the ids of the proposals
   */
  static Traffic begin(String name, Committee committee) {
    var traffic = new Traffic(name);
    Visitor reader = committee.signedIn(Committee.MEMBERS.get(0));
    traffic.people.add(() -> traffic.see("/board", () -> reader.get("/board")));
    Visitor worker = committee.signedIn(Committee.MEMBERS.get(1));
    traffic.people.add(() -> traffic.see("the tasks", () -> worker.post(TASKS, "{}")));
    Visitor planner = committee.program(Committee.PLANNER);
    var number = new AtomicInteger();
    traffic.people.add(() -> traffic.propose(planner, name + "-" + number.incrementAndGet()));
    for (Runnable person : traffic.people) traffic.threads.execute(() -> traffic.goOn(person));
    return traffic;
  }

  private void goOn(Runnable person) {
    while (going) {
      person.run();
      Patience.sleep(BETWEEN);
    }
  }

  private boolean see(String what, Supplier<HttpResponse<String>> request) {
    try {
      HttpResponse<String> answer = request.get();
      if (answer.statusCode() / 100 == 2) {
        served.incrementAndGet();
        return true;
      }
      failures.add(what + ": " + answer.statusCode() + " " + answer.body());
    } catch (IllegalStateException broken) {
      failures.add(what + ": " + broken.getCause());
    }
    return false;
  }

  private void propose(Visitor planner, String id) {
    if (see("the proposal " + id, () -> Committee.propose(planner, id))) acknowledged.add(id);
  }

  /** Waits until people have been served so many times more. */
  void goesOnFor(int requests) {
    int from = served.get();
    Patience.until("more traffic " + name, () -> served.get() >= from + requests);
  }

  @Override
  public void close() {
    going = false;
    threads.shutdown();
    try {
      if (!threads.awaitTermination(90, TimeUnit.SECONDS))
        throw new IllegalStateException("the people of " + name + " do not stop");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
