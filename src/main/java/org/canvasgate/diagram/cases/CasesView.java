package org.canvasgate.diagram.cases;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.canvasgate.committee.Members;
import org.canvasgate.diagram.Drawing;
import org.canvasgate.diagram.Drawings;
import org.canvasgate.diagram.change.Changes;
import org.canvasgate.diagram.change.Draft;
import org.canvasgate.diagram.model.AskedAtOnce;
import org.canvasgate.diagram.model.ModelFile;
import org.canvasgate.diagram.model.ModelKind;
import org.canvasgate.diagram.model.ModelSet;
import org.canvasgate.diagram.model.ModelWords;
import org.canvasgate.diagram.model.Use;
import org.canvasgate.diagram.model.Uses;
import org.canvasgate.form.CaseTitle;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** The consequences of a change for running cases, in a reader's words. */
@Component
public class CasesView {
  /** As many cases as a page shows at once; all are in the file beside it. */
  static final int MOST_SHOWN = 200;

  /** One case as a line. */
  record Line(String proposalId, String title, Consequence consequence, List<Part> parts) {}

  /** One process of a case: where it stands, and what is to be said. */
  record Part(
      String process, String steps, int version, Consequence consequence, List<String> said) {}

  /** How many cases have a consequence. */
  record Count(Consequence consequence, long cases) {}

  /** A process as a picture: how many cases stand at which step with which consequence. */
  record Picture(String process, String name, List<Stand> stands) {}

  /** A step in a picture; {@code drawn} where the process as it is in force has it. */
  record Stand(String step, String name, boolean drawn, List<Count> counts) {}

  /** A table that holds at once. */
  record Immediate(String name, String question, boolean ofCases, List<Named> cases) {}

  /** A case by its name. */
  record Named(String proposalId, String title) {}

  /** A step that is gone, and what it may have become. */
  record Choice(String step, String name, String process, String chosen, List<Option> options) {}

  /** A step that it may have become. */
  record Option(String step, String name) {}

  private final CaseForecasts forecasts;
  private final RunningCases running;
  private final Changes changes;
  private final Drawings drawings;
  private final CaseTitle titles;
  private final Members members;
  private final MessageSource messages;

  CasesView(
      CaseForecasts forecasts,
      RunningCases running,
      Changes changes,
      Drawings drawings,
      CaseTitle titles,
      Members members,
      MessageSource messages) {
    this.forecasts = forecasts;
    this.running = running;
    this.changes = changes;
    this.drawings = drawings;
    this.titles = titles;
    this.members = members;
    this.messages = messages;
  }

  Map<String, Object> model(long change, ModelSet before, ModelSet after, Locale locale) {
    var model = new HashMap<String, Object>();
    Map<String, List<RunningProcess>> all = running.all();
    Forecast forecast = forecasts.of(change).orElse(null);
    var words = new Words(before, after, locale);
    model.put("change", change);
    model.put(
        "nothingToMove",
        AskedAtOnce.only(changes.drafts(change).stream().map(Draft::file).toList(), before));
    model.put("running", all.size());
    model.put("forecast", forecast);
    model.put("immediate", immediate(before, after, all, words));
    model.put("later", later(before, after).stream().map(words::file).toList());
    model.put("choices", choices(before, after, forecast, words));
    if (forecast != null) {
      model.put("failure", forecast.failure() == null ? null : words.say(forecast.failure(), null));
      model.put("counts", counts(forecast.counts()));
      model.put("lines", lines(forecast.cases(), words, MOST_SHOWN));
      model.put("more", Math.max(0, forecast.cases().size() - MOST_SHOWN));
      model.put("pictures", pictures(forecast.cases(), before, words));
    }
    return model;
  }

  /** Every case, for those who read it with a program. */
  List<Line> all(long change, ModelSet before, ModelSet after, Locale locale) {
    return forecasts
        .of(change)
        .map(found -> lines(found.cases(), new Words(before, after, locale), found.cases().size()))
        .orElse(List.of());
  }

  /** A sentence about a moved case, told by the processes in force. */
  public String say(Reason reason, ModelSet before, Locale locale) {
    return new Words(before, before, locale).say(reason, null);
  }

  private static List<Count> counts(Map<Consequence, Long> counts) {
    return counts.entrySet().stream().map(one -> new Count(one.getKey(), one.getValue())).toList();
  }

  /** The gravest first: those are the ones to be read. */
  private List<Line> lines(List<CaseForecast> cases, Words words, int most) {
    List<CaseForecast> shown =
        cases.stream()
            .sorted(
                Comparator.comparing(CaseForecast::consequence)
                    .reversed()
                    .thenComparing(CaseForecast::proposalId))
            .limit(most)
            .toList();
    Map<String, CaseTitle.Card> cards =
        titles.cards(shown.stream().map(CaseForecast::proposalId).toList(), words.locale);
    return shown.stream()
        .map(
            one ->
                new Line(
                    one.proposalId(),
                    cards.containsKey(one.proposalId())
                        ? cards.get(one.proposalId()).title()
                        : one.proposalId(),
                    one.consequence(),
                    one.processes().stream().map(words::part).toList()))
        .toList();
  }

  private static List<Picture> pictures(List<CaseForecast> cases, ModelSet before, Words words) {
    var found = new TreeMap<String, Map<String, Map<Consequence, Long>>>();
    for (CaseForecast one : cases)
      for (ProcessForecast process : one.processes())
        for (String step : process.steps())
          found
              .computeIfAbsent(process.process(), none -> new TreeMap<>())
              .computeIfAbsent(step, none -> new EnumMap<>(Consequence.class))
              .merge(process.consequence(), 1L, Long::sum);
    var pictures = new ArrayList<Picture>();
    found.forEach(
        (process, steps) -> {
          boolean touched =
              steps.values().stream()
                  .flatMap(counts -> counts.keySet().stream())
                  .anyMatch(consequence -> consequence != Consequence.STAYS);
          ModelFile file = before.find(ModelKind.PROCESS, process).orElse(null);
          if (!touched || file == null) return;
          ModelWords names = words.before(file);
          var stands = new ArrayList<Stand>();
          steps.forEach(
              (step, counts) ->
                  stands.add(
                      new Stand(
                          step,
                          names.element(step),
                          names.elements().containsKey(step),
                          counts(counts))));
          pictures.add(new Picture(process, names.title(), stands));
        });
    return pictures;
  }

  private List<Immediate> immediate(
      ModelSet before, ModelSet after, Map<String, List<RunningProcess>> all, Words words) {
    List<AtOnce> found = AtOnce.of(before, after, all);
    if (found.isEmpty()) return List.of();
    Map<String, CaseTitle.Card> cards =
        found.stream().anyMatch(AtOnce::ofCases)
            ? titles.cards(all.keySet(), words.locale)
            : Map.of();
    return found.stream()
        .map(
            one ->
                new Immediate(
                    words.file(ModelKind.TABLE.path(one.table())),
                    messages.getMessage(AskedAtOnce.question(one.table()), null, "", words.locale),
                    one.ofCases(),
                    one.cases().stream()
                        .map(
                            id -> new Named(id, cards.containsKey(id) ? cards.get(id).title() : id))
                        .toList()))
        .toList();
  }

  /**
   * Names of the processes that other processes run as a step and that are not what they were: they
   * themselves, or a table or form that they use. Whoever comes to such a step runs the new one,
   * moved or not.
   */
  static List<String> later(ModelSet before, ModelSet after) {
    Uses uses = Uses.of(after);
    return uses.all().stream()
        .filter(use -> use.how() == Use.How.CALLS)
        .map(Use::to)
        .distinct()
        .sorted()
        .filter(
            process ->
                Stream.concat(
                        Stream.of(process),
                        uses.by(process).stream()
                            .filter(use -> use.how() != Use.How.CALLS)
                            .map(Use::to))
                    .anyMatch(file -> !before.find(file).equals(after.find(file))))
        .toList();
  }

  private static List<Choice> choices(
      ModelSet before, ModelSet after, Forecast forecast, Words words) {
    return Renaming.between(before, after).stream()
        .map(
            one -> {
              ModelWords old =
                  words.before(before.find(ModelKind.PROCESS, one.process()).orElseThrow());
              ModelWords now =
                  words.after(after.find(ModelKind.PROCESS, one.process()).orElseThrow());
              String chosen =
                  forecast == null ? one.proposed() : forecast.renamed().get(one.step());
              return new Choice(
                  one.step(),
                  old.element(one.step()),
                  old.title(),
                  chosen,
                  one.candidates().stream()
                      .map(step -> new Option(step, now.element(step)))
                      .toList());
            })
        .toList();
  }

  /** What things are called in one language, each file read once. */
  private final class Words {
    private final ModelSet before;
    private final ModelSet after;
    private final Locale locale;
    private final Map<String, ModelWords> read = new HashMap<>();

    Words(ModelSet before, ModelSet after, Locale locale) {
      this.before = before;
      this.after = after;
      this.locale = locale;
    }

    ModelWords before(ModelFile file) {
      return read.computeIfAbsent("before " + file.name(), none -> ModelWords.of(file, locale));
    }

    ModelWords after(ModelFile file) {
      return read.computeIfAbsent("after " + file.name(), none -> ModelWords.of(file, locale));
    }

    Part part(ProcessForecast process) {
      Drawing drawing = drawings.of(process.definition(), locale);
      List<String> steps =
          process.steps().stream().map(step -> named(drawing.names().get(step), step)).toList();
      return new Part(
          drawing.name(),
          String.join(", ", steps),
          drawing.version(),
          process.consequence(),
          process.reasons().stream().map(reason -> say(reason, process)).distinct().toList());
    }

    String say(Reason reason, ProcessForecast process) {
      Object[] said =
          reason.arguments().stream().map(argument -> word(argument, process)).toArray();
      return messages.getMessage(reason.key(), said, locale);
    }

    private String word(String argument, ProcessForecast process) {
      int colon = argument.indexOf(':');
      String kind = colon < 0 ? "" : argument.substring(0, colon);
      String value = argument.substring(colon + 1);
      return switch (kind) {
        case "step" -> step(value, process);
        case "person" -> value.isEmpty() ? nobody() : person(value);
        case "groups" ->
            value.isEmpty()
                ? nobody()
                : String.join(", ", Arrays.stream(value.split(",")).map(this::group).toList());
        case "moment" ->
            value.isEmpty()
                ? messages.getMessage("cases.no-date", null, locale)
                : value.replace('T', ' ');
        case "file" -> file(value);
        default -> argument;
      };
    }

    private String nobody() {
      return messages.getMessage("cases.nobody", null, locale);
    }

    private String person(String user) {
      return members.find(user).map(Members.Member::shown).orElse(user);
    }

    private String group(String group) {
      return messages.getMessage("group." + group, null, group, locale);
    }

    private String step(String id, ProcessForecast process) {
      if (process != null) {
        String name = drawings.of(process.definition(), locale).names().get(id);
        if (name != null && !name.isBlank()) return name;
      }
      for (ModelSet models : List.of(before, after))
        for (ModelFile file : models.files())
          if (file.kind() == ModelKind.PROCESS) {
            ModelWords words = models == before ? before(file) : after(file);
            if (words.elements().containsKey(id)) return words.element(id);
          }
      return id;
    }

    String file(String name) {
      ModelFile file = after.find(name).or(() -> before.find(name)).orElse(null);
      return file == null ? name : after(file).title();
    }

    private static String named(String name, String id) {
      return name == null || name.isBlank() ? id : name;
    }
  }
}
