package org.canvasgate.diagram.library;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.canvasgate.diagram.DiagramLanguage;
import org.canvasgate.diagram.model.AskedAtOnce;
import org.canvasgate.diagram.model.ModelFile;
import org.canvasgate.diagram.model.ModelKind;
import org.canvasgate.diagram.model.ModelWords;
import org.springframework.context.MessageSource;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.ResponseBody;
import org.springframework.web.server.ResponseStatusException;

/** Shows what administrators may change, in every version it ever had; changes nothing. */
@Controller
class LibraryPages {
  private static final String FILE = "/library/{kind:process|table|form}/{key}";
  private static final String VERSION = FILE + "/{number:[0-9]{1,6}}";

  private final Library library;
  private final MessageSource messages;

  LibraryPages(Library library, MessageSource messages) {
    this.library = library;
    this.messages = messages;
  }

  @GetMapping("/library")
  String list(Model page, Locale language) {
    page.addAttribute("lines", library.lines(language));
    return "library/library";
  }

  @GetMapping(path = "/library/uses.json", produces = MediaType.APPLICATION_JSON_VALUE)
  @ResponseBody
  Map<String, Object> uses(Locale language) {
    return library.picture(language);
  }

  @GetMapping(FILE)
  String file(@PathVariable String kind, @PathVariable String key, Model page, Locale language) {
    List<Version> versions = library.versions(kind(kind), key);
    if (versions.isEmpty()) throw unknown();
    Version shown =
        versions.stream()
            .filter(Version::inForce)
            .findFirst()
            .orElse(versions.get(versions.size() - 1));
    show(page, shown, versions, language);
    page.addAttribute("counted", library.counted(versions));
    page.addAttribute("uses", library.links(shown.name(), false, language));
    page.addAttribute("usedBy", library.links(shown.name(), true, language));
    if (kind(kind) == ModelKind.TABLE && AskedAtOnce.tables().contains(key))
      page.addAttribute("question", AskedAtOnce.question(key));
    return "library/file";
  }

  @GetMapping(VERSION)
  String version(
      @PathVariable String kind,
      @PathVariable String key,
      @PathVariable int number,
      Model page,
      Locale language) {
    Version version = find(kind, key, number);
    show(page, version, List.of(version), language);
    page.addAttribute("counted", library.counted(List.of(version)));
    return "library/version";
  }

  /** The file as it is, to be kept or opened in the desktop modeler. */
  @GetMapping(VERSION + "/file")
  ResponseEntity<byte[]> download(
      @PathVariable String kind, @PathVariable String key, @PathVariable int number) {
    Version version = find(kind, key, number);
    String name = version.name().substring(version.name().lastIndexOf('/') + 1);
    return ResponseEntity.ok()
        .contentType(MediaType.APPLICATION_OCTET_STREAM)
        .header(
            HttpHeaders.CONTENT_DISPOSITION,
            ContentDisposition.attachment().filename(name).build().toString())
        .body(library.content(version).content().getBytes(StandardCharsets.UTF_8));
  }

  /** The file in the reader's language, for the viewer. */
  @GetMapping(path = VERSION + "/shown", produces = MediaType.TEXT_PLAIN_VALUE + ";charset=UTF-8")
  @ResponseBody
  String shown(
      @PathVariable String kind,
      @PathVariable String key,
      @PathVariable int number,
      Locale language) {
    return DiagramLanguage.shown(library.content(find(kind, key, number)), language);
  }

  private void show(Model page, Version version, List<Version> standing, Locale language) {
    ModelFile content = library.content(version);
    page.addAttribute("version", version);
    page.addAttribute("words", ModelWords.of(content, language));
    page.addAttribute("waits", new Waits(messages, language));
    page.addAttribute(
        "standing",
        version.kind() == ModelKind.PROCESS
            ? library.standing(version.key(), standing)
            : List.of());
  }

  private Version find(String kind, String key, int number) {
    return library.version(kind(kind), key, number).orElseThrow(LibraryPages::unknown);
  }

  private static ModelKind kind(String word) {
    return ModelKind.valueOf(word.toUpperCase(Locale.ROOT));
  }

  private static ResponseStatusException unknown() {
    return new ResponseStatusException(HttpStatus.NOT_FOUND);
  }
}
