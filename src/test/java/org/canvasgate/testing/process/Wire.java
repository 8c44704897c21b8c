package org.canvasgate.testing.process;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Predicate;

/**
 * Stands between an application and its PostgreSQL and cuts connections, where it likes or exactly
 * at the moment of COMMIT. It reads what the application sends, message by message, as the protocol
 * of PostgreSQL (version 3) has it, and knows by that which statements a transaction has run.
 */
public final class Wire implements AutoCloseable {
  /** When a connection is cut that sends a COMMIT. */
  public enum Moment {
    /** The server never receives it: the transaction is rolled back. */
    BEFORE_IT_ARRIVES,
    /** The server has carried it out; its answer never comes back. */
    AFTER_IT_IS_DONE
  }

  private static final int SSL_REQUEST = 80877103;
  private static final int GSS_REQUEST = 80877104;
  private static final int BUFFER = 16 * 1024;

  private record Cut(Moment moment, Predicate<List<String>> of) {}

  private final ServerSocket door;
  private final int server;
  private final Set<Line> lines = ConcurrentHashMap.newKeySet();
  private final AtomicReference<Cut> armed = new AtomicReference<>();
  private final AtomicInteger cuts = new AtomicInteger();

  private Wire(ServerSocket door, int server) {
    this.door = door;
    this.server = server;
  }

  /** Listens on a free port of this machine and leads to the server on that port. */
  public static Wire to(int server) throws IOException {
    var wire = new Wire(new ServerSocket(0, 50, InetAddress.getLoopbackAddress()), server);
    daemon("wire", wire::listen);
    return wire;
  }

  public int port() {
    return door.getLocalPort();
  }

  /** Cuts the next connection that commits a transaction in which such a statement ran; once. */
  public void cutAtCommit(Moment moment, Predicate<String> statement) {
    armed.set(new Cut(moment, statements -> statements.stream().anyMatch(statement)));
  }

  /** Cuts no more at a COMMIT; says whether it had been about to. */
  public boolean disarm() {
    return armed.getAndSet(null) != null;
  }

  /** How many connections were cut at a COMMIT. */
  public int cuts() {
    return cuts.get();
  }

  /**
   * Cuts one connection, wherever it is.
   *
   * @param which chooses among those that stand, from 0
   * @return false where there is none
   */
  public boolean cutOne(int which) {
    List<Line> standing = new ArrayList<>(lines);
    if (standing.isEmpty()) return false;
    standing.get(Math.floorMod(which, standing.size())).cut();
    return true;
  }

  private void listen() {
    while (!door.isClosed()) {
      try {
        Socket application = door.accept();
        daemon("wire line", () -> connect(application));
      } catch (IOException closed) {
        return;
      }
    }
  }

  /** Where the server is not there, the application finds nobody either. */
  private void connect(Socket application) {
    Socket database;
    try {
      database = new Socket(InetAddress.getLoopbackAddress(), server);
    } catch (IOException nobody) {
      close(application);
      return;
    }
    try {
      // What is asked in several messages would wait for the acknowledgement of each.
      application.setTcpNoDelay(true);
      database.setTcpNoDelay(true);
    } catch (IOException gone) {
      close(application);
      close(database);
      return;
    }
    var line = new Line(application, database);
    lines.add(line);
    daemon("wire answers", line::answers);
    line.requests();
  }

  private static void daemon(String name, Runnable work) {
    var thread = new Thread(work, name);
    thread.setDaemon(true);
    thread.start();
  }

  private static void close(Closeable socket) {
    try {
      socket.close();
    } catch (IOException already) {
      // It is gone, which is what was wanted.
    }
  }

  @Override
  public void close() throws IOException {
    door.close();
    lines.forEach(Line::cut);
  }

  /** One connection. */
  private final class Line {
    private final Socket application;
    private final Socket database;
    private final Map<String, String> prepared = new HashMap<>();
    private final List<String> ran = new ArrayList<>();

    /** The server's next report of a COMMIT is the last thing that comes through. */
    private volatile boolean endsWithCommit;

    Line(Socket application, Socket database) {
      this.application = application;
      this.database = database;
    }

    void cut() {
      lines.remove(this);
      close(application);
      close(database);
    }

    /** From the application to the server. */
    private void requests() {
      try (application;
          database) {
        var in = buffered(application.getInputStream());
        var out = new BufferedOutputStream(database.getOutputStream(), BUFFER);
        // Requests to encrypt come before the start-up message; the server says no to them.
        int code;
        do {
          byte[] first = body(in);
          code = ByteBuffer.wrap(first).getInt();
          send(out, framed(null, first));
          out.flush();
        } while (code == SSL_REQUEST || code == GSS_REQUEST);
        while (forward(in, out)) {
          if (in.available() == 0) out.flush();
        }
      } catch (IOException broken) {
        // Whoever is at the other end is told by the closed socket.
      } finally {
        cut();
      }
    }

    private boolean forward(DataInputStream in, OutputStream out) throws IOException {
      int kind = in.read();
      if (kind < 0) return false;
      byte[] body = body(in);
      String statement = statement((char) kind, body);
      if (statement != null) {
        if (isEnd(statement)) {
          boolean commits = statement.regionMatches(true, 0, "COMMIT", 0, 6);
          Cut cut = commits ? claim() : null;
          ran.clear();
          if (cut != null && cut.moment() == Moment.BEFORE_IT_ARRIVES) {
            cuts.incrementAndGet();
            return false;
          }
          if (cut != null) endsWithCommit = true;
        } else ran.add(statement);
      }
      send(out, framed(kind, body));
      return true;
    }

    private Cut claim() {
      Cut cut = armed.get();
      return cut != null && cut.of().test(ran) && armed.compareAndSet(cut, null) ? cut : null;
    }

    /** The text of the statement that this message has run; null where it runs none. */
    private String statement(char kind, byte[] body) {
      var fields = ByteBuffer.wrap(body);
      switch (kind) {
        case 'Q':
          return text(fields);
        case 'P':
          prepared.put(text(fields), text(fields));
          return null;
        case 'B':
          text(fields); // the portal
          return prepared.get(text(fields));
        default:
          return null;
      }
    }

    private static boolean isEnd(String statement) {
      return statement.regionMatches(true, 0, "COMMIT", 0, 6)
          || statement.regionMatches(true, 0, "ROLLBACK", 0, 8)
              && !statement.toUpperCase(java.util.Locale.ROOT).contains(" TO ");
    }

    /** From the server to the application; byte by byte until a COMMIT is awaited. */
    private void answers() {
      try {
        var in = buffered(database.getInputStream());
        var out = new BufferedOutputStream(application.getOutputStream(), BUFFER);
        boolean started = false;
        while (true) {
          int kind = in.read();
          if (kind < 0) break;
          // A bare letter answers a request to encrypt.
          if (!started && (kind == 'N' || kind == 'S')) {
            out.write(kind);
            out.flush();
            continue;
          }
          started = true;
          byte[] body = body(in);
          if (endsWithCommit && kind == 'C' && text(ByteBuffer.wrap(body)).equals("COMMIT")) {
            cuts.incrementAndGet();
            break;
          }
          send(out, framed(kind, body));
          if (in.available() == 0) out.flush();
        }
      } catch (IOException broken) {
        // As above.
      } finally {
        cut();
      }
    }
  }

  private static DataInputStream buffered(InputStream in) {
    return new DataInputStream(new BufferedInputStream(in, BUFFER));
  }

  private static byte[] body(DataInputStream in) throws IOException {
    int length = in.readInt() - Integer.BYTES;
    if (length < 0) throw new EOFException("a message of " + length + " bytes");
    byte[] body = new byte[length];
    in.readFully(body);
    return body;
  }

  private static byte[] framed(Integer kind, byte[] body) {
    var message = new ByteArrayOutputStream(Math.min(BUFFER, body.length + 5));
    if (kind != null) message.write(kind);
    try {
      message.write(ByteBuffer.allocate(Integer.BYTES).putInt(body.length + Integer.BYTES).array());
      message.write(body);
    } catch (IOException never) {
      throw new UncheckedIOException(never);
    }
    return message.toByteArray();
  }

  private static void send(OutputStream out, byte[] message) throws IOException {
    out.write(message);
  }

  private static String text(ByteBuffer fields) {
    int from = fields.position();
    while (fields.get() != 0) {
      // up to the zero that ends it
    }
    return new String(fields.array(), from, fields.position() - 1 - from, StandardCharsets.UTF_8);
  }
}
