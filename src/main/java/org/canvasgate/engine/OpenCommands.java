package org.canvasgate.engine;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.interceptor.CommandInterceptor;
import org.canvasgate.form.Refusal;
import org.springframework.web.context.request.RequestAttributes;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

/**
 * What may be asked of the engine by its own interfaces, whoever asks: a white list of commands. An
 * administrator could otherwise write a case's facts, send its messages, let its timers run out or
 * stop it, past every form and record. Our own pages are not held against it, nor what a command
 * does in turn.
 */
final class OpenCommands extends CommandInterceptor {
  private static final String OPEN = "";
  private static final String OTHERWISE = "guard.closed.command";
  private static final String OURS = "org.canvasgate.";
  private static final Map<Pattern, String> LISTED = read();

  @Override
  public <T> T execute(Command<T> command) {
    if (isHeld()) refuse(command.getClass());
    return next.execute(command);
  }

  /** Whether this thread brings a request of somebody's to the engine, and is not yet inside it. */
  static boolean isHeld() {
    return Context.getCommandContext() == null
        && !Acting.isOurs()
        && !ReleaseDoor.isOpen()
        && fromOutside();
  }

  private static void refuse(Class<?> command) {
    if (command.getName().startsWith(OURS)) return;
    String sentence = sentence(command);
    if (!sentence.equals(OPEN)) throw new Refusal(sentence);
  }

  /** The key of the sentence by which a command is refused; empty where it is open. */
  static String sentence(Class<?> command) {
    String name = command.getName().substring(command.getName().lastIndexOf('.') + 1);
    return LISTED.entrySet().stream()
        .filter(entry -> entry.getKey().matcher(name).matches())
        .map(Map.Entry::getValue)
        .findFirst()
        .orElse(OTHERWISE);
  }

  /** Whether this thread answers a request to REST or to one of Camunda's applications. */
  static boolean fromOutside() {
    RequestAttributes request = RequestContextHolder.getRequestAttributes();
    if (!(request instanceof ServletRequestAttributes answered)) return false;
    String address = address(answered.getRequest());
    return address.startsWith("/engine-rest") || address.startsWith("/camunda");
  }

  /** The address as the server takes it, decoded: what was written as %65 is an e. */
  static String address(HttpServletRequest request) {
    String more = request.getPathInfo();
    return more == null ? request.getServletPath() : request.getServletPath() + more;
  }

  private static Map<Pattern, String> read() {
    try (InputStream text = OpenCommands.class.getResourceAsStream("open.commands")) {
      var listed = new LinkedHashMap<Pattern, String>();
      new String(text.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .map(line -> line.replaceAll("#.*", "").strip())
          .filter(line -> !line.isEmpty())
          .forEach(line -> add(line, listed));
      return listed;
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  private static void add(String line, Map<Pattern, String> listed) {
    String sentence = OPEN;
    for (String word : line.split("\\s+"))
      if (word.startsWith("=")) sentence = word.substring(1);
      else listed.put(pattern(word), sentence);
  }

  static Pattern pattern(String word) {
    return Pattern.compile(
        java.util.Arrays.stream(word.split("\\*", -1))
            .map(Pattern::quote)
            .collect(Collectors.joining(".*")));
  }
}
