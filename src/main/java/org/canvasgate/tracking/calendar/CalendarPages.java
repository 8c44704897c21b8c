package org.canvasgate.tracking.calendar;

import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.security.Principal;
import java.time.Clock;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.canvasgate.canvas.Keys;
import org.canvasgate.form.Refusal;
import org.canvasgate.identity.People;
import org.canvasgate.tracking.Access;
import org.canvasgate.tracking.Reader;
import org.canvasgate.tracking.calendar.Subscriptions.Subscription;
import org.springframework.context.MessageSource;
import org.springframework.http.CacheControl;
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
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

/** Where people make, change and end their calendar, and where calendar programs read it. */
@Controller
class CalendarPages {
  private static final String BACK = "redirect:/calendars";
  private static final int SHOWN = 10;

  private final Subscriptions subscriptions;
  private final Deadlines deadlines;
  private final Access access;
  private final People people;
  private final MessageSource messages;
  private final Clock clock;

  CalendarPages(
      Subscriptions subscriptions,
      Deadlines deadlines,
      Access access,
      People people,
      MessageSource messages,
      Clock clock) {
    this.subscriptions = subscriptions;
    this.deadlines = deadlines;
    this.access = access;
    this.people = people;
    this.messages = messages;
    this.clock = clock;
  }

  /** A date as the page lists it. */
  public record Shown(java.time.Instant due, String title, String path) {}

  @GetMapping("/calendars")
  String show(Principal user, Locale locale, Model page) {
    Optional<Subscription> mine = subscriptions.of(user.getName());
    Set<Kind> kinds = mine.map(Subscription::kinds).orElse(EnumSet.allOf(Kind.class));
    Locale language = mine.map(Subscription::language).orElse(locale);
    page.addAttribute("subscription", mine.orElse(null));
    page.addAttribute("kinds", Kind.values());
    page.addAttribute("chosen", kinds);
    page.addAttribute("language", language.getLanguage().equals("ko") ? "ko" : "en");
    List<Deadline> ahead = deadlines.of(access.reader(user.getName()), kinds, language);
    page.addAttribute(
        "ahead",
        ahead.stream().limit(SHOWN).map(d -> new Shown(d.due(), d.title(), d.path())).toList());
    page.addAttribute("more", Math.max(0, ahead.size() - SHOWN));
    return "calendar/calendars";
  }

  @PostMapping("/calendars/make")
  String make(
      @RequestParam(required = false) List<String> kind,
      @RequestParam String language,
      Principal user,
      RedirectAttributes next) {
    String secret = subscriptions.make(user.getName(), language(language), kinds(kind));
    // Told on the next page and kept nowhere: who lost it makes a new one.
    next.addFlashAttribute(
        "secretAddress",
        ServletUriComponentsBuilder.fromCurrentContextPath()
            .path("/calendar/{secret}.ics")
            .buildAndExpand(secret)
            .toUriString());
    return BACK;
  }

  @PostMapping("/calendars/choose")
  String choose(
      @RequestParam(required = false) List<String> kind,
      @RequestParam String language,
      Principal user,
      RedirectAttributes next) {
    subscriptions.choose(user.getName(), language(language), kinds(kind));
    next.addFlashAttribute("saved", true);
    return BACK;
  }

  @PostMapping("/calendars/revoke")
  String revoke(Principal user, RedirectAttributes next) {
    subscriptions.revoke(user.getName());
    next.addFlashAttribute("revoked", true);
    return BACK;
  }

  /** The calendar itself, with what its owner may see at this moment. */
  @GetMapping("/calendar/{secret}.ics")
  ResponseEntity<byte[]> read(@PathVariable String secret, HttpServletRequest request) {
    Subscription subscription =
        subscriptions
            .at(secret)
            .filter(found -> people.exists(found.person()))
            .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    Reader reader = access.reader(subscription.person());
    Locale language = subscription.language();
    String file =
        CalendarFile.write(
            messages.getMessage("calendar.name", null, language),
            deadlines.of(reader, subscription.kinds(), language),
            ServletUriComponentsBuilder.fromContextPath(request).build().toUriString(),
            clock.instant());
    return ResponseEntity.ok()
        .contentType(
            new MediaType(
                MediaType.parseMediaType(CalendarFile.MEDIA_TYPE), StandardCharsets.UTF_8))
        .cacheControl(CacheControl.noStore())
        .header("X-Robots-Tag", "noindex")
        .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"canvasgate.ics\"")
        .body(file.getBytes(StandardCharsets.UTF_8));
  }

  private static Set<Kind> kinds(List<String> keys) {
    Set<Kind> kinds = EnumSet.noneOf(Kind.class);
    try {
      for (String key : keys == null ? List.<String>of() : keys)
        kinds.add(Keys.find(Kind.class, key));
    } catch (IllegalArgumentException unknown) {
      throw new Refusal("calendar.unknown");
    }
    if (kinds.isEmpty()) throw new Refusal("calendar.nothing-chosen");
    return kinds;
  }

  private static Locale language(String key) {
    return Arrays.stream(new Locale[] {Locale.ENGLISH, Locale.KOREAN})
        .filter(language -> language.getLanguage().equals(key))
        .findFirst()
        .orElseThrow(() -> new Refusal("calendar.unknown"));
  }
}
