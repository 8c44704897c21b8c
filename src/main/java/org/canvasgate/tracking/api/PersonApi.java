package org.canvasgate.tracking.api;

import java.security.Principal;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Locale;
import org.canvasgate.committee.Members;
import org.canvasgate.committee.Notice;
import org.canvasgate.committee.Notices;
import org.canvasgate.form.CaseTitle;
import org.canvasgate.identity.key.KeyBearer;
import org.canvasgate.identity.key.Scope;
import org.canvasgate.tracking.Access;
import org.canvasgate.tracking.Reader;
import org.canvasgate.tracking.api.Faults.Kind;
import org.canvasgate.tracking.api.Faults.Raised;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.Authentication;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;

/** Who asks, and what they are told. */
@ApiRoot
class PersonApi {
  /** Between the moment and the number of a notice, in the address of the next page. */
  private static final char PLACE = '~';

  /** A moment written by hand may be one that the database has not. */
  private static final Instant EARLIEST = Instant.parse("1900-01-01T00:00:00Z");

  private static final Instant LATEST = Instant.parse("2999-12-31T00:00:00Z");

  private final Access access;
  private final Members members;
  private final Notices notices;
  private final CaseTitle titles;
  private final MessageSource messages;

  PersonApi(
      Access access, Members members, Notices notices, CaseTitle titles, MessageSource messages) {
    this.access = access;
    this.members = members;
    this.notices = notices;
    this.titles = titles;
    this.messages = messages;
  }

  @GetMapping("/me")
  MeAnswer me(Authentication user) {
    Reader reader = access.reader(user.getName());
    return new MeAnswer(
        reader.user(),
        members.name(reader.user()),
        reader.groups().stream().sorted().toList(),
        reader.seesAll(),
        user instanceof KeyBearer bearer
            ? new MeAnswer.KeyAnswer(
                bearer.key().name(),
                bearer.key().scopes().stream().map(Scope::key).toList(),
                bearer.key().endsOn())
            : null);
  }

  @GetMapping("/notices")
  ResponseEntity<List<NoticeAnswer>> notices(
      @RequestParam(required = false) String before,
      @RequestParam(defaultValue = Pages.SIZE) int size,
      Principal user,
      Locale locale) {
    Reader reader = access.reader(user.getName());
    Instant seen = notices.seenUntil(reader.user()).orElse(Instant.MIN);
    int asked = Pages.size(size);
    List<Notices.Numbered> found = notices.after(reader.names(), place(before), asked + 1);
    List<NoticeAnswer> page =
        found.stream().limit(asked).map(n -> notice(n, seen, locale)).toList();
    return Pages.of(
        page,
        found.size() > asked
            ? next ->
                next.replaceQueryParam("before", Pages.encoded(place(page.get(page.size() - 1))))
            : null);
  }

  private static String place(NoticeAnswer last) {
    return last.at().toString() + PLACE + last.id();
  }

  private static Notices.Place place(String before) {
    if (before == null) return null;
    int cut = before.indexOf(PLACE);
    try {
      Instant at = Instant.parse(before.substring(0, Math.max(cut, 0)));
      if (at.isBefore(EARLIEST) || at.isAfter(LATEST)) throw new Raised(Kind.UNREADABLE);
      return new Notices.Place(at, Long.parseLong(before.substring(cut + 1)));
    } catch (DateTimeParseException | NumberFormatException noPlace) {
      throw new Raised(Kind.UNREADABLE);
    }
  }

  private NoticeAnswer notice(Notices.Numbered numbered, Instant seen, Locale locale) {
    Notice notice = numbered.notice();
    Object[] named =
        notice.values().stream()
            .map(
                value ->
                    value != null && value.equals(notice.proposalId())
                        ? titles.of(notice.proposalId(), locale)
                        : value)
            .toArray();
    return new NoticeAnswer(
        numbered.id(),
        notice.at(),
        notice.proposalId(),
        notice.message(),
        messages.getMessage(notice.message(), named, locale),
        notice.at().isAfter(seen));
  }

  @PutMapping("/notices/seen")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void seeNotices(Principal user) {
    notices.seen(user.getName());
  }
}
