package org.canvasgate.record.letter;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.canvasgate.committee.CaseRound;
import org.canvasgate.committee.Gate;
import org.canvasgate.committee.RecordEntry;
import org.canvasgate.form.Refusal;
import org.canvasgate.record.letter.Letter.Paper;
import org.canvasgate.record.letter.Letter.State;
import org.canvasgate.record.letter.Letter.Text;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Letters as rows. */
@Repository
class Letters {
  private final JdbcClient jdbc;
  private final LetterTemplates templates;
  private final Clock clock;

  Letters(JdbcClient jdbc, LetterTemplates templates, Clock clock) {
    this.jdbc = jdbc;
    this.templates = templates;
    this.clock = clock;
  }

  /** Drafts a letter; a second one about the same record to the same person is none. */
  void draft(RecordEntry entry, String template, String recipient) {
    CaseRound round = entry.round();
    jdbc.sql(
            """
            insert into letter (record_number, record_hash, proposal_id, gate, cycle, round, template,
              recipient, drafted_at)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?) on conflict (record_number, recipient) do nothing""")
        .params(
            entry.number(),
            entry.hash(),
            round.proposalId(),
            round.gate().key(),
            round.cycle(),
            round.round(),
            template,
            recipient,
            now())
        .update();
  }

  Optional<Letter> find(long id) {
    return jdbc.sql("select * from letter where id = ?").param(id).query(Letters::read).optional();
  }

  /** Letters in a state, the latest first. */
  List<Letter> in(State state, int most) {
    return jdbc.sql("select * from letter where state = ? order by id desc limit ?")
        .params(state.key(), most)
        .query(Letters::read)
        .list();
  }

  /** The letters about a case, the latest first. */
  List<Letter> about(String proposalId) {
    return jdbc.sql("select * from letter where proposal_id = ? order by id desc")
        .param(proposalId)
        .query(Letters::read)
        .list();
  }

  /** What a letter says in a language: its own text where it has one, else the template's. */
  Text text(Letter letter, Locale language) {
    return jdbc.sql("select * from letter_text where letter_id = ? and language = ?")
        .params(letter.id(), language.getLanguage())
        .query(
            (row, n) ->
                new Text(
                    null,
                    0,
                    row.getString("subject"),
                    row.getString("body"),
                    row.getString("saved_by")))
        .optional()
        .orElseGet(
            () -> {
              var template = templates.current(letter.template(), language);
              return new Text(
                  template.id(),
                  template.version(),
                  template.subject(),
                  template.body(),
                  template.savedBy());
            });
  }

  /** Gives a draft a text of its own. */
  void write(Letter draft, Locale language, String subject, String body, String user) {
    LetterTemplates.check(subject, body);
    hold(draft);
    jdbc.sql(
            """
            insert into letter_text (letter_id, language, subject, body, saved_by, saved_at)
            values (?, ?, ?, ?, ?, ?)
            on conflict (letter_id, language) do update set subject = excluded.subject,
              body = excluded.body, saved_by = excluded.saved_by, saved_at = excluded.saved_at""")
        .params(draft.id(), language.getLanguage(), subject.strip(), body.strip(), user, now())
        .update();
  }

  /** Gives a draft back to the template. */
  void unwrite(Letter draft, Locale language) {
    hold(draft);
    jdbc.sql("delete from letter_text where letter_id = ? and language = ?")
        .params(draft.id(), language.getLanguage())
        .update();
  }

  /** Locks a draft until the transaction ends, so that nobody approves what another writes. */
  private void hold(Letter draft) {
    jdbc.sql("select id from letter where id = ? and state = 'draft' for update")
        .param(draft.id())
        .query(Long.class)
        .optional()
        .orElseThrow(() -> new Refusal("letter.no-draft"));
  }

  /**
   * Decides on a draft, once.
   *
   * @param reason why it is not sent; null where it is approved
   * @throws Refusal where somebody else was faster
   */
  void decide(Letter draft, State state, String reason, String user) {
    int changed =
        jdbc.sql(
                """
                update letter set state = ?, decided_by = ?, decided_at = ?, reason = ?
                where id = ? and state = 'draft'""")
            .params(state.key(), user, now(), reason, draft.id())
            .update();
    if (changed == 0) throw new Refusal("letter.no-draft");
  }

  void keep(Letter letter, Text text, Paper paper) {
    jdbc.sql(
            """
            insert into letter_paper (letter_id, language, template_id, subject, file_name, content, sha256)
            values (?, ?, ?, ?, ?, ?, ?)""")
        .params(
            letter.id(),
            paper.language(),
            text.templateId(),
            paper.subject(),
            paper.fileName(),
            paper.content(),
            paper.sha256())
        .update();
  }

  /** The approved papers of a letter, the Korean one first; none while it is a draft. */
  List<Paper> papers(long letter) {
    return jdbc.sql("select * from letter_paper where letter_id = ? order by language desc")
        .param(letter)
        .query(
            (row, n) ->
                new Paper(
                    row.getString("language"),
                    row.getString("subject"),
                    row.getString("file_name"),
                    row.getBytes("content"),
                    row.getString("sha256")))
        .list();
  }

  private Timestamp now() {
    return Timestamp.from(clock.instant());
  }

  private static Letter read(ResultSet row, int n) throws SQLException {
    Timestamp decided = row.getTimestamp("decided_at");
    return new Letter(
        row.getLong("id"),
        row.getLong("record_number"),
        row.getString("record_hash"),
        new CaseRound(
            row.getString("proposal_id"),
            Gate.of(row.getString("gate")),
            row.getInt("cycle"),
            row.getInt("round")),
        row.getString("template"),
        row.getString("recipient"),
        State.valueOf(row.getString("state").toUpperCase(Locale.ROOT)),
        row.getTimestamp("drafted_at").toInstant(),
        row.getString("decided_by"),
        decided == null ? null : decided.toInstant(),
        row.getString("reason"));
  }
}
