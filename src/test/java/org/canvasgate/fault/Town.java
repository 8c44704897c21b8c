package org.canvasgate.fault;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.canvasgate.testing.TestDatabase;
import org.canvasgate.testing.Visitor;
import org.canvasgate.testing.process.DurableDatabase;
import org.canvasgate.testing.process.Node;
import org.canvasgate.testing.process.Wire;

/**
 * An application as a process of its own, on a database that keeps what it acknowledged, reached
 * through a wire that can be cut; and the people of a committee who drive cases through it.
 */
final class Town implements AutoCloseable {
  private static final String PASSWORD = "canvasgate-under-load";

  /** Cases that are under way at a time. */
  private static final int CASES = 8;

  private static final Duration PATIENCE = Duration.ofMinutes(5);
  private static final Duration LULL = Duration.ofSeconds(20);
  private static final long BREATH_MILLIS = 30;

  /** A step of the system that a killed node had begun is taken up again after this. */
  private static final String LOCK = "--camunda.bpm.job-execution.lock-time-in-millis=4000";

  private final DurableDatabase database;
  private final Wire wire;
  private final Path directory;
  private final Ledger ledger = new Ledger();
  private final List<Person> people = new ArrayList<>();
  private final ExecutorService legs = Executors.newCachedThreadPool();
  private Node node;

  private Town(Path directory) throws IOException {
    this.directory = directory;
    database = DurableDatabase.start(directory.resolve("database"));
    wire = Wire.to(database.port());
    node = Node.start(database.url(wire.port()), directory, LOCK);
  }

  /** Builds it; the seed decides what each of its people does. */
  static Town found(Path directory, long seed) throws IOException {
    var town = new Town(directory);
    try {
      town.settle(new Random(seed));
    } catch (RuntimeException failed) {
      town.close();
      throw failed;
    }
    return town;
  }

  private void settle(Random random) {
    var registrar = new Visitor(node.port()).basic("admin", TestDatabase.ADMINISTRATOR_PASSWORD);
    person(registrar, random, Answers.PLANNER, "planners");
    person(registrar, random, Answers.SECRETARY, "secretariat");
    person(registrar, random, Answers.CHAIR, "chairs");
    person(registrar, random, Answers.OPERATOR, "operators");
    Answers.MEMBERS.forEach(member -> person(registrar, random, member, "committee"));
    Answers.BODIES.forEach(
        (body, speaker) -> {
          require(
              registrar.post(
                  "/engine-rest/group/create",
                  "{\"id\":\"body-%1$s\",\"name\":\"%1$s\",\"type\":\"WORKFLOW\"}"
                      .formatted(body)));
          person(registrar, random, speaker, "bodies", "body-" + body);
        });
  }

  private void person(Visitor registrar, Random random, String name, String... groups) {
    require(
        registrar.post(
            "/engine-rest/user/create",
            """
            {"profile":{"id":"%1$s","firstName":"Somebody","lastName":"Of Town"},
             "credentials":{"password":"%2$s"}}\
            """
                .formatted(name, PASSWORD)));
    for (String group : groups)
      require(registrar.put("/engine-rest/group/" + group + "/members/" + name, "{}"));
    people.add(new Person(name, PASSWORD, node.port(), ledger, new Random(random.nextLong())));
  }

  private static void require(java.net.http.HttpResponse<String> answer) {
    if (answer.statusCode() / 100 != 2)
      throw new IllegalStateException(answer.statusCode() + " " + answer.body());
  }

  DurableDatabase database() {
    return database;
  }

  Wire wire() {
    return wire;
  }

  Node node() {
    return node;
  }

  Ledger ledger() {
    return ledger;
  }

  Person person(String name) {
    return people.stream().filter(each -> each.name().equals(name)).findFirst().orElseThrow();
  }

  /**
   * The application is killed as by {@code kill -9} and started again.
   *
   * @return what was not as it must be in between, when nothing but the database was there
   */
  List<String> killAndRestart() throws IOException, SQLException {
    node.kill();
    whenAlone();
    List<String> violations = violations();
    node = Node.start(database.url(wire.port()), directory, LOCK);
    people.forEach(person -> person.moveTo(node.port()));
    return violations;
  }

  /** What the dead have asked for is still carried out, or given up. */
  private void whenAlone() throws SQLException {
    Instant until = Instant.now().plus(LULL);
    while (count(
                "select count(*) from pg_stat_activity where backend_type = 'client backend'"
                    + " and pid <> pg_backend_pid()")
            > 0
        && Instant.now().isBefore(until)) pause(20);
  }

  /** Everybody works; cases are proposed as others come to rest. */
  Load load() {
    return new Load(true);
  }

  /** People at work until it is closed. */
  final class Load implements AutoCloseable {
    private final AtomicBoolean over = new AtomicBoolean();
    private final List<Future<?>> work;

    private Load(boolean newCases) {
      work =
          people.stream()
              .<Future<?>>map(person -> legs.submit(() -> work(person, newCases)))
              .toList();
    }

    private void work(Person person, boolean newCases) {
      while (!over.get()) {
        boolean did = person.turn();
        if (!did && newCases && person.name().equals(Answers.PLANNER) && underWay() < CASES) {
          person.propose();
          did = true;
        }
        if (!did || person.waits()) pause(BREATH_MILLIS);
      }
    }

    @Override
    public void close() {
      over.set(true);
      for (Future<?> each : work) {
        try {
          each.get();
        } catch (InterruptedException e) {
          Thread.currentThread().interrupt();
          throw new CancellationException();
        } catch (ExecutionException failed) {
          throw new IllegalStateException(failed.getCause());
        }
      }
    }
  }

  /** Waits until so much more was sent; not for ever, since all may be waiting for the system. */
  void whenSent(int more) {
    int before = ledger.all().size();
    Instant until = Instant.now().plus(LULL);
    while (ledger.all().size() < before + more && Instant.now().isBefore(until)) pause(5);
  }

  /** Waits until a connection was cut at a COMMIT; false where nobody committed just that. */
  boolean whenCut(int before) {
    Instant until = Instant.now().plus(PATIENCE);
    while (wire.cuts() == before && Instant.now().isBefore(until)) pause(5);
    wire.disarm();
    return wire.cuts() > before;
  }

  int cases() throws SQLException {
    return count("select count(*) from proposal");
  }

  static void pause(long millis) {
    try {
      Thread.sleep(millis);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CancellationException();
    }
  }

  /** Cases that have not come to rest; as many as there may be where the database is away. */
  private int underWay() {
    try {
      return count("select count(*) from proposal p where not exists" + AT_REST);
    } catch (SQLException away) {
      return CASES;
    }
  }

  private static final String AT_REST =
      " (select from service s join next_evaluation n on n.service_id = s.proposal_id"
          + " where s.proposal_id = p.id)";

  private int count(String sql) throws SQLException {
    try (var connection = database.dataSource().getConnection();
        var statement = connection.createStatement();
        var row = statement.executeQuery(sql)) {
      row.next();
      return row.getInt(1);
    }
  }

  /**
   * Nobody proposes any more, and every case is driven to where it waits for next year.
   *
   * @return what keeps it from getting there; empty where all is well
   */
  List<String> comeToRest() throws SQLException {
    Instant until = Instant.now().plus(PATIENCE);
    try (var last = new Load(false)) {
      while (!resting() && Instant.now().isBefore(until)) pause(200);
    }
    if (!resting())
      return Stream.concat(Stream.of("the cases do not come to rest"), unrest().stream()).toList();
    return unrest();
  }

  private boolean resting() throws SQLException {
    return people.stream().noneMatch(Person::waits)
        && count("select count(*) from proposal p where not exists" + AT_REST) == 0
        && count("select count(*) from act_ru_job where duedate_ is null or duedate_ < now()") == 0;
  }

  private List<String> unrest() throws SQLException {
    try (var connection = reading()) {
      return Checker.unrest(connection);
    }
  }

  /** What is not as it must be, of all that was ever sent. */
  List<String> violations() throws SQLException {
    try (var connection = reading()) {
      List<String> violations = new ArrayList<>(Checker.violations(connection, ledger));
      violations.addAll(ledger.wrongs());
      return violations;
    }
  }

  /** One moment of the database, which can be changed for oneself alone. */
  Connection reading() throws SQLException {
    Connection connection = database.dataSource().getConnection();
    connection.setAutoCommit(false);
    connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
    return connection;
  }

  @Override
  public void close() throws IOException {
    legs.shutdownNow();
    node.close();
    wire.close();
    database.close();
  }
}
