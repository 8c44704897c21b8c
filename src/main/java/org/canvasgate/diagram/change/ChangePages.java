package org.canvasgate.diagram.change;

import java.security.Principal;
import java.text.Collator;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.canvasgate.diagram.decisions.Sides;
import org.canvasgate.diagram.difference.DifferenceWords;
import org.canvasgate.diagram.guard.ModelLimits;
import org.canvasgate.diagram.model.ChangeClass;
import org.canvasgate.diagram.model.ModelFile;
import org.canvasgate.diagram.model.ModelKind;
import org.canvasgate.diagram.model.ModelSet;
import org.canvasgate.diagram.release.ModelsInForce;
import org.canvasgate.form.Refusal;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/** The changes as a list, and one with all that is to be known of it. */
@Controller
class ChangePages {
  private static final Logger LOG = LoggerFactory.getLogger(ChangePages.class);

  /** More than a committee's administrators make in years. */
  private static final int MOST = 200;

  static final int LONGEST_TITLE = 200;
  private static final int LONGEST_REASON = 4000;

  private static final Set<ChangeState> OPEN =
      EnumSet.of(
          ChangeState.DRAFT, ChangeState.SUBMITTED, ChangeState.APPROVED, ChangeState.SCHEDULED);

  private final Changes changes;
  private final Desk desk;
  private final ModelsInForce models;
  private final Sides sides;
  private final ObjectProvider<ChangeSection> sections;
  private final DifferenceWords words;
  private final FileTitles titles;
  private final MessageSource messages;

  ChangePages(
      Changes changes,
      Desk desk,
      ModelsInForce models,
      Sides sides,
      ObjectProvider<ChangeSection> sections,
      DifferenceWords words,
      FileTitles titles,
      MessageSource messages) {
    this.changes = changes;
    this.desk = desk;
    this.models = models;
    this.sides = sides;
    this.sections = sections;
    this.words = words;
    this.titles = titles;
    this.messages = messages;
  }

  /**
   * A line of the list.
   *
   * @param files what its processes, tables and forms are called
   * @param depth null where nothing differs from what is in force, or where it is over
   */
  public record Line(Change change, List<String> files, ChangeClass depth) {}

  /** A file that can be taken in: its name, and what it is called. */
  public record Choice(String file, String title, String key) {}

  /**
   * A section as it is drawn.
   *
   * @param model null where it could not be made
   */
  public record Drawn(String title, String anchor, String template, Map<String, Object> model) {}

  @GetMapping("/changes")
  String list(@RequestParam(defaultValue = "open") String state, Model page, Locale locale) {
    ModelSet inForce = models.now();
    List<Line> lines =
        changes.list(states(state), MOST).stream()
            .map(change -> line(change, inForce, locale))
            .toList();
    page.addAttribute("lines", lines);
    page.addAttribute("asked", state);
    page.addAttribute("states", ChangeState.values());
    page.addAttribute("counts", changes.counts());
    page.addAttribute("most", MOST);
    page.addAttribute("choices", choices(inForce.files(), locale));
    return "changes/changes";
  }

  private static Set<ChangeState> states(String asked) {
    if (asked.equals("open")) return OPEN;
    if (asked.equals("all")) return EnumSet.allOf(ChangeState.class);
    return Arrays.stream(ChangeState.values())
        .filter(state -> state.word().equals(asked))
        .findFirst()
        .map(Set::of)
        .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
  }

  private Line line(Change change, ModelSet inForce, Locale locale) {
    List<String> files =
        changes.drafts(change.id()).stream().map(draft -> title(draft, inForce, locale)).toList();
    boolean open = OPEN.contains(change.state());
    return new Line(change, files, open ? desk.depth(change.id(), inForce) : null);
  }

  private String title(Draft draft, ModelSet inForce, Locale locale) {
    return (draft.removes() ? inForce.find(draft.file()) : Optional.of(draft.model()))
        .map(file -> titles.of(file, locale))
        .orElse(draft.file());
  }

  /** By kind, and within it by title: nobody looks for a table by its id. */
  private Map<String, List<Choice>> choices(List<ModelFile> files, Locale locale) {
    var choices = new LinkedHashMap<String, List<Choice>>();
    for (ModelKind kind : ModelKind.values()) {
      List<Choice> some =
          files.stream()
              .filter(file -> file.kind() == kind)
              .map(file -> new Choice(file.name(), titles.of(file, locale), file.key()))
              .sorted(Comparator.comparing(Choice::title, Collator.getInstance(locale)))
              .toList();
      if (!some.isEmpty()) choices.put(kind.word(), some);
    }
    return choices;
  }

  @PostMapping("/changes")
  String begin(
      @RequestParam(required = false) String file,
      @RequestParam(defaultValue = "") String title,
      @RequestParam(defaultValue = "") String reason,
      Principal user,
      Locale locale) {
    String named = file == null || file.isBlank() ? null : file;
    if (title.isBlank() && named == null) throw new Refusal("changes.refused.no-title");
    String called =
        title.isBlank()
            ? untaken(
                messages.getMessage(
                    "changes.title-of", new Object[] {titleInForce(named, locale)}, locale))
            : title.strip();
    long change = desk.begin(title(called), reason(reason), named, user.getName());
    return "redirect:/changes/" + change;
  }

  /** Two changes of one file would be called alike, and nobody could tell them apart. */
  private String untaken(String title) {
    Set<String> taken =
        changes.list(EnumSet.allOf(ChangeState.class), MOST).stream()
            .map(Change::title)
            .collect(Collectors.toSet());
    String free = title;
    for (int n = 2; taken.contains(free); n++) free = "%s (%d)".formatted(title, n);
    return free;
  }

  private String titleInForce(String file, Locale locale) {
    return models
        .now()
        .find(file)
        .map(found -> titles.of(found, locale))
        .orElseThrow(() -> new Refusal("changes.refused.gone", file));
  }

  @GetMapping("/changes/{id:\\d+}")
  String show(@PathVariable long id, Principal user, Model page, Locale locale) {
    Change change = known(id);
    ModelSet before = models.now();
    ModelSet after = changes.after(id, before);
    // a released change differs from what held before it, not from what holds by it
    ModelSet compared = change.state() == ChangeState.DEPLOYED ? sides.of(change).before() : before;
    List<DraftView> files = desk.files(id, compared);
    page.addAttribute("change", change);
    page.addAttribute("words", words);
    page.addAttribute("editable", change.state() == ChangeState.DRAFT);
    page.addAttribute("files", files);
    page.addAttribute("depth", desk.depth(id, compared));
    page.addAttribute("kinds", ModelKind.values());
    page.addAttribute("megabytes", ModelLimits.megabytes(ModelLimits.FILE));
    Set<String> here = files.stream().map(view -> view.draft().file()).collect(Collectors.toSet());
    var names = new HashMap<String, String>();
    files.forEach(view -> names.put(view.draft().file(), title(view.draft(), compared, locale)));
    page.addAttribute("names", names);
    List<ModelFile> others =
        before.files().stream().filter(file -> !here.contains(file.name())).toList();
    page.addAttribute("choices", choices(others, locale));
    page.addAttribute("sections", drawn(change, before, after, user.getName(), locale));
    return "changes/change";
  }

  /** One part of the page that fails does not take the others with it. */
  private List<Drawn> drawn(
      Change change, ModelSet before, ModelSet after, String user, Locale locale) {
    var drawn = new ArrayList<Drawn>();
    sections
        .orderedStream()
        .forEach(
            section -> {
              Map<String, Object> model = null;
              try {
                model = section.model(change, before, after, user, locale);
              } catch (RuntimeException failed) {
                LOG.error("Section {} of change {}", section.anchor(), change.id(), failed);
              }
              if (model == null || !model.isEmpty())
                drawn.add(new Drawn(section.title(), section.anchor(), section.template(), model));
            });
    return drawn;
  }

  @PostMapping("/changes/{id:\\d+}")
  String describe(@PathVariable long id, @RequestParam String title, @RequestParam String reason) {
    known(id);
    changes.describe(id, title(title), reason(reason));
    return "redirect:/changes/" + id;
  }

  private static String title(String title) {
    if (title.isBlank()) throw new Refusal("changes.refused.no-title");
    if (title.strip().length() > LONGEST_TITLE)
      throw new Refusal("changes.refused.long-title", LONGEST_TITLE);
    return title.strip();
  }

  private static String reason(String reason) {
    if (reason.length() > LONGEST_REASON)
      throw new Refusal("changes.refused.long-reason", LONGEST_REASON);
    return reason.strip();
  }

  private Change known(long id) {
    return changes.find(id).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
  }
}
