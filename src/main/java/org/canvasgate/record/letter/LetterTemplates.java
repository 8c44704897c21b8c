package org.canvasgate.record.letter;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.canvasgate.form.Problem;
import org.canvasgate.form.Refusal;
import org.canvasgate.form.Submission;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The letters' templates. None is ever changed: what is saved is the next version. */
@Repository
class LetterTemplates {
  private static final int LONGEST_SUBJECT = 300;
  private static final int LONGEST_BODY = 20_000;

  private final JdbcClient jdbc;
  private final Clock clock;

  LetterTemplates(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /**
   * A version of a text.
   *
   * @param name one of {@link LetterName#all()}
   * @param savedBy user id; null for what came with the application
   */
  record Template(
      long id,
      String name,
      Locale language,
      int version,
      String subject,
      String body,
      String savedBy,
      Instant savedAt) {}

  /** The version in force. */
  Template current(String name, Locale language) {
    return find(name, language)
        .orElseThrow(() -> new IllegalStateException("no text " + name + " in " + language));
  }

  Optional<Template> find(String name, Locale language) {
    return versions(name, language).stream().findFirst();
  }

  /** Every version of a text, the newest first. */
  List<Template> versions(String name, Locale language) {
    return jdbc.sql(
            "select * from letter_template where name = ? and language = ? order by version desc")
        .params(name, language.getLanguage())
        .query(LetterTemplates::read)
        .list();
  }

  /** The newest version of every text in a language. */
  List<Template> current(Locale language) {
    return jdbc.sql(
            """
            select distinct on (name) * from letter_template where language = ?
            order by name, version desc""")
        .param(language.getLanguage())
        .query(LetterTemplates::read)
        .list();
  }

  /**
   * Saves a text as the next version.
   *
   * @param base the version that was opened for editing
   * @throws Refusal where the text cannot be read, or somebody saved another version meanwhile
   */
  Template save(String name, Locale language, int base, String subject, String body, String user) {
    check(subject, body);
    try {
      jdbc.sql(
              """
              insert into letter_template (name, language, version, subject, body, saved_by, saved_at)
              values (?, ?, ?, ?, ?, ?, ?)""")
          .params(
              name,
              language.getLanguage(),
              base + 1,
              subject.strip(),
              body.strip(),
              user,
              Timestamp.from(clock.instant()))
          .update();
    } catch (DuplicateKeyException meanwhile) {
      throw new Refusal("letter.template.meanwhile", base + 1);
    }
    return current(name, language);
  }

  /** Refuses a text that is too long, empty or cannot be read; every problem at once. */
  static void check(String subject, String body) {
    List<Problem> problems = new ArrayList<>();
    if (subject == null || subject.isBlank())
      problems.add(new Problem("subject", "letter.template.no-subject"));
    if (body == null || body.isBlank())
      problems.add(new Problem("body", "letter.template.no-body"));
    if (problems.isEmpty()) {
      if (!Submission.storable(subject))
        problems.add(new Problem("subject", "letter.template.unprintable"));
      if (!Submission.storable(body))
        problems.add(new Problem("body", "letter.template.unprintable"));
      if (subject.length() > LONGEST_SUBJECT)
        problems.add(new Problem("subject", "letter.template.long-subject", LONGEST_SUBJECT));
      if (body.length() > LONGEST_BODY)
        problems.add(new Problem("body", "letter.template.long-body", LONGEST_BODY));
      LetterText.read("subject", subject, problems);
      LetterText.read("body", body, problems);
    }
    if (!problems.isEmpty()) throw new Refusal(problems);
  }

  private static Template read(ResultSet row, int n) throws SQLException {
    return new Template(
        row.getLong("id"),
        row.getString("name"),
        Locale.forLanguageTag(row.getString("language")),
        row.getInt("version"),
        row.getString("subject"),
        row.getString("body"),
        row.getString("saved_by"),
        row.getTimestamp("saved_at").toInstant());
  }
}
