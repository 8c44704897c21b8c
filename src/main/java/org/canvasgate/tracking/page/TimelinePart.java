package org.canvasgate.tracking.page;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.canvasgate.committee.Members;
import org.canvasgate.committee.Wording;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Everything that happened to a case and that its reader may know of, the latest first. */
@Component
@Order(70)
class TimelinePart implements PagePart {
  /** As many as can be read at a glance; the earlier ones fold up. */
  private static final int AT_ONCE = 12;

  private static final Set<String> NAMED =
      Set.of("recusal", "challenge", "handover", "operator", "letter", "objection");

  private final Members members;
  private final Wording wording;

  TimelinePart(Members members, Wording wording) {
    this.members = members;
    this.wording = wording;
  }

  /**
   * An event in words.
   *
   * @param sentence what happened
   * @param by whose doing it was; null where the sentence says it or nobody is named
   */
  public record Line(Event event, String sentence, String by) {}

  @Override
  public String template() {
    return "page/timeline";
  }

  @Override
  public String title() {
    return "page.timeline";
  }

  @Override
  public Map<String, Object> model(Reading reading) {
    return model(reading, null);
  }

  /**
   * The same, of one kind.
   *
   * @param kind null for all
   */
  Map<String, Object> model(Reading reading, Event.Kind kind) {
    Set<Event.Kind> kinds = EnumSet.noneOf(Event.Kind.class);
    reading.events().forEach(event -> kinds.add(event.kind()));
    List<Event> chosen =
        reading.events().stream().filter(event -> kind == null || event.kind() == kind).toList();
    Map<String, String> names = names(chosen);
    List<Line> lines = chosen.stream().map(event -> line(event, names, reading.locale())).toList();
    Map<String, Object> model = new LinkedHashMap<>();
    model.put("id", reading.id());
    model.put("kinds", kinds);
    model.put("kind", kind);
    model.put("lines", lines.subList(0, Math.min(AT_ONCE, lines.size())));
    model.put("earlier", lines.subList(Math.min(AT_ONCE, lines.size()), lines.size()));
    return model;
  }

  /** All people of the timeline in one question. */
  private Map<String, String> names(List<Event> events) {
    Set<String> people = new LinkedHashSet<>();
    for (Event event : events) {
      if (event.who() != null && !event.family().equals("answered")) people.add(event.who());
      if (event.other() != null && otherIsAPerson(event)) people.add(event.other());
    }
    return new HashMap<>(members.names(people));
  }

  private static boolean otherIsAPerson(Event event) {
    return Set.of("challenge", "handover", "operator").contains(event.family());
  }

  private Line line(Event event, Map<String, String> names, Locale locale) {
    String who = names.get(event.who());
    String other = other(event, names, locale);
    List<Object> arguments = new ArrayList<>();
    arguments.add(who);
    arguments.add(other);
    arguments.add(event.number());
    // A total that is not known is said to be so.
    String what = unscored(event) ? "score-unknown" : event.what();
    String sentence = wording.say("page.event." + what, locale, arguments.toArray());
    return new Line(event, sentence, NAMED.contains(event.family()) ? null : who);
  }

  private static boolean unscored(Event event) {
    return event.what().equals("score") && event.number() == null;
  }

  private String other(Event event, Map<String, String> names, Locale locale) {
    if (event.other() == null) return null;
    return switch (event.family()) {
      case "verdict" -> wording.say("verdict." + event.other(), locale);
      case "window" -> wording.say("page.step." + event.other(), locale);
      case "recusal" -> wording.say("recusal." + event.other(), locale);
      case "answered" -> event.other().split("\n", 2)[korean(locale) ? 1 : 0];
      case "panel" -> event.other();
      default -> names.getOrDefault(event.other(), event.other());
    };
  }

  private static boolean korean(Locale locale) {
    return Locale.KOREAN.getLanguage().equals(locale.getLanguage());
  }
}
