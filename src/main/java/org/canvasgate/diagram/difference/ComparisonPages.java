package org.canvasgate.diagram.difference;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.canvasgate.diagram.change.Changes;
import org.canvasgate.diagram.model.Alteration;
import org.canvasgate.diagram.model.ModelFile;
import org.canvasgate.diagram.model.ModelKind;
import org.canvasgate.diagram.model.ModelWords;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;
import org.springframework.web.server.ResponseStatusException;

/**
 * Shows any two versions of a file side by side: {@code file} is its name, {@code before} and
 * {@code after} are the hashes of its contents ({@link ModelFile#hash()}) or absent for what is in
 * force; {@code change} takes what a change would have for the later one.
 */
@Controller
class ComparisonPages {
  /** Of a hash, enough to tell versions apart by eye. */
  private static final int SHORT = 8;

  private final Versions versions;
  private final Changes changes;
  private final DifferenceWords words;
  private final MessageSource messages;

  ComparisonPages(
      Versions versions, Changes changes, DifferenceWords words, MessageSource messages) {
    this.versions = versions;
    this.changes = changes;
    this.words = words;
    this.messages = messages;
  }

  /** Two versions as the library counts them. */
  @GetMapping(
      path = "/library/compare",
      params = {"kind", "key", "from", "to"})
  String compareNumbers(
      @RequestParam String kind,
      @RequestParam String key,
      @RequestParam int from,
      @RequestParam int to,
      Model page,
      Locale language) {
    String file =
        Stream.of(ModelKind.values())
            .filter(one -> one.word().equals(kind))
            .findFirst()
            .orElseThrow(ComparisonPages::unknown)
            .path(key);
    String before = versions.ofNumber(file, from).orElseThrow(ComparisonPages::unknown).hash();
    String after = versions.ofNumber(file, to).orElseThrow(ComparisonPages::unknown).hash();
    String shown =
        compare(file, Optional.of(before), Optional.of(after), Optional.empty(), page, language);
    page.addAttribute("beforeName", String.valueOf(from));
    page.addAttribute("afterName", String.valueOf(to));
    return shown;
  }

  @GetMapping(path = "/library/compare", params = "file")
  String compare(
      @RequestParam String file,
      @RequestParam Optional<String> before,
      @RequestParam Optional<String> after,
      @RequestParam Optional<Long> change,
      Model page,
      Locale language) {
    ModelKind kind = ModelKind.of(file).orElseThrow(ComparisonPages::unknown);
    ModelFile earlier = earlier(file, before);
    ModelFile later = later(file, after, change);
    if (earlier == null && later == null) throw unknown();
    List<Alteration> found = Differences.between(earlier, later);
    page.addAttribute("file", file);
    page.addAttribute("kind", kind.word());
    ModelFile named = later == null ? earlier : later;
    page.addAttribute("key", named.key());
    page.addAttribute("title", ModelWords.of(named, language).title());
    page.addAttribute("before", before.orElse(null));
    page.addAttribute("after", after.orElse(null));
    page.addAttribute("change", change.orElse(null));
    page.addAttribute(
        "changeTitle", change.flatMap(changes::find).map(one -> one.title()).orElse(null));
    page.addAttribute("beforeName", before.map(ComparisonPages::shortened).orElse(null));
    page.addAttribute("afterName", after.map(ComparisonPages::shortened).orElse(null));
    page.addAttribute("hasBefore", earlier != null);
    page.addAttribute("hasAfter", later != null);
    page.addAttribute("told", Told.of(found, words, language).stream().findFirst().orElse(null));
    if (kind == ModelKind.TABLE)
      page.addAttribute("tables", Comparison.of(earlier, later, language));
    if (kind == ModelKind.FORM)
      page.addAttribute(
          "fields",
          FieldTable.of(
              earlier,
              later,
              marks(found),
              (key, otherwise, arguments) ->
                  messages.getMessage(key, arguments, otherwise, language),
              language));
    return "diagram/difference/compare";
  }

  /** One side of the comparison as it is drawn: a process or a form in the reader's language. */
  @GetMapping(
      path = "/library/compare/drawing",
      produces = MediaType.TEXT_PLAIN_VALUE + ";charset=UTF-8")
  @ResponseBody
  String drawing(
      @RequestParam String file,
      @RequestParam Optional<String> before,
      @RequestParam Optional<String> after,
      @RequestParam Optional<Long> change,
      @RequestParam String side,
      Locale language) {
    ModelKind.of(file).orElseThrow(ComparisonPages::unknown);
    ModelFile shown = side.equals("before") ? earlier(file, before) : later(file, after, change);
    return Optional.ofNullable(shown)
        .flatMap(one -> Spoken.in(one, language))
        .orElseThrow(ComparisonPages::unknown);
  }

  private ModelFile earlier(String file, Optional<String> hash) {
    return given(hash)
        ? versions.ofHash(file, hash.get()).orElseThrow(ComparisonPages::unknown)
        : versions.inForce(file).orElse(null);
  }

  private ModelFile later(String file, Optional<String> hash, Optional<Long> change) {
    if (given(hash)) return versions.ofHash(file, hash.get()).orElseThrow(ComparisonPages::unknown);
    return change
        .map(id -> versions.ofChange(id, file).orElse(null))
        .orElseGet(() -> change.isPresent() ? null : versions.inForce(file).orElse(null));
  }

  /** An address that was put together may name a parameter and leave it empty. */
  private static boolean given(Optional<String> hash) {
    return hash.filter(value -> !value.isBlank()).isPresent();
  }

  private static HashMap<String, String> marks(List<Alteration> found) {
    var marks = new HashMap<String, String>();
    for (Alteration one : found)
      if (one.element() != null) marks.putIfAbsent(one.element(), one.what().word());
    return marks;
  }

  private static String shortened(String hash) {
    return hash.substring(0, Math.min(SHORT, hash.length()));
  }

  private static ResponseStatusException unknown() {
    return new ResponseStatusException(HttpStatus.NOT_FOUND);
  }
}
