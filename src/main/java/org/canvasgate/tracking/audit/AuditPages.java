package org.canvasgate.tracking.audit;

import jakarta.servlet.http.HttpServletResponse;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.canvasgate.audit.AuditBook;
import org.canvasgate.audit.AuditBook.Entry;
import org.canvasgate.audit.AuditBook.Question;
import org.canvasgate.audit.AuditChain;
import org.canvasgate.committee.Members;
import org.canvasgate.identity.PageLink;
import org.canvasgate.identity.PageRight;
import org.canvasgate.identity.Role;
import org.canvasgate.tracking.exports.Column;
import org.canvasgate.tracking.exports.Format;
import org.canvasgate.tracking.exports.TableFile;
import org.springframework.context.MessageSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/** Who did what and when: searched by person, kind, thing or case, and time. */
@Controller
class AuditPages {
  private static final int PAGE = 50;
  private static final int CHUNK = 2000;
  private static final ZoneId KOREA = ZoneId.of("Asia/Seoul");

  /** What can be chosen, in this order; the first word of a kind. */
  static final List<String> GROUPS =
      List.of("sign-in", "right", "key", "release", "decision", "export", "person");

  private static final List<String> COLUMNS =
      List.of(
          "id",
          "at",
          "kind",
          "source",
          "person",
          "concerns",
          "object",
          "case",
          "detail",
          "address");

  private final AuditBook book;
  private final AuditChain chain;
  private final Members members;
  private final MessageSource messages;
  private final Clock clock;

  AuditPages(
      AuditBook book, AuditChain chain, Members members, MessageSource messages, Clock clock) {
    this.book = book;
    this.chain = chain;
    this.members = members;
    this.messages = messages;
    this.clock = clock;
  }

  /** The search as it stands in the address; what cannot be read counts as not given. */
  record Search(String person, String kind, String about, String from, String until) {
    Search {
      person = plain(person);
      kind = plain(kind);
      about = plain(about);
      from = plain(from);
      until = plain(until);
    }

    private static String plain(String given) {
      if (given == null || given.isBlank()) return null;
      String text = given.strip().replace("\0", "");
      return text.length() > 200 ? text.substring(0, 200) : text;
    }

    Question question(Long before) {
      return new Question(person, kind, about, start(from, 0), start(until, 1), before);
    }

    private static Instant start(String day, int daysLater) {
      if (day == null) return null;
      try {
        LocalDate date = LocalDate.parse(day);
        if (Math.abs(date.getYear()) > 9999) return null;
        return date.plusDays(daysLater).atStartOfDay(KOREA).toInstant();
      } catch (DateTimeException notADay) {
        return null;
      }
    }
  }

  @GetMapping("/audit")
  String audit(
      @ModelAttribute("search") Search search,
      @RequestParam(required = false) String before,
      Locale locale,
      Model page) {
    return show(search, number(before), locale, page);
  }

  private String show(Search search, Long before, Locale locale, Model page) {
    List<Entry> entries = book.find(search.question(before), PAGE + 1);
    boolean more = entries.size() > PAGE;
    List<Entry> shown = more ? entries.subList(0, PAGE) : entries;
    page.addAttribute("search", search);
    page.addAttribute("groups", GROUPS);
    page.addAttribute("lines", lines(shown, locale));
    page.addAttribute("older", more ? shown.get(PAGE - 1).id() : null);
    page.addAttribute("alterable", book.alterable());
    page.addAttribute("head", chain.head());
    return "audit/audit";
  }

  /** An entry as it is read. */
  record Line(Entry entry, String what, String who, String whom, String more) {}

  private List<Line> lines(List<Entry> entries, Locale locale) {
    Set<String> ids = new LinkedHashSet<>();
    entries.forEach(
        entry -> {
          if (entry.person() != null) ids.add(entry.person());
          if (entry.concerns() != null) ids.add(entry.concerns());
        });
    Map<String, String> names = members.names(ids);
    return entries.stream()
        .map(
            entry ->
                new Line(
                    entry,
                    words(entry.kind(), locale),
                    entry.person() == null
                        ? messages.getMessage("audit.source." + entry.source(), null, locale)
                        : names.getOrDefault(entry.person(), entry.person()),
                    entry.concerns() == null
                        ? null
                        : names.getOrDefault(entry.concerns(), entry.concerns()),
                    more(entry, locale)))
        .toList();
  }

  /** By which door somebody came, and why not in; of all else what the entry itself says. */
  private String more(Entry entry, Locale locale) {
    if (entry.detail() == null || !entry.kind().startsWith("sign-in")) return entry.detail();
    return Arrays.stream(entry.detail().split(" "))
        .map(word -> messages.getMessage("audit.detail." + word, null, word, locale))
        .collect(Collectors.joining(", "));
  }

  private String words(String kind, Locale locale) {
    return messages.getMessage("audit.kind." + kind, null, kind, locale);
  }

  /** Reads the whole chain. */
  @PostMapping("/audit/verify")
  String verify(Locale locale, Model page) {
    // Nothing younger than a year can have been kept for its time.
    page.addAttribute("result", chain.verify(clock.instant().minus(Duration.ofDays(365))));
    return show(new Search(null, null, null, null, null), null, locale, page);
  }

  /** What was found, all of it; telling of it is one more entry. */
  @GetMapping("/audit/trail.{ending}")
  void export(
      @PathVariable String ending,
      @ModelAttribute("search") Search search,
      Locale locale,
      HttpServletResponse response)
      throws IOException {
    Format format =
        Format.of(ending).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    response.setContentType(format.mediaType());
    response.setHeader(HttpHeaders.CACHE_CONTROL, CacheControl.noStore().getHeaderValue());
    response.setHeader(
        HttpHeaders.CONTENT_DISPOSITION,
        ContentDisposition.attachment()
            .filename("canvasgate-audit-" + LocalDate.now(clock) + "." + ending)
            .build()
            .toString());
    var out = new BufferedOutputStream(response.getOutputStream(), 1 << 16);
    List<Column> columns =
        COLUMNS.stream()
            .map(key -> new Column(key, messages.getMessage("audit.column." + key, null, locale)))
            .toList();
    try (TableFile file =
        format.open(messages.getMessage("audit.title", null, locale), columns, out)) {
      write(search, file);
    }
    out.flush();
  }

  private void write(Search search, TableFile file) throws IOException {
    Long before = null;
    while (true) {
      List<Entry> some = book.find(search.question(before), CHUNK);
      for (Entry entry : some) if (!file.row(values(entry))) return;
      if (some.size() < CHUNK) return;
      before = some.get(some.size() - 1).id();
    }
  }

  private static List<Object> values(Entry entry) {
    return new ArrayList<>(
        Arrays.asList(
            entry.id(),
            entry.at(),
            entry.kind(),
            entry.source(),
            entry.person(),
            entry.concerns(),
            entry.object(),
            entry.proposalId(),
            entry.detail(),
            entry.address()));
  }

  private static Long number(String text) {
    return Optional.ofNullable(text)
        .filter(t -> t.matches("\\d{1,18}"))
        .map(Long::valueOf)
        .orElse(null);
  }

  @Configuration(proxyBeanMethods = false)
  static class Pages {
    @Bean
    PageRight auditForAdministrators() {
      return PageRight.only("/audit/**", Role.ADMINISTRATORS);
    }

    @Bean
    @Order(97)
    PageLink auditLink() {
      return new PageLink(
          "/audit", "audit.title", List.of(Role.ADMINISTRATORS), PageLink.Group.SYSTEM);
    }
  }
}
