package org.canvasgate.handover;

import jakarta.servlet.http.HttpServletResponse;
import java.security.Principal;
import java.time.Clock;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.canvasgate.committee.Members;
import org.canvasgate.committee.Members.Member;
import org.canvasgate.committee.Notices;
import org.canvasgate.form.Problem;
import org.canvasgate.form.Refusal;
import org.canvasgate.identity.People;
import org.canvasgate.identity.Role;
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

/**
 * The pages on which matters are handed over: the secretariat and administrators anybody's, others
 * their own.
 */
@Controller
class HandoverPages {
  private static final int MOST = 100;

  private final Handovers handovers;
  private final HandoverBook book;
  private final Dossiers dossiers;
  private final DossierRights rights;
  private final EndingTerms terms;
  private final Members members;
  private final People people;
  private final Notices notices;
  private final Clock clock;

  HandoverPages(
      Handovers handovers,
      HandoverBook book,
      Dossiers dossiers,
      DossierRights rights,
      EndingTerms terms,
      Members members,
      People people,
      Notices notices,
      Clock clock) {
    this.handovers = handovers;
    this.book = book;
    this.dossiers = dossiers;
    this.rights = rights;
    this.terms = terms;
    this.members = members;
    this.people = people;
    this.notices = notices;
    this.clock = clock;
  }

  /** Who looks at the page. */
  private record Visitor(String id, List<String> groups, boolean office) {}

  private Visitor visitor(Principal user) {
    List<String> groups = people.groups(user.getName());
    return new Visitor(user.getName(), groups, rights.office(groups));
  }

  @GetMapping("/handovers")
  String list(Principal user, Model model) {
    Visitor visitor = visitor(user);
    model.addAttribute(
        "handovers", visitor.office() ? book.all(MOST) : book.of(visitor.id(), MOST));
    model.addAttribute("terms", visitor.office() ? terms.ending() : List.of());
    form(visitor, visitor.office() ? null : visitor.id(), null, today().toString(), null, model);
    return "handover/handovers";
  }

  private void form(Visitor visitor, String from, String to, String on, String scope, Model model) {
    model.addAttribute("office", visitor.office());
    model.addAttribute("everybody", everybody());
    model.addAttribute("from", from);
    model.addAttribute("to", to);
    model.addAttribute("on", on);
    model.addAttribute("scope", scope == null ? Scope.EVERYTHING.key() : scope);
    model.addAttribute("today", today().toString());
  }

  /** Whoever has a role, by name. */
  private List<Member> everybody() {
    return Stream.of(Role.values())
        .flatMap(role -> members.in(role.key()).stream())
        .distinct()
        .sorted(Comparator.comparing(Member::name).thenComparing(Member::id))
        .toList();
  }

  @GetMapping("/handovers/preview")
  String preview(
      @RequestParam(defaultValue = "") String from,
      @RequestParam(defaultValue = "") String to,
      @RequestParam(defaultValue = "") String on,
      @RequestParam(defaultValue = "everything") String scope,
      Principal user,
      Model model) {
    Visitor visitor = visitor(user);
    Plan plan = plan(visitor, from, to, on, scope, null);
    return shown(visitor, plan, List.of(), model);
  }

  private String shown(Visitor visitor, Plan plan, List<Problem> problems, Model model) {
    Preview preview = handovers.preview(plan);
    form(visitor, plan.from(), plan.to(), plan.on().toString(), plan.scope().key(), model);
    model.addAttribute("preview", preview);
    model.addAttribute("reason", plan.reason());
    model.addAttribute("now", !plan.on().isAfter(today()));
    model.addAttribute("problems", problems.isEmpty() ? preview.refusals() : problems);
    return "handover/preview";
  }

  @PostMapping("/handovers")
  String plan(
      @RequestParam String from,
      @RequestParam String to,
      @RequestParam String on,
      @RequestParam String scope,
      @RequestParam(defaultValue = "") String reason,
      Principal user,
      Model model,
      HttpServletResponse response) {
    Visitor visitor = visitor(user);
    Plan plan = plan(visitor, from, to, on, scope, reason.strip());
    try {
      return "redirect:/handovers/" + handovers.plan(plan, visitor.id()).id();
    } catch (Refusal refusal) {
      response.setStatus(HttpStatus.UNPROCESSABLE_ENTITY.value());
      return shown(visitor, plan, refusal.problems(), model);
    }
  }

  private Plan plan(
      Visitor visitor, String from, String to, String on, String scope, String reason) {
    if (!visitor.office() && !from.equals(visitor.id()))
      throw new ResponseStatusException(HttpStatus.FORBIDDEN);
    return new Plan(from, to, scope(scope), day(on), reason, visitor.office());
  }

  private static Scope scope(String scope) {
    try {
      return Scope.of(scope);
    } catch (IllegalArgumentException unknown) {
      throw new ResponseStatusException(HttpStatus.BAD_REQUEST);
    }
  }

  private static LocalDate day(String on) {
    try {
      return LocalDate.parse(on);
    } catch (DateTimeParseException unreadable) {
      throw new Refusal("form.not-a-date", Problem.name("handover.on"), on);
    }
  }

  @GetMapping("/handovers/{id}")
  String show(@PathVariable long id, Principal user, Model model) {
    Visitor visitor = visitor(user);
    Handover handover = found(id, visitor);
    model.addAttribute("office", visitor.office());
    model.addAttribute("handover", handover);
    model.addAttribute("items", book.items(id));
    model.addAttribute(
        "preview",
        handover.state() == Handover.State.SCHEDULED ? handovers.preview(handover) : null);
    boolean decides = decides(handover, visitor);
    model.addAttribute("mayCancel", decides && handover.state() == Handover.State.SCHEDULED);
    Optional<LocalDate> until = handovers.reversibleUntil(handover);
    model.addAttribute("reversibleUntil", until.orElse(null));
    model.addAttribute(
        "mayReverse", decides && until.filter(day -> !today().isAfter(day)).isPresent());
    boolean reads = rights.mayRead(handover, visitor.id(), visitor.groups());
    model.addAttribute("mayRead", reads);
    model.addAttribute(
        "cases",
        reads
            ? dossiers.cases(handover).stream()
                .filter(each -> rights.mayRead(handover, each, visitor.id(), visitor.groups()))
                .toList()
            : List.of());
    return "handover/handover";
  }

  /** What the office planned the office calls off; one's own oneself, and the office too. */
  private static boolean decides(Handover handover, Visitor visitor) {
    return visitor.office() || !handover.byOffice() && visitor.id().equals(handover.from());
  }

  @PostMapping("/handovers/{id}/cancel")
  String cancel(@PathVariable long id, Principal user) {
    Visitor visitor = visitor(user);
    refuseOthers(found(id, visitor), visitor);
    handovers.cancel(id, visitor.id());
    return "redirect:/handovers/" + id;
  }

  @PostMapping("/handovers/{id}/reverse")
  String reverse(@PathVariable long id, Principal user) {
    Visitor visitor = visitor(user);
    refuseOthers(found(id, visitor), visitor);
    handovers.reverse(id, visitor.id());
    return "redirect:/handovers/" + id;
  }

  private static void refuseOthers(Handover handover, Visitor visitor) {
    if (!decides(handover, visitor)) throw new ResponseStatusException(HttpStatus.FORBIDDEN);
  }

  @GetMapping("/handovers/{id}/dossier.pdf")
  ResponseEntity<byte[]> dossier(@PathVariable long id, Principal user, Locale locale) {
    Visitor visitor = visitor(user);
    return paper(
        dossiers.ofAll(found(id, visitor), visitor.id(), visitor.groups(), locale),
        "handover-" + id);
  }

  @GetMapping("/handovers/{id}/cases/{proposalId}.pdf")
  ResponseEntity<byte[]> dossierOfCase(
      @PathVariable long id, @PathVariable String proposalId, Principal user, Locale locale) {
    Visitor visitor = visitor(user);
    return paper(
        dossiers.ofCase(found(id, visitor), proposalId, visitor.id(), visitor.groups(), locale),
        "handover-" + id + "-" + proposalId);
  }

  private static ResponseEntity<byte[]> paper(Optional<byte[]> pdf, String name) {
    return ResponseEntity.ok()
        .contentType(MediaType.APPLICATION_PDF)
        .header(
            HttpHeaders.CONTENT_DISPOSITION,
            ContentDisposition.attachment().filename(name + ".pdf").build().toString())
        .header(HttpHeaders.CACHE_CONTROL, "no-store")
        .body(pdf.orElseThrow(HandoverPages::unknown));
  }

  /** What somebody may not see is not told from what there is not. */
  private Handover found(long id, Visitor visitor) {
    return book.find(id)
        .filter(handover -> rights.maySee(handover, visitor.id(), visitor.groups()))
        .orElseThrow(HandoverPages::unknown);
  }

  private static ResponseStatusException unknown() {
    return new ResponseStatusException(HttpStatus.NOT_FOUND);
  }

  /** Somebody has read what they were told. */
  @PostMapping("/notices/seen")
  String noticesSeen(Principal user) {
    notices.seen(user.getName());
    return "redirect:/";
  }

  private LocalDate today() {
    return LocalDate.now(clock);
  }
}
