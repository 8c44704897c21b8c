package org.canvasgate.record.mail;

import java.sql.Timestamp;
import java.time.Clock;
import java.util.Locale;
import org.canvasgate.canvas.Keys;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** How each person wants to be told. */
@Repository
public class Preferences {
  private final JdbcClient jdbc;
  private final Clock clock;

  Preferences(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /** When notices are mailed. */
  public enum Delivery {
    IMMEDIATE,
    /** One mail a day with all of them. */
    DIGEST,
    /** None but those that always arrive. */
    NONE;

    public String key() {
      return Keys.of(this);
    }
  }

  /** A person's choice. */
  public record Choice(Delivery delivery, Locale language) {
    static final Choice FIRST = new Choice(Delivery.IMMEDIATE, Locale.KOREAN);
  }

  /** What somebody chose; at once and in Korean for whoever has chosen nothing. */
  public Choice of(String person) {
    return jdbc.sql("select delivery, language from notice_preference where person = ?")
        .param(person)
        .query(
            (row, n) ->
                new Choice(
                    Keys.find(Delivery.class, row.getString("delivery")),
                    Locale.forLanguageTag(row.getString("language"))))
        .optional()
        .orElse(Choice.FIRST);
  }

  void choose(String person, Choice choice) {
    jdbc.sql(
            """
            insert into notice_preference (person, delivery, language, changed_at)
            values (?, ?, ?, ?)
            on conflict (person) do update set delivery = excluded.delivery,
              language = excluded.language, changed_at = excluded.changed_at""")
        .params(
            person,
            choice.delivery().key(),
            choice.language().getLanguage(),
            Timestamp.from(clock.instant()))
        .update();
  }
}
