package org.canvasgate.tracking.watch;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.canvasgate.database.Nodes;
import org.canvasgate.database.Nodes.Node;
import org.canvasgate.form.Figures;
import org.canvasgate.tracking.watch.Line.State;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** Tells an administrator in words whether all is well, and what to do where it is not. */
@Controller
class OperationsPages {
  static final String PATH = "/operations";

  private final Checkup checkup;
  private final Nodes nodes;
  private final MessageSource messages;
  private final Figures figures = new Figures();

  OperationsPages(Checkup checkup, Nodes nodes, MessageSource messages) {
    this.checkup = checkup;
    this.nodes = nodes;
    this.messages = messages;
  }

  /**
   * A line as it is read. Public, as is all that a template reads.
   *
   * @param means what it means; null where all is well
   * @param deed what to do; null where all is well
   */
  public record Told(
      String subject,
      String state,
      String name,
      String found,
      String means,
      String deed,
      String link) {}

  @GetMapping(PATH)
  String operations(Model page, Locale locale) {
    List<Line> lines = checkup.lines();
    boolean reachable = lines.stream().noneMatch(line -> line.situation().equals("gone"));
    List<Node> seen = reachable ? nodes.seen() : List.of();
    page.addAttribute(
        "lines",
        lines.stream()
            .sorted(Comparator.comparing(Line::state, Comparator.comparing(OperationsPages::rank)))
            .map(line -> told(line, locale))
            .toList());
    page.addAttribute("act", count(lines, State.ACT));
    page.addAttribute("look", count(lines, State.LOOK));
    page.addAttribute("nodes", seen);
    page.addAttribute("running", Nodes.version());
    page.addAttribute("springBoot", Versions.springBoot());
    page.addAttribute("java", Runtime.version().toString());
    page.addAttribute("postgresUntil", Versions.POSTGRESQL_17_UNTIL.toString());
    return "watch/operations";
  }

  /** What needs hands first. */
  private static int rank(State state) {
    return switch (state) {
      case ACT -> 0;
      case LOOK -> 1;
      case WELL -> 2;
      case NOTE -> 3;
    };
  }

  private static long count(List<Line> lines, State state) {
    return lines.stream().filter(line -> line.state() == state).count();
  }

  private Told told(Line line, Locale locale) {
    Object[] arguments =
        line.arguments().stream()
            .map(each -> each instanceof Instant at ? figures.minute(at, locale) : each)
            .toArray();
    return new Told(
        line.subject(),
        line.state().key(),
        messages.getMessage(line.name(), null, locale),
        messages.getMessage(line.found(), arguments, locale),
        line.explained() ? messages.getMessage(line.found() + ".means", arguments, locale) : null,
        line.explained() ? messages.getMessage(line.found() + ".do", arguments, locale) : null,
        line.link());
  }
}
