package org.canvasgate.privacy;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Deletes, once a day, what has been kept for its time: the engine's history by the day that it was
 * written with; messages, notices and the audit trail by the settings {@code canvasgate.retention}.
 * Sessions and drafts have clocks of their own. May run on several nodes at once.
 */
@Component
class Retention {
  /** Nothing of the trail goes sooner; the database refuses it too. */
  private static final int TRAIL_AT_LEAST = 365;

  private final JdbcClient jdbc;
  private final TransactionTemplate transaction;
  private final Clock clock;
  private final int trailDays;
  private final int messageDays;
  private final int noticeDays;

  Retention(
      JdbcClient jdbc,
      TransactionTemplate transaction,
      Clock clock,
      @Value("${canvasgate.retention.audit-days:3650}") int trailDays,
      @Value("${canvasgate.retention.message-days:365}") int messageDays,
      @Value("${canvasgate.retention.notice-days:730}") int noticeDays) {
    this.jdbc = jdbc;
    this.transaction = transaction;
    this.clock = clock;
    this.trailDays = Math.max(trailDays, TRAIL_AT_LEAST);
    this.messageDays = messageDays;
    this.noticeDays = noticeDays;
  }

  @Scheduled(initialDelayString = "PT10M", fixedDelayString = "P1D")
  void round() {
    transaction.executeWithoutResult(status -> tell(expire()));
  }

  /** Deletes what is over; returns how many rows went, by what they held. */
  Map<String, Long> expire() {
    var gone = new LinkedHashMap<String, Long>();
    gone.put("history", history());
    gone.put("messages", messages());
    gone.put("notices", notices());
    gone.put(
        "audit",
        jdbc.sql("select audit_expire(?)").param(before(trailDays)).query(Long.class).single());
    return gone;
  }

  private void tell(Map<String, Long> gone) {
    gone.forEach(
        (what, rows) -> {
          if (rows > 0)
            jdbc.sql("select audit_tell('person.expired', 'system', null, null, ?, null, ?, null)")
                .params(what, rows.toString())
                .query((row, n) -> n)
                .single();
        });
  }

  /**
   * The engine writes the last day into each row when a case begins, and deletes nothing itself.
   */
  private long history() {
    List<String> tables =
        jdbc.sql(
                """
                select table_name from information_schema.columns
                where table_schema = current_schema() and column_name = 'removal_time_'
                  and (table_name like 'act\\_hi\\_%'
                    or table_name in ('act_ge_bytearray', 'act_ru_authorization'))
                order by table_name\
                """)
            .query(String.class)
            .list();
    long rows = 0;
    for (String table : tables)
      rows +=
          jdbc.sql("delete from " + table + " where removal_time_ < ?").param(before(0)).update();
    return rows;
  }

  /** Letters stay with their decision; where they went to and what the message said need not. */
  private long messages() {
    Timestamp before = before(messageDays);
    jdbc.sql(
            """
            update mail_event set detail = null where detail is not null
              and mail_id in (select id from mail where state = 'sent' and sent_at < ?)\
            """)
        .param(before)
        .update();
    return jdbc.sql(
            """
            update mail set address = null, body = '', subject = ''
            where state = 'sent' and sent_at < ? and (address is not null or body <> '' or subject <> '')\
            """)
        .param(before)
        .update();
  }

  /** What is still to be sent stays until it was. */
  private long notices() {
    String old =
        """
        (select n.id from notice n where n.created_at < ? and n.dispatched_at is not null
          and not exists (select from digest_item d where d.notice_id = n.id and d.mail_id is null))\
        """;
    Timestamp before = before(noticeDays);
    jdbc.sql("delete from digest_item where notice_id in " + old).param(before).update();
    return jdbc.sql("delete from notice where id in " + old).param(before).update();
  }

  private Timestamp before(int days) {
    Instant moment =
        LocalDate.ofInstant(clock.instant(), ZoneId.of("Asia/Seoul"))
            .minusDays(days)
            .atStartOfDay(ZoneId.of("Asia/Seoul"))
            .toInstant();
    return Timestamp.from(moment);
  }
}
