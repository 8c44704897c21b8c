package org.canvasgate.diagram.check;

import java.util.List;
import java.util.Locale;
import org.canvasgate.diagram.DiagramLanguage;
import org.canvasgate.diagram.change.Change;
import org.canvasgate.diagram.change.Changes;
import org.canvasgate.diagram.model.ModelSet;
import org.canvasgate.diagram.release.ModelsInForce;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;
import org.springframework.web.server.ResponseStatusException;

/** What the editors and the drawings ask for: the findings of one file of a change. */
@Controller
class CheckPages {
  private final Changes changes;
  private final ModelsInForce inForce;
  private final Checks checks;
  private final Telling telling;

  CheckPages(Changes changes, ModelsInForce inForce, Checks checks, Telling telling) {
    this.changes = changes;
    this.inForce = inForce;
    this.checks = checks;
    this.telling = telling;
  }

  /**
   * The findings of a file of a change as it is saved, or as it would be after the change.
   *
   * @param file name of a file that the change touches or that its findings are in
   */
  @GetMapping("/changes/{id}/check.json")
  @ResponseBody
  List<Told> findings(@PathVariable long id, @RequestParam String file, Locale locale) {
    ModelSet after = after(id);
    var model = after.find(file);
    if (model.isEmpty()) return List.of();
    return telling.of(checks.of(List.of(model.get()), after), after, locale);
  }

  /** A process or table as it would be after the change, in the reader's language. */
  @GetMapping(
      path = "/changes/{id}/check/drawing",
      produces = MediaType.TEXT_PLAIN_VALUE + ";charset=UTF-8")
  @ResponseBody
  String drawing(@PathVariable long id, @RequestParam String file, Locale locale) {
    return after(id)
        .find(file)
        .map(model -> DiagramLanguage.shown(model, locale))
        .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
  }

  private ModelSet after(long id) {
    Change change =
        changes.find(id).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    return changes.after(change.id(), inForce.now());
  }
}
