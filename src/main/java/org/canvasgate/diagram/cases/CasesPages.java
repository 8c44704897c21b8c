package org.canvasgate.diagram.cases;

import java.security.Principal;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.canvasgate.diagram.DiagramLanguage;
import org.canvasgate.diagram.change.Changes;
import org.canvasgate.diagram.model.ModelKind;
import org.canvasgate.diagram.model.ModelSet;
import org.canvasgate.diagram.release.ModelsInForce;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;
import org.springframework.web.server.ResponseStatusException;

/** The consequences of a change for running cases: asked for, watched, stopped, read as a file. */
@Controller
class CasesPages {
  private static final String PAGE = "/changes/{change:[0-9]+}/cases";
  private static final String BECAME = "became:";

  private final CasesView view;
  private final CaseForecasts forecasts;
  private final Changes changes;
  private final ModelsInForce models;

  CasesPages(CasesView view, CaseForecasts forecasts, Changes changes, ModelsInForce models) {
    this.view = view;
    this.forecasts = forecasts;
    this.changes = changes;
    this.models = models;
  }

  /** The section by itself, while it is being worked out; the whole page without script. */
  @GetMapping(PAGE)
  String section(
      @PathVariable long change,
      @RequestHeader(name = "HX-Request", required = false) String part,
      Model page,
      Locale locale) {
    known(change);
    if (part == null) return "redirect:/changes/" + change + "#cases";
    ModelSet before = models.now();
    page.addAttribute("model", view.model(change, before, changes.after(change, before), locale));
    return "cases/part";
  }

  @PostMapping(PAGE)
  String begin(
      @PathVariable long change,
      @RequestParam Map<String, String> sent,
      @RequestHeader(name = "HX-Request", required = false) String part,
      Principal user,
      Model page,
      Locale locale) {
    known(change);
    forecasts.begin(change, renamed(change, sent), user.getName());
    return section(change, part, page, locale);
  }

  @PostMapping(PAGE + "/stop")
  String stop(
      @PathVariable long change,
      @RequestHeader(name = "HX-Request", required = false) String part,
      Model page,
      Locale locale) {
    known(change);
    forecasts.stop(change);
    return section(change, part, page, locale);
  }

  @GetMapping(
      path = "/changes/{change:[0-9]+}/cases.json",
      produces = MediaType.APPLICATION_JSON_VALUE)
  @ResponseBody
  Map<String, Object> json(@PathVariable long change, Locale locale) {
    known(change);
    ModelSet before = models.now();
    Forecast found =
        forecasts.of(change).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    var answer = new HashMap<String, Object>();
    answer.put("state", found.state().word());
    answer.put("stale", found.stale());
    answer.put("lookedAt", found.lookedAt());
    answer.put("of", found.all());
    answer.put(
        "counts",
        found.counts().entrySet().stream()
            .collect(Collectors.toMap(one -> one.getKey().word(), Map.Entry::getValue)));
    answer.put("cases", view.all(change, before, changes.after(change, before), locale));
    return answer;
  }

  /** The process as it is in force, on which the cases are counted. */
  @GetMapping(
      path = PAGE + "/{process}.bpmn",
      produces = MediaType.APPLICATION_XML_VALUE + ";charset=UTF-8")
  @ResponseBody
  String drawing(@PathVariable long change, @PathVariable String process, Locale locale) {
    known(change);
    return models
        .now()
        .find(ModelKind.PROCESS, process)
        .map(file -> DiagramLanguage.shown(file, locale))
        .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
  }

  /** Only what was offered is taken: a step that is gone, and a new one of its kind. */
  private Map<String, String> renamed(long change, Map<String, String> sent) {
    ModelSet before = models.now();
    Map<String, Set<String>> offered =
        Renaming.between(before, changes.after(change, before)).stream()
            .collect(
                Collectors.toMap(
                    Renaming::step, one -> Set.copyOf(one.candidates()), (one, other) -> one));
    var renamed = new HashMap<String, String>();
    sent.forEach(
        (name, value) -> {
          String step = name.startsWith(BECAME) ? name.substring(BECAME.length()) : "";
          if (offered.getOrDefault(step, Set.of()).contains(value)) renamed.put(step, value);
        });
    return renamed;
  }

  private void known(long change) {
    if (changes.find(change).isEmpty()) throw new ResponseStatusException(HttpStatus.NOT_FOUND);
  }
}
