package org.canvasgate.diagram.library;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.canvasgate.diagram.model.AskedAtOnce;
import org.canvasgate.diagram.model.ModelFile;
import org.canvasgate.diagram.model.ModelKind;
import org.canvasgate.diagram.model.ModelSet;
import org.canvasgate.diagram.model.ModelWords;
import org.canvasgate.diagram.model.Use;
import org.canvasgate.diagram.model.Uses;
import org.canvasgate.diagram.release.ModelsInForce;
import org.springframework.stereotype.Component;

/** Processes, tables and forms with their versions, their cases and what uses them. */
@Component
class Library {
  private final Shelf shelf;
  private final CasesOnVersions cases;
  private final ModelsInForce inForce;

  Library(Shelf shelf, CasesOnVersions cases, ModelsInForce inForce) {
    this.shelf = shelf;
    this.cases = cases;
    this.inForce = inForce;
  }

  /**
   * A file in the list.
   *
   * @param newest the version in force; null where none is any more
   * @param running cases within the process now; null for tables and forms
   * @param users how many steps and tables use it
   * @param atOnce whether the application asks the table in its latest version
   */
  record Line(
      ModelKind kind,
      String key,
      ModelWords words,
      List<Version> versions,
      Version newest,
      Integer running,
      int users,
      boolean atOnce) {}

  /**
   * That one file uses another, in words.
   *
   * @param other the file at the other end
   * @param title what the other file is called; its key where it is not there
   * @param step what the element is called that uses
   */
  record Link(ModelFile other, String key, ModelKind kind, String title, String step, Use use) {}

  /** A version and how many cases run on it. */
  record Counted(Version version, int running) {}

  /** Every file that is or was in force, by kind, in the order of their titles. */
  Map<ModelKind, List<Line>> lines(Locale language) {
    Map<String, List<Version>> all = shelf.all();
    Map<String, Integer> running = cases.running();
    ModelSet now = inForce.now();
    Uses uses = Uses.of(now);
    Map<ModelKind, List<Line>> lines = new EnumMap<>(ModelKind.class);
    for (ModelKind kind : ModelKind.values()) lines.put(kind, new ArrayList<>());
    all.forEach(
        (file, versions) -> {
          Version last = versions.get(versions.size() - 1);
          ModelFile content = now.find(file).orElseGet(() -> shelf.content(last));
          lines
              .get(last.kind())
              .add(
                  new Line(
                      last.kind(),
                      last.key(),
                      ModelWords.of(content, language),
                      versions,
                      versions.stream().filter(Version::inForce).findFirst().orElse(null),
                      last.kind() == ModelKind.PROCESS ? running.getOrDefault(last.key(), 0) : null,
                      uses.of(file).size(),
                      AskedAtOnce.holds(content)));
        });
    lines.values().forEach(some -> some.sort(Comparator.comparing(line -> line.words().title())));
    return lines;
  }

  List<Version> versions(ModelKind kind, String key) {
    return shelf.of(kind, key);
  }

  Optional<Version> version(ModelKind kind, String key, int number) {
    return versions(kind, key).stream().filter(v -> v.number() == number).findFirst();
  }

  ModelFile content(Version version) {
    return shelf.content(version);
  }

  /** The versions, the newest first, each with the cases that run on it. */
  List<Counted> counted(List<Version> versions) {
    Map<String, List<String>> users = processes();
    List<Counted> counted = new ArrayList<>();
    for (Version version : versions)
      counted.add(
          new Counted(
              version,
              cases.running(users.getOrDefault(version.name(), List.of()), version.deployments())));
    counted.sort(Comparator.comparing((Counted c) -> c.version().number()).reversed());
    return counted;
  }

  /** The processes within which a file is used, by its name; a process is used within itself. */
  private Map<String, List<String>> processes() {
    var users = new java.util.TreeMap<String, List<String>>();
    ModelSet now = inForce.now();
    for (ModelFile file : now.files())
      if (file.kind() == ModelKind.PROCESS)
        users.computeIfAbsent(file.name(), name -> new ArrayList<>()).add(file.key());
    for (Use use : Uses.of(now).all())
      if (use.how() != Use.How.CALLS)
        now.find(use.from())
            .filter(file -> file.kind() == ModelKind.PROCESS)
            .ifPresent(
                file -> users.computeIfAbsent(use.to(), name -> new ArrayList<>()).add(file.key()));
    return users;
  }

  /** Where the cases on these versions of a process stand. */
  List<Standing> standing(String process, List<Version> versions) {
    return cases.standing(process, Shelf.deployments(versions));
  }

  /** What the file in force uses, and what uses it. */
  List<Link> links(String file, boolean usedBy, Locale language) {
    ModelSet now = inForce.now();
    Uses uses = Uses.of(now);
    List<Link> links = new ArrayList<>();
    for (Use use : usedBy ? uses.of(file) : uses.by(file)) {
      String other = usedBy ? use.from() : use.to();
      ModelFile found = now.find(other).orElse(null);
      ModelFile named = found == null ? ModelFile.named(other, "") : found;
      String step =
          now.find(use.from())
              .map(from -> ModelWords.of(from, language).element(use.element()))
              .orElse(use.element());
      links.add(
          new Link(
              found, named.key(), named.kind(), ModelWords.of(named, language).title(), step, use));
    }
    return links;
  }

  /** What draws the picture of what uses what. */
  Map<String, Object> picture(Locale language) {
    ModelSet now = inForce.now();
    List<Use> all = Uses.of(now).all();
    var named = new TreeSet<String>();
    now.files().forEach(file -> named.add(file.name()));
    all.forEach(use -> named.add(use.to()));
    List<Map<String, Object>> files = new ArrayList<>();
    for (String name : named) {
      ModelFile file = now.find(name).orElseGet(() -> ModelFile.named(name, ""));
      files.add(
          Map.of(
              "name", name,
              "kind", file.kind().word(),
              "key", file.key(),
              "title", ModelWords.of(file, language).title(),
              "atOnce", AskedAtOnce.holds(file),
              "missing", now.find(name).isEmpty()));
    }
    List<Map<String, Object>> uses = new ArrayList<>();
    for (Use use : all)
      uses.add(Map.of("from", use.from(), "to", use.to(), "how", use.how().word()));
    return Map.of("files", files, "uses", uses);
  }
}
