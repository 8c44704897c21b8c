package org.canvasgate.diagram.check;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.canvasgate.diagram.change.Change;
import org.canvasgate.diagram.change.ChangeSection;
import org.canvasgate.diagram.model.ModelFile;
import org.canvasgate.diagram.model.ModelSet;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** On the page of a change: what the check says, file by file, and drawn where it concerns. */
@Component
@Order(10)
class CheckSection implements ChangeSection {
  private final Checks checks;
  private final Telling telling;

  CheckSection(Checks checks, Telling telling) {
    this.checks = checks;
    this.telling = telling;
  }

  /**
   * A file and what is said about it.
   *
   * @param kind process, table or form
   * @param touched whether the change itself touches it
   */
  public record Part(String file, String key, String kind, boolean touched, List<Told> findings) {}

  @Override
  public String template() {
    return "check/section";
  }

  @Override
  public String title() {
    return "check.title";
  }

  @Override
  public String anchor() {
    return "check";
  }

  @Override
  public Map<String, Object> model(
      Change change, ModelSet before, ModelSet after, String user, Locale locale) {
    List<Told> told = telling.of(checks.of(before, after), after, locale);
    Map<String, List<Told>> byFile = new LinkedHashMap<>();
    for (Told each : told) byFile.computeIfAbsent(each.file(), file -> new ArrayList<>()).add(each);
    var parts = new ArrayList<Part>();
    byFile.forEach((file, findings) -> parts.add(part(file, findings, before, after)));
    return Map.of(
        "change",
        change.id(),
        "parts",
        parts,
        "errors",
        count(told, "error"),
        "warnings",
        count(told, "warning"),
        "hints",
        count(told, "hint"));
  }

  private static Part part(String name, List<Told> findings, ModelSet before, ModelSet after) {
    ModelFile file = after.find(name).orElseThrow();
    boolean touched = !before.find(name).map(file::equals).orElse(false);
    return new Part(name, file.key(), file.kind().word(), touched, findings);
  }

  private static long count(List<Told> told, String severity) {
    return told.stream().filter(each -> each.severity().equals(severity)).count();
  }
}
