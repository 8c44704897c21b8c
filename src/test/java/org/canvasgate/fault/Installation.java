package org.canvasgate.fault;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.canvasgate.testing.process.Balancer;
import org.canvasgate.testing.process.DurableDatabase;
import org.canvasgate.testing.process.Node;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Several nodes on one database, with a load balancer before them and a mail server beside. */
final class Installation implements AutoCloseable {
  /** Seconds that a node which leaves says so first; the balancer looks every second. */
  private static final int DRAIN = 3;

  final DurableDatabase database;
  final JdbcClient jdbc;
  final GreenMail mail;
  final Balancer balancer;
  final List<Node> nodes = new ArrayList<>();
  private final Path directory;
  private final List<Integer> ports;

  /** Starts the database, the mail server and the balancer, and no node yet. */
  Installation(Path directory, int size) throws IOException {
    this.directory = directory;
    this.database = DurableDatabase.start(directory.resolve("postgres"));
    this.jdbc = JdbcClient.create(database.dataSource());
    this.mail = new GreenMail(new ServerSetup(Node.freePort(), "127.0.0.1", "smtp"));
    mail.start();
    List<Integer> free = new ArrayList<>();
    for (int i = 0; i < size; i++) free.add(Node.freePort());
    this.ports = List.copyOf(free);
    this.balancer = Balancer.start(directory, ports);
  }

  /** Starts every node at the same moment and waits until the balancer sends people to all. */
  Installation together() throws IOException {
    for (int i = 0; i < ports.size(); i++) nodes.add(launch(i));
    for (Node node : nodes) node.ready();
    balancer.sendsTo(nodes.size());
    return this;
  }

  /**
   * Starts one of the nodes, under a name that the database knows it by.
   *
   * @param settings further ones
   */
  Node launch(int number, String... settings) throws IOException {
    List<String> all =
        new ArrayList<>(
            List.of(
                "--canvasgate.drain=" + DRAIN + "s",
                "--camunda.bpm.job-execution.lock-time-in-millis=4000",
                "--spring.mail.host=127.0.0.1",
                "--spring.mail.port=" + mail.getSmtp().getPort(),
                "--canvasgate.mail.from=office@city.example",
                "--canvasgate.mail.every=500ms"));
    all.addAll(List.of(settings));
    return Node.launchOn(
        ports.get(number),
        database.url() + "&ApplicationName=" + name(number),
        directory,
        all.toArray(String[]::new));
  }

  static String name(int number) {
    return "node-" + number;
  }

  /** Puts another node in a place, when the one before has gone. */
  void replace(int number, String... settings) throws IOException {
    nodes.set(number, launch(number, settings).ready());
    balancer.sendsTo((int) nodes.stream().filter(node -> node.process().isAlive()).count());
  }

  Committee committee() {
    return new Committee(balancer::visitor, jdbc);
  }

  int count(String sql, Object... parameters) {
    return jdbc.sql(sql).params(parameters).query(Integer.class).single();
  }

  @Override
  public void close() throws IOException {
    nodes.forEach(Node::close);
    balancer.close();
    mail.stop();
    database.close();
  }
}
