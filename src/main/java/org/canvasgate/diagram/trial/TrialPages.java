package org.canvasgate.diagram.trial;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.canvasgate.diagram.DiagramLanguage;
import org.canvasgate.diagram.change.Changes;
import org.canvasgate.diagram.model.ModelFile;
import org.canvasgate.diagram.model.ModelKind;
import org.canvasgate.diagram.model.ModelSet;
import org.canvasgate.diagram.model.ModelWords;
import org.canvasgate.diagram.release.ModelsInForce;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;
import org.springframework.web.server.ResponseStatusException;

/** Tries a change out and shows what happened, step by step. */
@Controller
class TrialPages {
  private final Trials trials;
  private final Changes changes;
  private final ModelsInForce inForce;

  TrialPages(Trials trials, Changes changes, ModelsInForce inForce) {
    this.trials = trials;
    this.changes = changes;
    this.inForce = inForce;
  }

  @PostMapping("/changes/{id:\\d+}/trial")
  String play(@PathVariable long id, @RequestParam String script, Model page, Locale language) {
    ModelSet release = release(id);
    page.addAttribute("change", id);
    page.addAttribute("result", trials.play(release, script(script)));
    Map<String, ModelWords> words = new HashMap<>();
    for (ModelFile file : release.files())
      if (file.kind() != ModelKind.FORM)
        words.put(file.kind().word() + "/" + file.key(), ModelWords.of(file, language));
    page.addAttribute("words", words);
    return "trial/result :: result";
  }

  /** A process as the change would have it, in the reader's language. */
  @GetMapping(
      path = "/changes/{id:\\d+}/trial/process/{key}",
      produces = MediaType.TEXT_PLAIN_VALUE + ";charset=UTF-8")
  @ResponseBody
  String process(@PathVariable long id, @PathVariable String key, Locale language) {
    return release(id)
        .find(ModelKind.PROCESS, key)
        .map(file -> DiagramLanguage.shown(file, language))
        .orElseThrow(TrialPages::unknown);
  }

  private ModelSet release(long id) {
    if (changes.find(id).isEmpty()) throw unknown();
    return changes.after(id, inForce.now());
  }

  private static TrialScript script(String word) {
    try {
      return TrialScript.valueOf(word.toUpperCase(Locale.ROOT));
    } catch (IllegalArgumentException nonsense) {
      throw unknown();
    }
  }

  private static ResponseStatusException unknown() {
    return new ResponseStatusException(HttpStatus.NOT_FOUND);
  }
}
