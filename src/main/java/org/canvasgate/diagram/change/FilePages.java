package org.canvasgate.diagram.change;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.Principal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.canvasgate.committee.Members;
import org.canvasgate.diagram.check.ModelCheck;
import org.canvasgate.diagram.difference.DifferenceWords;
import org.canvasgate.diagram.difference.Differences;
import org.canvasgate.diagram.guard.ModelLimits;
import org.canvasgate.diagram.model.Alteration;
import org.canvasgate.diagram.model.ModelFile;
import org.canvasgate.diagram.model.ModelKind;
import org.canvasgate.diagram.model.ModelSet;
import org.canvasgate.form.Figures;
import org.canvasgate.form.Problem;
import org.canvasgate.form.Refusal;
import org.springframework.beans.factory.annotation.Qualifier;
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
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.server.ResponseStatusException;

/** The files of a change: in and out, and each in its editor. */
@Controller
class FilePages {
  private static final int FINDINGS_TOLD = 5;

  private final Changes changes;
  private final Desk desk;
  private final Members members;
  private final DifferenceWords words;
  private final FileTitles titles;
  private final MessageSource messages;
  private final ModelCheck guard;
  private final Figures figures = new Figures();

  FilePages(
      Changes changes,
      Desk desk,
      Members members,
      DifferenceWords words,
      FileTitles titles,
      MessageSource messages,
      @Qualifier("safeModel") ModelCheck guard) {
    this.changes = changes;
    this.desk = desk;
    this.members = members;
    this.words = words;
    this.titles = titles;
    this.messages = messages;
    this.guard = guard;
  }

  /**
   * What an editor sends.
   *
   * @param edition the one that is edited; null where it is not to be compared
   */
  public record Sent(String content, Integer edition) {}

  /**
   * What an editor is told.
   *
   * @param edition the latest one of the file; null where nothing was saved
   * @param sentence what to tell the person
   */
  public record Told(Integer edition, String sentence) {}

  /** Where a person's own text has gone. */
  public record Aside(String address) {}

  // --- in and out

  @PostMapping("/changes/{id:\\d+}/files")
  String add(@PathVariable long id, @RequestParam String file, Principal user) {
    known(id);
    desk.add(id, file, user.getName());
    return back(id);
  }

  @PostMapping("/changes/{id:\\d+}/files/new")
  String create(
      @PathVariable long id, @RequestParam String kind, @RequestParam String key, Principal user) {
    known(id);
    ModelKind made =
        java.util.Arrays.stream(ModelKind.values())
            .filter(each -> each.word().equals(kind))
            .findFirst()
            .orElseThrow(FilePages::unknown);
    desk.create(id, made, key.strip(), user.getName());
    return back(id);
  }

  @PostMapping("/changes/{id:\\d+}/files/take-away")
  String takeAway(@PathVariable long id, @RequestParam String file, Principal user) {
    known(id);
    desk.takeAway(id, file, user.getName());
    return back(id);
  }

  @PostMapping("/changes/{id:\\d+}/files/drop")
  String drop(@PathVariable long id, @RequestParam String file, Principal user) {
    known(id);
    changes.drop(id, file, user.getName());
    return back(id);
  }

  @PostMapping("/changes/{id:\\d+}/files/upload")
  String upload(
      @PathVariable long id,
      @RequestParam List<MultipartFile> files,
      @RequestParam(defaultValue = "false") boolean replace,
      Principal user)
      throws IOException {
    known(id);
    var read = new ArrayList<ModelFile>();
    var problems = new ArrayList<Problem>();
    for (MultipartFile file : files) {
      if (file.isEmpty()) continue;
      try {
        for (ModelFile each : read(file)) {
          problems.addAll(hostile(each));
          read.add(each);
        }
      } catch (Refusal refusal) {
        problems.addAll(refusal.problems());
      }
    }
    if (!problems.isEmpty()) throw new Refusal(problems);
    if (read.isEmpty()) throw new Refusal("changes.refused.no-file");
    desk.take(id, read, replace, user.getName());
    return back(id);
  }

  /** As at every other door: nothing of a file is kept that holds what no file may hold. */
  private List<Problem> hostile(ModelFile file) {
    return guard.check(file, ModelSet.of(List.of(file))).stream()
        .limit(FINDINGS_TOLD)
        .map(found -> new Problem(file.name(), found.key(), found.arguments().toArray()))
        .map(found -> new Problem("files", "guard.found", file.name(), found))
        .toList();
  }

  private static List<ModelFile> read(MultipartFile file) throws IOException {
    String name = file.getOriginalFilename();
    // a ZIP may be larger than a file, but is not read into memory whatever its size
    if (file.getSize() > ModelLimits.RELEASE) throw Incoming.tooLarge(name);
    byte[] bytes = file.getBytes();
    return Bundle.isZip(bytes) ? Bundle.unpack(name, bytes) : List.of(Incoming.read(name, bytes));
  }

  @GetMapping("/changes/{id:\\d+}/file")
  ResponseEntity<byte[]> download(@PathVariable long id, @RequestParam String file) {
    Draft draft = editable(id, file);
    String name = file.substring(file.lastIndexOf('/') + 1);
    return attachment(name, draft.content().getBytes(StandardCharsets.UTF_8));
  }

  @GetMapping("/changes/{id:\\d+}/files.zip")
  ResponseEntity<byte[]> downloadAll(@PathVariable long id) {
    known(id);
    return attachment("change-" + id + ".zip", Bundle.pack(changes.files(id)));
  }

  private static ResponseEntity<byte[]> attachment(String name, byte[] bytes) {
    return ResponseEntity.ok()
        .header(
            HttpHeaders.CONTENT_DISPOSITION,
            ContentDisposition.attachment().filename(name).build().toString())
        .contentType(MediaType.APPLICATION_OCTET_STREAM)
        .body(bytes);
  }

  // --- what has moved on meanwhile

  @PostMapping("/changes/{id:\\d+}/files/settle")
  String settle(
      @PathVariable long id,
      @RequestParam String file,
      @RequestParam boolean mine,
      Principal user) {
    known(id);
    desk.settle(id, file, mine, user.getName());
    return back(id);
  }

  @PostMapping("/changes/{id:\\d+}/files/again")
  String again(
      @PathVariable long id, @RequestParam String file, @RequestParam int edition, Principal user) {
    known(id);
    desk.takeUpAgain(id, file, edition, user.getName());
    return back(id);
  }

  // --- editors

  @GetMapping("/changes/{id:\\d+}/edit")
  String edit(@PathVariable long id, @RequestParam String file, Model page, Locale locale) {
    Change change = known(id);
    Draft draft = editable(id, file);
    page.addAttribute("change", change);
    page.addAttribute("named", titles.of(draft.model(), locale));
    page.addAttribute("draft", draft);
    page.addAttribute("kind", draft.model().kind());
    page.addAttribute("key", draft.model().key());
    page.addAttribute("editable", change.state() == ChangeState.DRAFT);
    return "changes/edit";
  }

  /** The text that an editor opens, with the number under which it gives it back. */
  @GetMapping("/changes/{id:\\d+}/draft")
  ResponseEntity<Sent> draft(@PathVariable long id, @RequestParam String file) {
    Draft draft = editable(id, file);
    return ResponseEntity.ok(new Sent(draft.content(), draft.edition()));
  }

  @PutMapping("/changes/{id:\\d+}/draft")
  ResponseEntity<Told> save(
      @PathVariable long id,
      @RequestParam String file,
      @RequestBody Sent sent,
      Principal user,
      Locale locale) {
    known(id);
    try {
      ModelFile edited = edited(file, sent);
      // without it nobody could tell whether somebody else has saved meanwhile
      if (sent.edition() == null) throw new Refusal("changes.refused.edition-missing");
      Optional<Integer> saved = changes.save(id, edited, sent.edition(), user.getName());
      if (saved.isPresent())
        return ResponseEntity.ok(new Told(saved.get(), say("changes.saved", locale)));
      Told told =
          changes
              .draft(id, file)
              .map(draft -> new Told(draft.edition(), savedBy(draft, locale)))
              .orElseGet(() -> new Told(null, say("changes.left-out", locale, file)));
      return ResponseEntity.status(HttpStatus.CONFLICT).body(told);
    } catch (Refusal refusal) {
      return ResponseEntity.unprocessableEntity().body(new Told(null, say(refusal, locale)));
    }
  }

  private String savedBy(Draft draft, Locale locale) {
    return say(
        "changes.saved-meanwhile",
        locale,
        members.name(draft.changedBy()),
        figures.minute(draft.changedAt(), locale));
  }

  /** What two people have done to the same edition, as two lists beside each other. */
  @PostMapping("/changes/{id:\\d+}/fork")
  String fork(
      @PathVariable long id, @RequestParam String file, @RequestBody Sent sent, Model page) {
    Draft theirs = editable(id, file);
    ModelFile mine = edited(file, sent);
    ModelFile base =
        Optional.ofNullable(sent.edition())
            .flatMap(number -> changes.edition(id, file, number))
            .map(edition -> ModelFile.named(file, edition.content()))
            .orElse(null);
    page.addAttribute("draft", theirs);
    page.addAttribute("words", words);
    page.addAttribute("mine", base == null ? null : altered(base, mine));
    page.addAttribute("theirs", base == null ? null : altered(base, theirs.model()));
    page.addAttribute("between", altered(theirs.model(), mine));
    return "changes/parts :: fork";
  }

  private static List<Alteration> altered(ModelFile before, ModelFile after) {
    return Differences.between(before, after);
  }

  @PostMapping("/changes/{id:\\d+}/aside")
  ResponseEntity<?> aside(
      @PathVariable long id,
      @RequestParam String file,
      @RequestBody Sent sent,
      Principal user,
      Locale locale) {
    Change change = known(id);
    try {
      ModelFile mine = edited(file, sent);
      String title = say("changes.aside-of", locale, change.title());
      long aside = desk.keepAside(change, mine, cut(title), user.getName());
      return ResponseEntity.ok(new Aside("/changes/" + aside));
    } catch (Refusal refusal) {
      return ResponseEntity.unprocessableEntity().body(new Told(null, say(refusal, locale)));
    }
  }

  // --- small things

  private static ModelFile edited(String file, Sent sent) {
    if (sent.content() == null) throw new Refusal("changes.refused.content-missing");
    return Incoming.edited(file, sent.content());
  }

  private String say(Refusal refusal, Locale locale) {
    return refusal.problems().stream()
        .map(problem -> messages.getMessage(problem, locale))
        .collect(java.util.stream.Collectors.joining(" "));
  }

  private String say(String key, Locale locale, Object... values) {
    return messages.getMessage(key, values, locale);
  }

  private static String cut(String title) {
    return title.substring(0, Math.min(title.length(), ChangePages.LONGEST_TITLE));
  }

  private Draft editable(long id, String file) {
    known(id);
    return changes
        .draft(id, file)
        .filter(draft -> !draft.removes())
        .orElseThrow(FilePages::unknown);
  }

  private Change known(long id) {
    return changes.find(id).orElseThrow(FilePages::unknown);
  }

  private static String back(long id) {
    return "redirect:/changes/" + id + "#files";
  }

  private static ResponseStatusException unknown() {
    return new ResponseStatusException(HttpStatus.NOT_FOUND);
  }
}
