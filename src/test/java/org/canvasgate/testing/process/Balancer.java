package org.canvasgate.testing.process;

import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.canvasgate.testing.Visitor;

/**
 * HAProxy before several nodes, with the very file of {@code deploy/} that installations use. Where
 * there is no HAProxy the tests fail: what they hold of the file would otherwise be held of
 * something else.
 */
public final class Balancer implements AutoCloseable {
  private static final Path CONFIGURATION = Path.of("deploy", "haproxy.cfg");
  private static final Duration PATIENCE = Duration.ofSeconds(20);
  private static final String NAMES = "ABC";

  private final Process process;
  private final int port;
  private final int statistics;
  private final Path log;

  private Balancer(Process process, int port, int statistics, Path log) {
    this.process = process;
    this.port = port;
    this.statistics = statistics;
    this.log = log;
  }

  /**
   * Starts it before nodes on these ports, two or three.
   *
   * @param directory where its log is written
   */
  public static Balancer start(Path directory, List<Integer> nodes) throws IOException {
    int port = Node.freePort();
    int statistics = Node.freePort();
    Files.createDirectories(directory);
    Path watched =
        Files.writeString(
            directory.resolve("watched.cfg"),
            """
            frontend watched
              mode http
              bind 127.0.0.1:%d
              timeout client 10s
              stats enable
              stats uri /
            """
                .formatted(statistics));
    Path log = directory.resolve("haproxy.log");
    var command =
        new ProcessBuilder(
                program(), "-f", CONFIGURATION.toString(), "-f", watched.toString(), "-db")
            .redirectErrorStream(true)
            .redirectOutput(log.toFile());
    command.environment().put("CANVASGATE_LISTEN", "127.0.0.1:" + port);
    for (int i = 0; i < nodes.size(); i++)
      command.environment().put("CANVASGATE_NODE_" + NAMES.charAt(i), "127.0.0.1:" + nodes.get(i));
    return new Balancer(command.start(), port, statistics, log).listening();
  }

  private static String program() {
    return Optional.ofNullable(System.getenv("CANVASGATE_HAPROXY"))
        .map(Path::of)
        .or(
            () ->
                Stream.of("/usr/sbin", "/usr/local/sbin", "/usr/bin", "/opt/homebrew/bin")
                    .map(folder -> Path.of(folder, "haproxy"))
                    .filter(Files::isExecutable)
                    .findFirst())
        .orElseThrow(
            () ->
                new IllegalStateException(
                    "The tests of several nodes need HAProxy: install it with"
                        + " \"apt-get install haproxy\", or name it in CANVASGATE_HAPROXY."))
        .toString();
  }

  private Balancer listening() throws IOException {
    Instant until = Instant.now().plus(PATIENCE);
    while (true) {
      if (!process.isAlive()) throw new IllegalStateException("HAProxy ended: " + log());
      try (var socket = new Socket("127.0.0.1", port)) {
        return this;
      } catch (IOException notYet) {
        if (Instant.now().isAfter(until))
          throw new IllegalStateException("HAProxy does not listen: " + log(), notYet);
        pause();
      }
    }
  }

  public int port() {
    return port;
  }

  /** Somebody who knows only the balancer. */
  public Visitor visitor() {
    return new Visitor(port);
  }

  /**
   * Waits until it sends people to exactly so many nodes.
   *
   * @param nodes 0 to 3
   */
  public void sendsTo(int nodes) {
    Instant until = Instant.now().plus(PATIENCE);
    while (figures("status").values().stream().filter(s -> s.startsWith("UP")).count() != nodes) {
      if (Instant.now().isAfter(until))
        throw new IllegalStateException("HAProxy sees " + figures("status"));
      pause();
    }
  }

  /** How many requests each node has answered, by its letter. */
  public Map<String, Integer> answered() {
    Map<String, Integer> found = new HashMap<>();
    figures("stot").forEach((node, number) -> found.put(node, Integer.valueOf(number)));
    return found;
  }

  /** A column of HAProxy's own statistics, by the letter of the node. */
  private Map<String, String> figures(String column) {
    List<String> lines = new ArrayList<>(statistics().lines().toList());
    List<String> head = List.of(lines.remove(0).replace("# ", "").split(","));
    Map<String, String> found = new HashMap<>();
    for (String line : lines) {
      String[] cells = line.split(",", -1);
      if (cells[0].equals("nodes") && !cells[1].equals("BACKEND"))
        found.put(cells[1], cells[head.indexOf(column)]);
    }
    return found;
  }

  private String statistics() {
    try {
      return HttpClient.newHttpClient()
          .send(
              HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + statistics + "/;csv"))
                  .build(),
              BodyHandlers.ofString())
          .body();
    } catch (IOException e) {
      throw new IllegalStateException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private String log() throws IOException {
    return Files.readString(log);
  }

  private static void pause() {
    try {
      Thread.sleep(100);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    process.destroy();
    try {
      if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) process.destroyForcibly();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      process.destroyForcibly();
    }
  }
}
