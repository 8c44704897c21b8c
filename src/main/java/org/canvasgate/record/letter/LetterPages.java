package org.canvasgate.record.letter;

import java.security.Principal;
import java.time.Instant;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.canvasgate.committee.Recusals;
import org.canvasgate.form.Refusal;
import org.canvasgate.record.letter.Letter.State;
import org.canvasgate.record.letter.Letter.Text;
import org.canvasgate.record.mail.Courier;
import org.canvasgate.record.mail.Mail;
import org.canvasgate.record.mail.Outbox;
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
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/** The secretariat's desk for letters: drafts, the outbox, one letter with its preview. */
@Controller
class LetterPages {
  private static final int MOST = 100;

  private final Letters letters;
  private final LetterDesk desk;
  private final Outbox outbox;
  private final Courier courier;
  private final Recusals recusals;

  LetterPages(Letters letters, LetterDesk desk, Outbox outbox, Courier courier, Recusals recusals) {
    this.letters = letters;
    this.desk = desk;
    this.outbox = outbox;
    this.courier = courier;
    this.recusals = recusals;
  }

  /** A letter's line; the message is null while it has none. */
  public record Line(
      long id,
      String proposalId,
      String template,
      String recipient,
      String state,
      long record,
      Instant at,
      Mail mail) {

    /** Message key of how far the letter is. */
    public String status() {
      return mail == null ? "letter.state." + state : "mail.state." + mail.state().key();
    }
  }

  @GetMapping("/letters")
  String list(Principal user, Model page) {
    Set<String> barred = recusals.casesOf(user.getName());
    page.addAttribute("missing", courier.missing());
    page.addAttribute("drafts", lines(barred, State.DRAFT));
    page.addAttribute("decided", lines(barred, State.APPROVED, State.DISCARDED));
    page.addAttribute("unsure", outbox.in(Mail.State.UNSURE, MOST));
    page.addAttribute("refused", outbox.in(Mail.State.REFUSED, MOST));
    page.addAttribute("waiting", outbox.in(Mail.State.QUEUED, MOST));
    page.addAttribute("sending", outbox.count(Mail.State.SENDING));
    page.addAttribute("sent", outbox.count(Mail.State.SENT));
    return "record/letter/letters";
  }

  private List<Line> lines(Set<String> barred, State... states) {
    return Arrays.stream(states)
        .flatMap(state -> letters.in(state, MOST).stream())
        .filter(letter -> !barred.contains(letter.round().proposalId()))
        .sorted(Comparator.comparing(Letter::id).reversed())
        .map(this::line)
        .toList();
  }

  private Line line(Letter letter) {
    return new Line(
        letter.id(),
        letter.round().proposalId(),
        letter.template(),
        letter.recipient(),
        letter.state().key(),
        letter.recordNumber(),
        letter.state() == State.DRAFT ? letter.draftedAt() : letter.decidedAt(),
        outbox.ofLetter(letter.id()).orElse(null));
  }

  @GetMapping("/letters/{id:\\d+}")
  String show(
      @PathVariable long id,
      @RequestParam(defaultValue = "ko") String language,
      Principal user,
      Model page) {
    Letter letter = found(id, user);
    Locale locale = language(language);
    fill(page, letter, locale, letters.text(letter, locale), desk.pdf(letter, locale));
    return "record/letter/letter";
  }

  private void fill(Model page, Letter letter, Locale locale, Text text, byte[] pdf) {
    Line line = line(letter);
    page.addAttribute("letter", line);
    page.addAttribute("language", locale.getLanguage());
    page.addAttribute("subject", text.subject());
    page.addAttribute("body", text.body());
    page.addAttribute("own", text.own());
    page.addAttribute("version", text.version());
    page.addAttribute("seen", desk.state(letter));
    page.addAttribute("pages", PaperPictures.of(pdf));
    page.addAttribute("reason", letter.reason());
    page.addAttribute("decidedBy", letter.decidedBy());
    page.addAttribute("events", line.mail() == null ? List.of() : outbox.events(line.mail().id()));
  }

  @GetMapping("/letters/{id:\\d+}/{language:ko|en}.pdf")
  ResponseEntity<byte[]> pdf(@PathVariable long id, @PathVariable String language, Principal user) {
    return paper(desk.pdf(found(id, user), language(language)), id, language);
  }

  /** A letter to be kept as a file; the page shows it as pictures. */
  static ResponseEntity<byte[]> paper(byte[] pdf, long id, String language) {
    return ResponseEntity.ok()
        .header(
            HttpHeaders.CONTENT_DISPOSITION,
            ContentDisposition.attachment()
                .filename("canvasgate-letter-" + id + "-" + language + ".pdf")
                .build()
                .toString())
        .contentType(MediaType.APPLICATION_PDF)
        .body(pdf);
  }

  @PostMapping("/letters/{id:\\d+}/preview")
  String preview(
      @PathVariable long id,
      @RequestParam String language,
      @RequestParam String subject,
      @RequestParam String body,
      Principal user,
      Model page) {
    Letter letter = draft(id, user);
    Locale locale = language(language);
    byte[] pdf = desk.preview(letter, locale, subject, body);
    fill(page, letter, locale, new Text(null, 0, subject, body, null), pdf);
    page.addAttribute("unsaved", true);
    return "record/letter/letter";
  }

  @PostMapping("/letters/{id:\\d+}/text")
  String write(
      @PathVariable long id,
      @RequestParam String language,
      @RequestParam String subject,
      @RequestParam String body,
      Principal user) {
    letters.write(draft(id, user), language(language), subject, body, user.getName());
    return back(id, language);
  }

  @PostMapping("/letters/{id:\\d+}/template-text")
  String unwrite(@PathVariable long id, @RequestParam String language, Principal user) {
    letters.unwrite(draft(id, user), language(language));
    return back(id, language);
  }

  @PostMapping("/letters/{id:\\d+}/approve")
  String approve(@PathVariable long id, @RequestParam String seen, Principal user) {
    desk.approve(found(id, user), seen, user.getName());
    return "redirect:/letters/" + id;
  }

  @PostMapping("/letters/{id:\\d+}/discard")
  String discard(
      @PathVariable long id, @RequestParam(required = false) String reason, Principal user) {
    desk.discard(found(id, user), reason, user.getName());
    return "redirect:/letters";
  }

  @PostMapping("/letters/mail/{id:\\d+}/again")
  String again(@PathVariable long id, Principal user) {
    outbox.again(mail(id), user.getName());
    return "redirect:/letters";
  }

  @PostMapping("/letters/mail/{id:\\d+}/arrived")
  String arrived(@PathVariable long id, Principal user) {
    outbox.arrived(mail(id), user.getName());
    return "redirect:/letters";
  }

  private static String back(long id, String language) {
    return "redirect:/letters/" + id + "?language=" + language(language).getLanguage();
  }

  private long mail(long id) {
    return outbox.find(id).map(Mail::id).orElseThrow(LetterPages::unknown);
  }

  /** A letter tells what was decided and how: nothing for whoever is kept off its case. */
  private Letter found(long id, Principal user) {
    return letters
        .find(id)
        .filter(letter -> !recusals.barred(letter.round().proposalId(), user.getName()))
        .orElseThrow(LetterPages::unknown);
  }

  private Letter draft(long id, Principal user) {
    Letter letter = found(id, user);
    if (letter.state() != State.DRAFT) throw new Refusal("letter.no-draft");
    return letter;
  }

  static Locale language(String key) {
    return switch (key) {
      case "ko" -> Locale.KOREAN;
      case "en" -> Locale.ENGLISH;
      default -> throw unknown();
    };
  }

  static ResponseStatusException unknown() {
    return new ResponseStatusException(HttpStatus.NOT_FOUND);
  }
}
