package org.canvasgate.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.canvasgate.testing.Routes.Route;

/**
 * Who may ask which route, as people have decided it: {@code doors/routes.txt}, read from above,
 * the first rule that fits holds. A line is methods, path, equals sign and who; {@code engine} in
 * front of a path stands for the engine's interface at each of its places; three asterisks in a
 * path stand for anything, and only Camunda's own paths have them.
 *
 * <ul>
 *   <li>{@code anybody}, {@code all} who have signed in, {@code none}, or the names of columns
 *   <li>{@code own} beside them: everybody else who has signed in, as far as it is theirs
 *   <li>{@code key-read}, {@code key-propose}, {@code key-tasks}: also a program with a key of that
 *       scope, within its owner's rights
 * </ul>
 */
public final class RouteRules {
  /** The engine's interface, wherever it stands. */
  public static final String ENGINE = "engine";

  private static final Pattern PLACES =
      Pattern.compile(
          "^(/engine-rest/engine/\\{name}|/camunda/api/engine/engine/\\{name}|/engine-rest)(?=/|$)");

  /** Somebody with one role and no other. */
  public enum Column {
    NOBODY("nobody"),
    PLANNER("planner"),
    MEMBER("member"),
    CHAIR("chair"),
    SECRETARY("secretary"),
    BODY("body"),
    OPERATOR("operator"),
    ADMIN("admin"),
    COCKPIT("cockpit");

    private final String title;

    Column(String title) {
      this.title = title;
    }
  }

  /** What a role may do with a route. */
  public enum May {
    YES("✓"),
    OWN("◦"),
    NO("–");

    private final String sign;

    May(String sign) {
      this.sign = sign;
    }
  }

  /** A line of the file. */
  public record Rule(
      String section,
      String words,
      Set<String> methods,
      Pattern path,
      Map<Column, May> may,
      Set<String> scopes) {

    boolean fits(Route route) {
      return (methods.contains("*") || methods.contains(route.method()))
          && path.matcher(place(route)).matches();
    }
  }

  private final List<Rule> rules = new ArrayList<>();
  private final Map<String, String> sections = new LinkedHashMap<>();

  private RouteRules() {}

  /** Reads the file. */
  public static RouteRules read() {
    var read = new RouteRules();
    try (var text = RouteRules.class.getResourceAsStream("/doors/routes.txt")) {
      String section = "";
      for (String line : new String(text.readAllBytes(), StandardCharsets.UTF_8).split("\n"))
        if (line.startsWith("## ")) {
          section = line.substring(3);
          read.sections.put(section, "");
        } else if (line.startsWith("> "))
          read.sections.merge(section, line.substring(2) + "\n", String::concat);
        else if (!line.isBlank() && !line.startsWith("#")) read.rules.add(rule(section, line));
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
    return read;
  }

  private static Rule rule(String section, String line) {
    String[] sides = line.split("\\s+=\\s+", 2);
    String[] what = sides[0].strip().split("\\s+", 2);
    List<String> who = List.of(sides[1].strip().split("\\s+"));
    Map<Column, May> may = new EnumMap<>(Column.class);
    for (Column column : Column.values()) may.put(column, may(column, who));
    String path =
        Arrays.stream(what[1].split("\\*\\*\\*", -1))
            .map(Pattern::quote)
            .collect(Collectors.joining(".*"));
    return new Rule(
        section,
        sides[0].strip(),
        Set.of(what[0].split(",")),
        Pattern.compile(path),
        may,
        who.stream()
            .filter(word -> word.startsWith("key-"))
            .map(word -> word.substring(4))
            .collect(Collectors.toCollection(TreeSet::new)));
  }

  private static May may(Column column, List<String> who) {
    if (who.contains("anybody")) return May.YES;
    if (column == Column.NOBODY) return May.NO;
    if (who.contains("all") || who.contains(column.title)) return May.YES;
    return who.contains("own") ? May.OWN : May.NO;
  }

  /** The path of a route, where the engine's interface stands at one place only. */
  public static String place(Route route) {
    return route.path().startsWith("/engine-rest/engine") && route.path().length() <= 20
        ? route.path()
        : PLACES.matcher(route.path()).replaceFirst(ENGINE);
  }

  /** The rule of a route; null where there is none. */
  public Rule of(Route route) {
    return rules.stream().filter(rule -> rule.fits(route)).findFirst().orElse(null);
  }

  /** The rules that no route asks for. */
  public List<String> idle(Collection<Route> routes) {
    Set<Rule> asked = routes.stream().map(this::of).collect(Collectors.toSet());
    return rules.stream().filter(rule -> !asked.contains(rule)).map(Rule::words).toList();
  }

  /** The table for people, as it stands in the repository. */
  public String table(Collection<Route> routes) {
    var text = new StringBuilder();
    sections.forEach(
        (section, words) -> {
          text.append("\n## ").append(section).append("\n\n");
          if (!words.isEmpty()) text.append(words).append("\n");
          text.append(head());
          rows(section, routes)
              .forEach(
                  (cells, paths) ->
                      text.append("| ")
                          .append(String.join("<br>", paths))
                          .append(" |")
                          .append(cells)
                          .append("\n"));
        });
    return text.toString();
  }

  /** Who may, and what they may it with; in the order of the file. */
  private Map<String, List<String>> rows(String section, Collection<Route> routes) {
    Map<String, List<String>> rows = new LinkedHashMap<>();
    for (Rule rule : rules) {
      if (!rule.section().equals(section)) continue;
      Set<String> covered =
          routes.stream()
              .filter(route -> of(route) == rule)
              .map(route -> route.method() + " " + place(route))
              .collect(Collectors.toCollection(TreeSet::new));
      rows.computeIfAbsent(cells(rule), none -> new ArrayList<>()).add(named(rule, covered));
    }
    return rows;
  }

  private static String named(Rule rule, Set<String> covered) {
    String words = "`" + rule.words().replaceAll("\\s+", " ").replace("|", "\\|") + "`";
    return rule.words().contains("***") ? words + " (" + covered.size() + ")" : words;
  }

  private static String head() {
    return Arrays.stream(Column.values())
            .map(column -> " " + column.name().toLowerCase(Locale.ROOT) + " |")
            .collect(Collectors.joining("", "| route |", " key |\n"))
        + "| --- |"
        + ":-: |".repeat(Column.values().length + 1)
        + "\n";
  }

  private static String cells(Rule rule) {
    return rule.may().values().stream()
            .map(may -> " " + may.sign + " |")
            .collect(Collectors.joining())
        + " "
        + (rule.scopes().isEmpty() ? May.NO.sign : String.join(", ", rule.scopes()))
        + " |";
  }
}
