package org.canvasgate.record.mail;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.ConcurrentHashMap;
import javax.sql.DataSource;
import org.canvasgate.committee.Addresses;
import org.canvasgate.committee.Members;
import org.canvasgate.committee.Notices;
import org.canvasgate.committee.Recusals;
import org.canvasgate.committee.Rules;
import org.canvasgate.form.CaseTitle;
import org.canvasgate.record.mail.Mail.Attachment;
import org.canvasgate.testing.TableRules;
import org.canvasgate.testing.TestDatabase;
import org.springframework.context.MessageSource;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.support.ResourceBundleMessageSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.mail.javamail.JavaMailSenderImpl;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.annotation.EnableTransactionManagement;

/** The outbox on a real database and with the real tables and sentences, without the engine. */
final class MailRoom implements AutoCloseable {
  /** A Monday, ten o'clock in Korea. */
  static final Instant BEGIN = Instant.parse("2026-11-23T01:00:00Z");

  private volatile Instant now = BEGIN;
  final Map<String, String> addresses = new ConcurrentHashMap<>();
  final Map<String, List<String>> groups = new HashMap<>();
  final Map<Long, List<Attachment>> papers = new HashMap<>();
  final JavaMailSenderImpl server = new JavaMailSenderImpl();
  private final DataSource database;
  private final AnnotationConfigApplicationContext context =
      new AnnotationConfigApplicationContext();

  @EnableTransactionManagement(proxyTargetClass = true)
  static class Transactions {}

  MailRoom() {
    this(TestDatabase.migrated());
  }

  /** Another node of the application, on the same database. */
  MailRoom(DataSource database) {
    this.database = database;
    context.registerBean(DataSource.class, () -> database);
    context.registerBean(JdbcClient.class, () -> JdbcClient.create(database));
    context.registerBean(
        PlatformTransactionManager.class, () -> new JdbcTransactionManager(database));
    context.registerBean(ObjectMapper.class, () -> new ObjectMapper().findAndRegisterModules());
    context.registerBean(Clock.class, this::clock);
    context.registerBean(Rules.class, TableRules::new);
    context.registerBean(Members.class, People::new);
    context.registerBean(Addresses.class, () -> user -> Optional.ofNullable(addresses.get(user)));
    context.registerBean(Attachments.class, () -> letter -> papers.getOrDefault(letter, List.of()));
    context.registerBean(
        CaseTitle.class, () -> (id, locale) -> locale.getLanguage().equals("ko") ? "버스 안내" : "Bus");
    context.registerBean("messageSource", MessageSource.class, MailRoom::sentences);
    context.registerBean(
        MailSettings.class,
        () -> new MailSettings("office@city.example", "평가위원회 사무국", "https://gate.city.example/"));
    context.registerBean(JavaMailSenderImpl.class, () -> server);
    context.register(
        Transactions.class,
        Notices.class,
        Recusals.class,
        Outbox.class,
        Courier.class,
        Postman.class,
        Preferences.class,
        NoticeMail.class,
        NoticeDesk.class);
    context.refresh();
  }

  MailRoom node() {
    var node = new MailRoom(database);
    node.now = now;
    node.addresses.putAll(addresses);
    node.groups.putAll(groups);
    node.papers.putAll(papers);
    node.reach(server.getPort());
    return node;
  }

  /** The mail server is on this port of this machine. */
  void reach(int port) {
    server.setHost("localhost");
    server.setPort(port);
    var properties = new Properties();
    properties.put("mail.smtp.connectiontimeout", "2000");
    properties.put("mail.smtp.timeout", "3000");
    server.setJavaMailProperties(properties);
  }

  <T> T get(Class<T> type) {
    return context.getBean(type);
  }

  Outbox outbox() {
    return get(Outbox.class);
  }

  JdbcClient jdbc() {
    return get(JdbcClient.class);
  }

  void pass(Duration time) {
    now = now.plus(time);
  }

  /** A message to somebody, in the outbox. */
  long queue(String key, String person) {
    return outbox().queue(key, person, null, "알림 " + key, "본문 " + key).orElseThrow();
  }

  /** A letter with two papers to somebody, in the outbox. */
  long letter(String person) {
    long letter = row(person);
    papers.put(
        letter,
        List.of(
            new Attachment("버스 안내 부결.pdf", new byte[] {37, 80, 68, 70, 1}),
            new Attachment("Bus rejected.pdf", new byte[] {37, 80, 68, 70, 2})));
    return outbox()
        .queue("letter/" + letter, person, letter, "[평가위원회] 검토 결과 통지: 버스 안내", "귀하의 신청에 대한 결과입니다.")
        .orElseThrow();
  }

  private long row(String person) {
    long number =
        jdbc()
            .sql("select coalesce(max(number), 0) + 1 from record_entry")
            .query(Long.class)
            .single();
    jdbc()
        .sql(
            """
            insert into record_entry (number, kind, subject, entry_key, proposal_id, gate, cycle,
              round, recorded_at, previous, document_hash, hash, document)
            values (?, 'decision', 'verdict', 'verdict', 'bus', 'review', 0, ?, now(), ?, ?, ?, '{}')""")
        .params(number, number, "previous" + number, "document" + number, "hash" + number)
        .update();
    return jdbc()
        .sql(
            """
            insert into letter (record_number, record_hash, proposal_id, gate, cycle, round, template,
              recipient, drafted_at) values (?, ?, 'bus', 'review', 0, ?, 'review.reject', ?, now())
            returning id""")
        .params(number, "hash" + number, number, person)
        .query(Long.class)
        .single();
  }

  Mail mail(long id) {
    return outbox().find(id).orElseThrow();
  }

  private Clock clock() {
    return new Clock() {
      @Override
      public ZoneId getZone() {
        return ZoneId.of("Asia/Seoul");
      }

      @Override
      public Clock withZone(ZoneId zone) {
        return this;
      }

      @Override
      public Instant instant() {
        return now;
      }
    };
  }

  private static MessageSource sentences() {
    var source = new ResourceBundleMessageSource();
    source.setBasenames("messages/mail", "messages/committee", "messages/proposal");
    source.setDefaultEncoding("UTF-8");
    source.setFallbackToSystemLocale(false);
    return source;
  }

  /** Everybody is a person but the groups. */
  private final class People implements Members {
    @Override
    public List<Member> all() {
      return List.of();
    }

    @Override
    public List<Member> in(String group) {
      return groups.getOrDefault(group, List.of()).stream().map(id -> new Member(id, id)).toList();
    }

    @Override
    public Optional<Member> find(String id) {
      return groups.containsKey(id) ? Optional.empty() : Optional.of(new Member(id, id));
    }
  }

  @Override
  public void close() {
    context.close();
  }
}
