package org.canvasgate.record.mail;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A mail server that speaks SMTP and fails at the point that a test asks for. */
final class BadServer implements AutoCloseable {
  /** Where it fails. */
  enum Fault {
    /** Takes the whole message and hangs up instead of answering. */
    SILENT_AFTER_MESSAGE,
    /** Hangs up in the middle of the message. */
    GONE_IN_MESSAGE,
    /** Does not know the recipient called "nobody". */
    UNKNOWN_RECIPIENT,
    /** Has no time now. */
    BUSY,
    /** Reads the whole message and then does not want it. */
    UNWANTED
  }

  private final ServerSocket socket;
  private final Fault fault;

  /** Whole messages that came in, whether or not they were confirmed. */
  final List<String> messages = new CopyOnWriteArrayList<>();

  BadServer(Fault fault) throws IOException {
    this.fault = fault;
    socket = new ServerSocket(0);
    Thread thread = new Thread(this::serve, "bad-server");
    thread.setDaemon(true);
    thread.start();
  }

  int port() {
    return socket.getLocalPort();
  }

  private void serve() {
    while (!socket.isClosed()) {
      try (Socket line = socket.accept()) {
        converse(line);
      } catch (IOException over) {
        // the next conversation, or the end
      }
    }
  }

  private void converse(Socket line) throws IOException {
    var in =
        new BufferedReader(new InputStreamReader(line.getInputStream(), StandardCharsets.UTF_8));
    OutputStream out = line.getOutputStream();
    say(out, "220 bad.example");
    for (String command = in.readLine(); command != null; command = in.readLine()) {
      String word = command.length() < 4 ? command : command.substring(0, 4).toUpperCase();
      switch (word) {
        case "EHLO", "HELO", "MAIL", "RSET" -> say(out, "250 yes");
        case "RCPT" -> say(out, recipient(command));
        case "DATA" -> {
          say(out, "354 go on");
          if (!message(in, out)) return;
        }
        case "QUIT" -> {
          say(out, "221 bye");
          return;
        }
        default -> say(out, "500 what");
      }
    }
  }

  private String recipient(String command) {
    if (fault == Fault.UNKNOWN_RECIPIENT && command.contains("nobody"))
      return "550 5.1.1 no such person";
    return fault == Fault.BUSY ? "451 4.3.0 come again later" : "250 yes";
  }

  private boolean message(BufferedReader in, OutputStream out) throws IOException {
    if (fault == Fault.GONE_IN_MESSAGE) {
      in.readLine();
      return false;
    }
    var text = new StringBuilder();
    for (String line = in.readLine(); line != null && !line.equals("."); line = in.readLine())
      text.append(line).append('\n');
    messages.add(text.toString());
    if (fault == Fault.SILENT_AFTER_MESSAGE) return false;
    say(out, fault == Fault.UNWANTED ? "554 5.7.1 not wanted" : "250 taken");
    return true;
  }

  private static void say(OutputStream out, String line) throws IOException {
    out.write((line + "\r\n").getBytes(StandardCharsets.US_ASCII));
    out.flush();
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
