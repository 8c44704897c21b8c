package org.canvasgate.record.mail;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.canvasgate.form.Refusal;
import org.canvasgate.record.mail.Mail.Event;
import org.canvasgate.record.mail.Mail.State;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/**
 * Messages as rows, and the only ways from one state to another. Whoever sends takes a message
 * first, in a statement of its own: of two senders, in one application or in several, one gets it.
 * Only whoever took it can say what became of it.
 */
@Repository
public class Outbox {
  /**
   * Longer than every conversation with a mail server lasts, with all its timeouts. Who took a
   * message and has said nothing for so long was stopped in the middle.
   */
  static final Duration LONGEST_CONVERSATION = Duration.ofMinutes(15);

  /** A server that takes messages and never says so is not to fill anybody's mailbox. */
  private static final int MOST_REPEATS = 3;

  private final JdbcClient jdbc;
  private final Clock clock;

  Outbox(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /**
   * Puts a message into the outbox, in the caller's transaction.
   *
   * @param key names the message: a second one with the same key is dropped
   * @param letterId the letter whose papers go with it; null for none
   * @return the message's number; empty where it was there already
   */
  public Optional<Long> queue(
      String key, String person, Long letterId, String subject, String body) {
    Optional<Long> id =
        jdbc.sql(
                """
                insert into mail (mail_key, person, letter_id, subject, body, next_try, created_at)
                values (?, ?, ?, ?, ?, ?, ?) on conflict (mail_key) do nothing returning id""")
            .params(key, person, letterId, subject, body, now(), now())
            .query(Long.class)
            .optional();
    id.ifPresent(mail -> note(mail, "queued", null, null));
    return id;
  }

  /**
   * Takes the message that has waited longest, so that nobody else takes it.
   *
   * @param claim the taker's own word
   * @param domain the part of the message's id behind the at sign, where it has none yet
   */
  @Transactional
  public Optional<Mail> take(String claim, String domain) {
    Optional<Mail> taken =
        jdbc.sql(
                """
                update mail set state = 'sending', claim = ?, claimed_at = ?, attempts = attempts + 1,
                  problem = null, message_id = coalesce(message_id, ?)
                where id = (select id from mail where state = 'queued' and next_try <= ?
                  order by next_try, id for update skip locked limit 1)
                returning *""")
            .params(claim, now(), "<" + UUID.randomUUID() + "@" + domain + ">", now())
            .query(Outbox::read)
            .optional();
    taken.ifPresent(mail -> note(mail.id(), "taken", null, null));
    return taken;
  }

  /** The mail server took it. */
  @Transactional
  public void sent(Mail mail, String claim, String address) {
    if (leave(mail, claim, State.SENT, null, address)) note(mail.id(), "sent", address, null);
    jdbc.sql("update mail set sent_at = ? where id = ? and state = 'sent' and sent_at is null")
        .params(now(), mail.id())
        .update();
  }

  /**
   * The mail server did not take it, that is certain; it is tried again.
   *
   * @param problem message key of why
   * @param detail what the server said, or null
   */
  @Transactional
  public void later(
      Mail mail, String claim, Duration wait, String problem, String detail, String address) {
    if (!leave(mail, claim, State.QUEUED, problem, address)) return;
    jdbc.sql("update mail set next_try = ? where id = ?")
        .params(Timestamp.from(clock.instant().plus(wait)), mail.id())
        .update();
    note(mail.id(), "later", detail, null);
  }

  /** The mail server will not take it, or it was tried too often. */
  @Transactional
  public void refused(Mail mail, String claim, String problem, String detail, String address) {
    if (leave(mail, claim, State.REFUSED, problem, address))
      note(mail.id(), "refused", detail, null);
  }

  /** Whether the mail server took it is not known. */
  @Transactional
  public void unsure(Mail mail, String claim, String detail, String address) {
    if (leave(mail, claim, State.UNSURE, "mail.problem.no-answer", address))
      note(mail.id(), "unsure", detail, null);
  }

  private boolean leave(Mail mail, String claim, State to, String problem, String address) {
    return jdbc.sql(
                """
                update mail set state = ?, problem = ?, address = ?, claim = null, claimed_at = null
                where id = ? and state = 'sending' and claim = ?""")
            .params(to.key(), problem, address, mail.id(), claim)
            .update()
        > 0;
  }

  /**
   * Finds the messages whose sender was stopped in the middle: nobody knows whether the mail server
   * took them.
   *
   * @return how many there were
   */
  @Transactional
  public int findLost() {
    List<Long> lost =
        jdbc.sql(
                """
                update mail set state = 'unsure', problem = 'mail.problem.stopped', claim = null,
                  claimed_at = null
                where state = 'sending' and claimed_at < ? returning id""")
            .param(Timestamp.from(clock.instant().minus(LONGEST_CONVERSATION)))
            .query(Long.class)
            .list();
    lost.forEach(mail -> note(mail, "unsure", null, null));
    return lost.size();
  }

  /**
   * Sends notices again of which nobody knows whether they left: to be told twice does no harm, and
   * the message keeps its id, by which most mail programs show it once. Letters are not touched.
   */
  @Transactional
  public void repeatNotices() {
    jdbc.sql(
            """
            update mail set state = 'queued', problem = null, next_try = ?
            where state = 'unsure' and letter_id is null and attempts < ? returning id""")
        .params(now(), MOST_REPEATS)
        .query(Long.class)
        .list()
        .forEach(mail -> note(mail, "again", null, null));
  }

  /**
   * The secretariat has it sent again: it is unsure, or was refused and the reason is mended.
   *
   * @throws Refusal where it is in no such state any more
   */
  @Transactional
  public void again(long mail, String user) {
    decide(
        mail,
        """
        update mail set state = 'queued', problem = null, attempts = 0, next_try = :now
        where id = :id and state in ('unsure', 'refused')""");
    note(mail, "again", null, user);
  }

  /**
   * The secretariat knows that it arrived.
   *
   * @throws Refusal where it is not unsure any more
   */
  @Transactional
  public void arrived(long mail, String user) {
    decide(
        mail,
        """
        update mail set state = 'sent', problem = null, sent_at = :now
        where id = :id and state = 'unsure'""");
    note(mail, "arrived", null, user);
  }

  private void decide(long mail, String change) {
    if (jdbc.sql(change).param("id", mail).param("now", now()).update() == 0)
      throw new Refusal("mail.decided-already");
  }

  /** Messages in a state, the latest first. */
  public List<Mail> in(State state, int most) {
    return jdbc.sql("select * from mail where state = ? order by id desc limit ?")
        .params(state.key(), most)
        .query(Outbox::read)
        .list();
  }

  /** How many messages are in a state. */
  public long count(State state) {
    return jdbc.sql("select count(*) from mail where state = ?")
        .param(state.key())
        .query(Long.class)
        .single();
  }

  public Optional<Mail> find(long id) {
    return jdbc.sql("select * from mail where id = ?").param(id).query(Outbox::read).optional();
  }

  /** The message that carries a letter; empty before it was approved. */
  public Optional<Mail> ofLetter(long letter) {
    return jdbc.sql("select * from mail where letter_id = ?")
        .param(letter)
        .query(Outbox::read)
        .optional();
  }

  /** What happened to a message, in that order. */
  public List<Event> events(long mail) {
    return jdbc.sql("select * from mail_event where mail_id = ? order by id")
        .param(mail)
        .query(
            (row, n) ->
                new Event(
                    row.getString("event"),
                    row.getString("detail"),
                    row.getString("person"),
                    row.getTimestamp("at").toInstant()))
        .list();
  }

  private void note(long mail, String event, String detail, String person) {
    jdbc.sql("insert into mail_event (mail_id, event, detail, person, at) values (?, ?, ?, ?, ?)")
        .params(mail, event, detail, person, now())
        .update();
  }

  private Timestamp now() {
    return Timestamp.from(clock.instant());
  }

  private static Mail read(ResultSet row, int n) throws SQLException {
    return new Mail(
        row.getLong("id"),
        row.getString("mail_key"),
        row.getString("person"),
        (Long) row.getObject("letter_id"),
        row.getString("subject"),
        row.getString("body"),
        row.getString("message_id"),
        State.valueOf(row.getString("state").toUpperCase(Locale.ROOT)),
        row.getInt("attempts"),
        row.getTimestamp("next_try").toInstant(),
        row.getString("problem"),
        row.getString("address"),
        row.getTimestamp("created_at").toInstant(),
        instant(row, "sent_at"));
  }

  private static Instant instant(ResultSet row, String column) throws SQLException {
    Timestamp at = row.getTimestamp(column);
    return at == null ? null : at.toInstant();
  }
}
