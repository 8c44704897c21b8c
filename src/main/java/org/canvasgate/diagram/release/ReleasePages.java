package org.canvasgate.diagram.release;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;
import static java.util.stream.Collectors.toMap;

import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.canvasgate.diagram.cases.CaseMoves;
import org.canvasgate.diagram.change.Change;
import org.canvasgate.diagram.change.Changes;
import org.canvasgate.diagram.difference.Differences;
import org.canvasgate.diagram.model.Alteration;
import org.canvasgate.diagram.model.AskedAtOnce;
import org.canvasgate.diagram.model.ModelSet;
import org.canvasgate.diagram.model.ModelWords;
import org.canvasgate.form.Problem;
import org.canvasgate.form.Refusal;
import org.canvasgate.identity.Role;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/** The steps of a change as buttons, the releases, and what stands in the trail. */
@Controller
class ReleasePages {
  private static final ZoneId KOREA = ZoneId.of("Asia/Seoul");
  private static final int LINES = 100;

  /** Years for which a release can be set. */
  private static final int FURTHEST = 10;

  private final Releases releases;
  private final ChangeSteps steps;
  private final ReleaseLog log;
  private final Trail trail;
  private final ModelsInForce inForce;
  private final MovedCases movedCases;
  private final CaseMoves moves;
  private final Changes changes;
  private final MovesView movesView;
  private final Clock clock;

  ReleasePages(
      Releases releases,
      ChangeSteps steps,
      ReleaseLog log,
      Trail trail,
      ModelsInForce inForce,
      MovedCases movedCases,
      CaseMoves moves,
      Changes changes,
      MovesView movesView,
      Clock clock) {
    this.releases = releases;
    this.steps = steps;
    this.log = log;
    this.trail = trail;
    this.inForce = inForce;
    this.movedCases = movedCases;
    this.moves = moves;
    this.changes = changes;
    this.movesView = movesView;
    this.clock = clock;
  }

  @PostMapping("/changes/{id:\\d+}/release/submit")
  String submit(@PathVariable long id, Authentication user) {
    steps.submit(id, user.getName());
    return section(id);
  }

  @PostMapping("/changes/{id:\\d+}/release/approve")
  String approve(
      @PathVariable long id,
      @RequestParam String sum,
      @RequestParam(defaultValue = "") String reason,
      Authentication user) {
    steps.approve(id, user.getName(), Role.groups(user), sum, reason);
    return section(id);
  }

  @PostMapping("/changes/{id:\\d+}/release/refuse")
  String refuse(
      @PathVariable long id, @RequestParam(defaultValue = "") String reason, Authentication user) {
    steps.refuse(id, user.getName(), reason);
    return section(id);
  }

  @PostMapping("/changes/{id:\\d+}/release/reopen")
  String reopen(
      @PathVariable long id, @RequestParam(defaultValue = "") String reason, Authentication user) {
    steps.reopen(id, user.getName(), reason);
    return section(id);
  }

  @PostMapping("/changes/{id:\\d+}/release/withdraw")
  String withdraw(
      @PathVariable long id, @RequestParam(defaultValue = "") String reason, Authentication user) {
    steps.withdraw(id, user.getName(), reason);
    return section(id);
  }

  @PostMapping("/changes/{id:\\d+}/release/now")
  String now(
      @PathVariable long id,
      @RequestParam(defaultValue = "") String reason,
      @RequestParam(name = "case", defaultValue = "") List<String> cases,
      @RequestParam(defaultValue = "false") boolean all,
      Authentication user) {
    releases.release(id, user.getName(), reason, movedCases.chosen(id, all, cases));
    return section(id);
  }

  @PostMapping("/changes/{id:\\d+}/release/schedule")
  String schedule(
      @PathVariable long id,
      @RequestParam(defaultValue = "") String at,
      @RequestParam(defaultValue = "") String reason,
      @RequestParam(name = "case", defaultValue = "") List<String> cases,
      @RequestParam(defaultValue = "false") boolean all,
      Authentication user) {
    steps.schedule(id, moment(at), user.getName(), reason, movedCases.chosen(id, all, cases));
    return section(id);
  }

  @PostMapping("/changes/{id:\\d+}/release/unschedule")
  String unschedule(@PathVariable long id, Authentication user) {
    steps.unschedule(id, user.getName());
    return section(id);
  }

  @PostMapping("/changes/{id:\\d+}/release/share")
  String share(
      @PathVariable long id,
      @RequestParam(defaultValue = "0") int percent,
      @RequestParam(defaultValue = "") String reason,
      Authentication user) {
    releases.share(id, percent, user.getName(), reason);
    return section(id);
  }

  @PostMapping("/changes/{id:\\d+}/release/end-share")
  String endShare(
      @PathVariable long id,
      @RequestParam(defaultValue = "") String reason,
      @RequestParam(defaultValue = "false") boolean cases,
      Authentication user) {
    releases.endShare(id, user.getName(), reason, cases);
    return section(id);
  }

  /** What ending the share would mean for its cases, before it is ended: a part of the page. */
  @GetMapping("/changes/{id:\\d+}/release/end-share")
  String beforeEndOfShare(@PathVariable long id, Model page, Locale language) {
    changes.find(id).orElseThrow(ReleasePages::unknown);
    page.addAttribute("cases", movesView.of(releases.beforeEndOfShare(id), language));
    return "release/moves :: before";
  }

  /** Takes running cases to a change that is in force already. */
  @PostMapping("/changes/{id:\\d+}/release/move")
  String move(
      @PathVariable long id,
      @RequestParam(name = "case", defaultValue = "") List<String> cases,
      @RequestParam(defaultValue = "false") boolean all,
      Authentication user) {
    releases.moveCases(id, movedCases.chosen(id, all, cases), user.getName());
    return section(id);
  }

  /** How the cases that move come along; asks again by itself until all are done. */
  @GetMapping("/changes/{id:\\d+}/release/moves")
  String moves(@PathVariable long id, Model page, Locale language) {
    Change change = changes.find(id).orElseThrow(ReleasePages::unknown);
    page.addAttribute("change", change);
    page.addAttribute("moves", movesView.of(id, language));
    return "release/moves :: moves";
  }

  @PostMapping("/changes/{id:\\d+}/release/moves/{batch:\\d+}/stop")
  String stop(@PathVariable long id, @PathVariable long batch, Authentication user) {
    if (moves.batches(id).stream().noneMatch(each -> each.batch() == batch)) throw unknown();
    moves.stop(batch, user.getName());
    return section(id);
  }

  @GetMapping("/changes/releases")
  String releases(Model page) {
    List<Release> all = log.all();
    String now = inForce.deployment();
    page.addAttribute("releases", all);
    page.addAttribute("now", now);
    page.addAttribute("holds", log.of(now).map(Release::setHash).orElse(null));
    page.addAttribute("named", named(all.stream().map(Release::change)));
    return "release/releases";
  }

  /** What going back would do, before it is done. */
  @GetMapping("/changes/releases/{number:\\d+}/back")
  String beforeBack(@PathVariable int number, Model page, Locale language) {
    Release to = log.find(number).filter(Release::forAll).orElseThrow(ReleasePages::unknown);
    page.addAttribute("to", to);
    List<Release> since = releases.since(number);
    ModelSet before = inForce.now();
    ModelSet after = inForce.of(to.deployment());
    Map<String, List<Alteration>> alterations =
        Differences.between(before, after).stream()
            .collect(groupingBy(Alteration::file, LinkedHashMap::new, toList()));
    page.addAttribute("alterations", alterations);
    page.addAttribute("files", titles(alterations.keySet(), after.with(before.files()), language));
    page.addAttribute(
        "atOnce",
        alterations.keySet().stream()
            .map(file -> after.find(file).or(() -> before.find(file)).orElseThrow())
            .filter(AskedAtOnce::holds)
            .map(file -> ModelWords.of(file, language).title())
            .toList());
    page.addAttribute("returns", movesView.of(movedCases.beforeReturn(since), language));
    page.addAttribute(
        "begun",
        movedCases.begunOn(
            since.stream().filter(each -> !each.setHash().equals(to.setHash())).toList()));
    return "release/back";
  }

  @PostMapping("/changes/releases/{number:\\d+}/back")
  String back(
      @PathVariable int number,
      @RequestParam(defaultValue = "") String reason,
      @RequestParam(defaultValue = "false") boolean cases,
      Authentication user) {
    releases.back(number, user.getName(), reason, cases);
    return "redirect:/changes/releases";
  }

  @GetMapping("/changes/history")
  String history(@RequestParam(defaultValue = "0") long before, Model page) {
    List<Trail.Event> events = trail.latest(before > 0 ? before : Long.MAX_VALUE, LINES);
    page.addAttribute("events", events);
    page.addAttribute("named", named(events.stream().map(Trail.Event::change)));
    page.addAttribute("earlier", events.size() < LINES ? null : events.get(events.size() - 1).id());
    return "release/history";
  }

  private static Map<String, String> titles(Set<String> files, ModelSet of, Locale language) {
    return files.stream()
        .collect(
            toMap(
                file -> file,
                file ->
                    of.find(file).map(each -> ModelWords.of(each, language).title()).orElse(file)));
  }

  /** What changes are called, by their ids. */
  private Map<Long, String> named(Stream<Long> ids) {
    return ids.filter(Objects::nonNull)
        .distinct()
        .map(changes::find)
        .flatMap(Optional::stream)
        .collect(toMap(Change::id, Change::title));
  }

  private Instant moment(String text) {
    try {
      LocalDateTime at = LocalDateTime.parse(text.strip());
      // beyond it is a slip of the pen, and far beyond it no database can keep it
      if (at.isAfter(LocalDateTime.ofInstant(clock.instant(), KOREA).plusYears(FURTHEST)))
        throw new Refusal(List.of(new Problem("at", "release.schedule.too-far", FURTHEST)));
      return at.atZone(KOREA).toInstant();
    } catch (DateTimeException noMoment) {
      throw new Refusal(List.of(new Problem("at", "release.schedule.no-moment")));
    }
  }

  private static String section(long id) {
    return "redirect:/changes/" + id + "#release";
  }

  private static ResponseStatusException unknown() {
    return new ResponseStatusException(HttpStatus.NOT_FOUND);
  }
}
