package org.canvasgate.record.mail;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.canvasgate.committee.Members;
import org.canvasgate.committee.Notice;
import org.canvasgate.committee.Notices;
import org.canvasgate.committee.Recusals;
import org.canvasgate.committee.Rules;
import org.canvasgate.record.mail.Preferences.Choice;
import org.canvasgate.record.mail.Preferences.Delivery;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Works out who is told of a notice and how: a user, or each member of a group; at once, with the
 * next daily mail, or not at all where the person chose so and the notice may be turned off.
 */
@Component
public class NoticeDesk {
  private static final ZoneId KOREA = ZoneId.of("Asia/Seoul");
  private static final LocalTime DIGEST_AT = LocalTime.of(8, 0);
  private static final int MOST = 100;

  /**
   * Whoever was not told of something for so long, because there was no mail server, is not told
   * any more: the notice stands on their page.
   */
  private static final Duration NEWS = Duration.ofDays(3);

  private final JdbcClient jdbc;
  private final Notices notices;
  private final Members members;
  private final Recusals recusals;
  private final Preferences preferences;
  private final Rules rules;
  private final NoticeMail mail;
  private final Outbox outbox;
  private final Clock clock;

  NoticeDesk(
      JdbcClient jdbc,
      Notices notices,
      Members members,
      Recusals recusals,
      Preferences preferences,
      Rules rules,
      NoticeMail mail,
      Outbox outbox,
      Clock clock) {
    this.jdbc = jdbc;
    this.notices = notices;
    this.members = members;
    this.recusals = recusals;
    this.preferences = preferences;
    this.rules = rules;
    this.mail = mail;
    this.outbox = outbox;
    this.clock = clock;
  }

  /** Brings every new notice into the outbox or to the daily mails; each once. */
  @Transactional
  public void dispatch() {
    Map<String, Boolean> always = new HashMap<>();
    for (long id : waiting()) {
      Notice notice = notices.get(id);
      if (notice.at().isAfter(clock.instant().minus(NEWS)))
        for (String person : people(notice))
          tell(id, notice, person, always.computeIfAbsent(kind(notice.message()), this::always));
      jdbc.sql("update notice set dispatched_at = ? where id = ?").params(now(), id).update();
    }
  }

  private List<Long> waiting() {
    return jdbc.sql(
            """
            select id from notice where dispatched_at is null
            order by id limit ? for update skip locked""")
        .param(MOST)
        .query(Long.class)
        .list();
  }

  /** Whoever is kept off a case is told nothing of it through a group. */
  private List<String> people(Notice notice) {
    if (members.find(notice.recipient()).isPresent()) return List.of(notice.recipient());
    return members.in(notice.recipient()).stream()
        .map(Members.Member::id)
        .filter(
            person -> notice.proposalId() == null || !recusals.barred(notice.proposalId(), person))
        .toList();
  }

  private void tell(long id, Notice notice, String person, boolean always) {
    Choice choice = preferences.of(person);
    if (choice.delivery() == Delivery.NONE && !always) return;
    if (choice.delivery() == Delivery.DIGEST)
      jdbc.sql("insert into digest_item (person, notice_id) values (?, ?) on conflict do nothing")
          .params(person, id)
          .update();
    else
      outbox.queue(
          "notice/" + id + "/" + person,
          person,
          null,
          mail.subject(notice, choice.language()),
          mail.body(notice, choice.language()));
  }

  /** Whether notices of a kind reach even those who want none. */
  private boolean always(String kind) {
    return Boolean.TRUE.equals(rules.one("notice-delivery", Map.of("kind", kind)).get("always"));
  }

  /** The second word of a message's key: {@code notice.reminder.score} is a reminder. */
  static String kind(String message) {
    String[] words = message.split("\\.");
    return words.length > 1 ? words[1] : words[0];
  }

  /** Writes the daily mails whose hour has come: one a person and day, at eight in the morning. */
  @Transactional
  public void digest() {
    ZonedDateTime now = clock.instant().atZone(KOREA);
    if (now.toLocalTime().isBefore(DIGEST_AT)) return;
    for (String person : readers()) digest(person, now.toLocalDate());
  }

  private List<String> readers() {
    return jdbc.sql("select distinct person from digest_item where mail_id is null order by person")
        .query(String.class)
        .list();
  }

  private void digest(String person, LocalDate day) {
    List<Long> items =
        jdbc.sql(
                """
                select notice_id from digest_item where person = ? and mail_id is null
                order by notice_id for update skip locked""")
            .param(person)
            .query(Long.class)
            .list();
    if (items.isEmpty()) return;
    List<Notice> news = new ArrayList<>();
    for (long id : items) news.add(notices.get(id));
    var language = preferences.of(person).language();
    outbox
        .queue(
            "digest/" + day + "/" + person,
            person,
            null,
            mail.digestSubject(news.size(), language),
            mail.digestBody(news, language))
        .ifPresent(id -> mark(person, items, id));
  }

  private void mark(String person, List<Long> items, long mail) {
    jdbc.sql(
            "update digest_item set mail_id = :mail where person = :person and notice_id in (:ids)")
        .param("mail", mail)
        .param("person", person)
        .param("ids", items)
        .update();
  }

  private Timestamp now() {
    return Timestamp.from(clock.instant());
  }
}
