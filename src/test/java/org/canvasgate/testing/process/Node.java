package org.canvasgate.testing.process;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.canvasgate.Canvasgate;
import org.canvasgate.testing.TestDatabase;
import org.canvasgate.testing.Visitor;

/** One running application, in a process of its own, that can be stopped, killed and asked. */
public final class Node implements AutoCloseable {
  /** An idle machine starts it in fifteen seconds; a busy one takes its time. */
  private static final Duration PATIENCE = Duration.ofMinutes(4);

  private static final HttpClient CLIENT =
      HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build();

  private final Process process;
  private final int port;
  private final Path log;

  private Node(Process process, int port, Path log) {
    this.process = process;
    this.port = port;
    this.log = log;
  }

  /**
   * Starts an application on that database, on a free port, and does not wait for it.
   *
   * @param directory where its log is written
   * @param settings further settings, each as {@code --name=value}
   */
  public static Node launch(String databaseUrl, Path directory, String... settings)
      throws IOException {
    return launchOn(freePort(), databaseUrl, directory, settings);
  }

  /** A port on which nothing listens now. */
  public static int freePort() throws IOException {
    try (var socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }

  /** Starts an application on that port, such as that of one which was stopped before. */
  public static Node launchOn(int port, String databaseUrl, Path directory, String... settings)
      throws IOException {
    Files.createDirectories(directory);
    Path log = directory.resolve("node-" + port + ".log");
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx700m",
                // Started often and killed soon: the second compiler would never earn its work.
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                // Far from Korea, with a summer time: nothing may depend on where a node stands.
                "-Duser.timezone=America/Los_Angeles",
                "-cp",
                System.getProperty(
                    "surefire.test.class.path", System.getProperty("java.class.path")),
                Canvasgate.class.getName(),
                "--server.port=" + port,
                "--spring.datasource.url=" + databaseUrl,
                "--canvasgate.administrator.password=" + TestDatabase.ADMINISTRATOR_PASSWORD,
                "--canvasgate.second-factor.required=false"));
    command.addAll(Arrays.asList(settings));
    Process process =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
            .start();
    return new Node(process, port, log);
  }

  /** Starts an application and waits until it is ready. */
  public static Node start(String databaseUrl, Path directory, String... settings)
      throws IOException {
    return launch(databaseUrl, directory, settings).ready();
  }

  /** Waits until it answers that it is well; fails with the end of its log if it never does. */
  public Node ready() {
    Instant until = Instant.now().plus(PATIENCE);
    while (Instant.now().isBefore(until)) {
      if (!process.isAlive())
        throw new IllegalStateException("the application ended:\n" + endOfLog());
      if (health() == 200) return this;
      pause();
    }
    throw new IllegalStateException("the application is not ready:\n" + endOfLog());
  }

  /** The status of its health address; 0 where it does not answer. */
  public int health() {
    try {
      return CLIENT
          .send(
              HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/actuator/health"))
                  .timeout(Duration.ofSeconds(5))
                  .build(),
              BodyHandlers.discarding())
          .statusCode();
    } catch (IOException notThere) {
      return 0;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  public int port() {
    return port;
  }

  public Process process() {
    return process;
  }

  /** Somebody in front of this node alone. */
  public Visitor visitor() {
    return new Visitor(port);
  }

  /** As {@code kill -9}: nothing in it has a say. */
  public void kill() {
    process.destroyForcibly();
    join();
  }

  /** As {@code SIGTERM}: it ends what it has begun. */
  public void stop() {
    process.destroy();
    join();
  }

  private void join() {
    try {
      if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS))
        throw new IllegalStateException("the application does not end:\n" + endOfLog());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /** The last lines that it wrote. */
  public String endOfLog() {
    try {
      List<String> lines = Files.readAllLines(log);
      return String.join("\n", lines.subList(Math.max(0, lines.size() - 40), lines.size()));
    } catch (IOException unreadable) {
      return unreadable.toString();
    }
  }

  private static void pause() {
    try {
      Thread.sleep(200);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    if (process.isAlive()) kill();
  }
}
