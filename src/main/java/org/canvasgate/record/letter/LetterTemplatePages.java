package org.canvasgate.record.letter;

import java.security.Principal;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.canvasgate.record.letter.LetterTemplates.Template;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Where the secretariat edits the letters' texts, with a preview on a real decision. */
@Controller
class LetterTemplatePages {
  private static final int MOST = 500;

  private final LetterTemplates templates;
  private final Letters letters;
  private final LetterPaper paper;

  LetterTemplatePages(LetterTemplates templates, Letters letters, LetterPaper paper) {
    this.templates = templates;
    this.letters = letters;
    this.paper = paper;
  }

  /** A version as it is listed; null for who saved what came with the application. */
  public record Version(int version, String savedBy, Instant savedAt, String body) {}

  @GetMapping("/letters/templates")
  String list(Model page) {
    page.addAttribute("names", LetterName.all());
    page.addAttribute("korean", versions(Locale.KOREAN));
    page.addAttribute("english", versions(Locale.ENGLISH));
    return "record/letter/templates";
  }

  private Map<String, Integer> versions(Locale language) {
    return templates.current(language).stream()
        .collect(Collectors.toMap(Template::name, Template::version));
  }

  @GetMapping("/letters/templates/{name}/{language:ko|en}")
  String edit(@PathVariable String name, @PathVariable String language, Model page) {
    Locale locale = LetterPages.language(language);
    Template template = known(name, locale);
    fill(page, template, template.subject(), template.body());
    return "record/letter/template";
  }

  @PostMapping("/letters/templates/{name}/{language:ko|en}/preview")
  String preview(
      @PathVariable String name,
      @PathVariable String language,
      @RequestParam String subject,
      @RequestParam String body,
      Model page) {
    Template template = known(name, LetterPages.language(language));
    LetterTemplates.check(subject, body);
    fill(page, template, subject, body);
    page.addAttribute("pages", pictures(template, subject, body));
    page.addAttribute("previewed", true);
    return "record/letter/template";
  }

  @PostMapping("/letters/templates/{name}/{language:ko|en}")
  String save(
      @PathVariable String name,
      @PathVariable String language,
      @RequestParam int base,
      @RequestParam String subject,
      @RequestParam String body,
      Principal user) {
    Template template = known(name, LetterPages.language(language));
    templates.save(template.name(), template.language(), base, subject, body, user.getName());
    return "redirect:/letters/templates/" + template.name() + "/" + language;
  }

  private void fill(Model page, Template template, String subject, String body) {
    page.addAttribute("name", template.name());
    page.addAttribute("language", template.language().getLanguage());
    page.addAttribute("base", template.version());
    page.addAttribute("subject", subject);
    page.addAttribute("body", body);
    page.addAttribute("decision", LetterName.isLetter(template.name()));
    page.addAttribute(
        "placeholders", Arrays.stream(Placeholder.values()).map(Placeholder::key).toList());
    page.addAttribute(
        "versions",
        templates.versions(template.name(), template.language()).stream()
            .map(v -> new Version(v.version(), v.savedBy(), v.savedAt(), v.body()))
            .toList());
  }

  /** The text on the latest decision of its kind; none where there was no such decision yet. */
  private List<String> pictures(Template template, String subject, String body) {
    return Stream.of(Letter.State.DRAFT, Letter.State.APPROVED, Letter.State.DISCARDED)
        .flatMap(state -> letters.in(state, MOST).stream())
        .filter(letter -> letter.template().equals(template.name()))
        .findFirst()
        .map(
            letter ->
                paper.print(
                    letter,
                    new Letter.Text(null, 0, subject, body, null),
                    template.language(),
                    true))
        .map(printed -> PaperPictures.of(printed.pdf()))
        .orElse(List.of());
  }

  private Template known(String name, Locale language) {
    if (!LetterName.all().contains(name)) throw LetterPages.unknown();
    return templates.current(name, language);
  }
}
