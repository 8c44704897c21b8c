package org.canvasgate.diagram.decisions;

import java.security.Principal;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Locale;
import org.canvasgate.diagram.change.Change;
import org.canvasgate.diagram.change.Changes;
import org.canvasgate.form.Problem;
import org.canvasgate.form.Refusal;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/** Begins, watches, stops and reads an evaluation of past decisions. */
@Controller
class DecisionsPages {
  private final Changes changes;
  private final Sides sides;
  private final PastDecisionsUnderChange past;
  private final DecisionsSection section;

  DecisionsPages(
      Changes changes, Sides sides, PastDecisionsUnderChange past, DecisionsSection section) {
    this.changes = changes;
    this.sides = sides;
    this.past = past;
    this.section = section;
  }

  /** Everything that is known of the last evaluation, on a page of its own. */
  @GetMapping("/changes/{id:\\d+}/decisions")
  String show(@PathVariable long id, Principal user, Model page, Locale locale) {
    Change change = known(id);
    page.addAttribute("change", change);
    page.addAttribute("model", section.model(change, user.getName(), locale, true));
    return "decisions/decisions";
  }

  /** The section alone, asked for again and again while an evaluation runs. */
  @GetMapping("/changes/{id:\\d+}/decisions/state")
  String state(
      @PathVariable long id,
      @RequestParam(defaultValue = "false") boolean full,
      Principal user,
      Model page,
      Locale locale) {
    page.addAttribute("model", section.model(known(id), user.getName(), locale, full));
    return "decisions/section :: section(model=${model})";
  }

  @PostMapping("/changes/{id:\\d+}/decisions")
  String begin(
      @PathVariable long id,
      @RequestParam(defaultValue = "") String day,
      @RequestParam(defaultValue = "false") boolean full,
      @RequestHeader(name = "HX-Request", required = false) String htmx,
      Principal user,
      Model page,
      Locale locale) {
    Sides.Pair compared = sides.of(known(id));
    past.begin(id, compared.before(), compared.after(), day(day), user.getName());
    return answer(id, full, htmx, user, page, locale);
  }

  @PostMapping("/changes/{id:\\d+}/decisions/stop")
  String stop(
      @PathVariable long id,
      @RequestParam(defaultValue = "false") boolean full,
      @RequestHeader(name = "HX-Request", required = false) String htmx,
      Principal user,
      Model page,
      Locale locale) {
    known(id);
    past.stop(id);
    return answer(id, full, htmx, user, page, locale);
  }

  private String answer(
      long id, boolean full, String htmx, Principal user, Model page, Locale locale) {
    return htmx == null
        ? "redirect:/changes/" + id + "/decisions"
        : state(id, full, user, page, locale);
  }

  private Change known(long id) {
    return changes.find(id).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
  }

  private static LocalDate day(String text) {
    try {
      return text.isBlank() ? null : LocalDate.parse(text.strip());
    } catch (DateTimeParseException notADay) {
      throw new Refusal(List.of(new Problem("day", "decisions.no-day")));
    }
  }
}
