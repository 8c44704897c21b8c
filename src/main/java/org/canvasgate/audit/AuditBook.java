package org.canvasgate.audit;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Reads the trail, the newest first. */
@Repository
public class AuditBook {
  private final JdbcClient jdbc;

  AuditBook(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * What is looked for; each may be null.
   *
   * @param person id of whoever did it or whom it concerns
   * @param kind a group of happenings, such as {@code sign-in}, or one, such as {@code sign-in.out}
   * @param about id of a case, or of the thing that something was done to
   * @param from the first moment
   * @param until the first moment that is too late
   * @param before entries with a smaller id only: where the page before ended
   */
  public record Question(
      String person, String kind, String about, Instant from, Instant until, Long before) {}

  /**
   * An entry with its marks opened: of somebody who has left, the pseudonym.
   *
   * @param source person, system (the application by itself) or database (past the application)
   */
  public record Entry(
      long id,
      Instant at,
      String kind,
      String source,
      String person,
      String concerns,
      String object,
      String proposalId,
      String detail,
      String address) {

    /** The group of what happened, such as {@code sign-in}. */
    public String group() {
      return kind.substring(0, kind.indexOf('.'));
    }
  }

  /** The newest entries that answer the question. */
  public List<Entry> find(Question question, int most) {
    List<String> conditions = new ArrayList<>(List.of("true"));
    List<Object> values = new ArrayList<>();
    if (question.person() != null) {
      Optional<String> mark = mark(question.person());
      if (mark.isEmpty()) return List.of();
      conditions.add("(e.person = ? or e.concerns = ?)");
      values.add(mark.get());
      values.add(mark.get());
    }
    if (question.kind() != null) {
      boolean one = question.kind().contains(".");
      // '/' follows '.': all kinds of a group lie between the two, in the order of bytes.
      conditions.add(one ? "e.kind = ?" : "e.kind > ? and e.kind < ?");
      values.add(one ? question.kind() : question.kind() + ".");
      if (!one) values.add(question.kind() + "/");
    }
    if (question.about() != null) {
      conditions.add("(e.proposal_id = ? or e.object = ?)");
      values.add(question.about());
      values.add(question.about());
    }
    if (question.from() != null) {
      conditions.add("e.at >= ?");
      values.add(Timestamp.from(question.from()));
    }
    if (question.until() != null) {
      conditions.add("e.at < ?");
      values.add(Timestamp.from(question.until()));
    }
    if (question.before() != null) {
      conditions.add("e.id < ?");
      values.add(question.before());
    }
    values.add(most);
    return jdbc.sql(
            """
            select e.id, e.at, e.kind, e.source, coalesce(p.person, e.person) as person,
              coalesce(c.person, e.concerns) as concerns, e.object, e.proposal_id, e.detail,
              host(e.address) as address
            from audit_entry e left join audit_person p on p.mark = e.person
              left join audit_person c on c.mark = e.concerns
            where\
            """
                + " "
                + String.join(" and ", conditions)
                + " order by e.id desc limit ?")
        .params(values)
        .query(AuditBook::entry)
        .list();
  }

  /**
   * Whether the application's own user of the database could alter what is in the trail: where it
   * owns the tables, or may do anything.
   */
  public boolean alterable() {
    return jdbc.sql(
            """
            select pg_has_role(current_user, c.relowner, 'member')
              or has_table_privilege(current_user, c.oid, 'update, delete, truncate')
            from pg_class c where c.oid = 'audit_entry'::regclass\
            """)
        .query(Boolean.class)
        .single();
  }

  private Optional<String> mark(String person) {
    return jdbc.sql("select mark from audit_person where person = ?")
        .param(person)
        .query(String.class)
        .optional();
  }

  private static Entry entry(ResultSet row, int n) throws SQLException {
    return new Entry(
        row.getLong("id"),
        row.getTimestamp("at").toInstant(),
        row.getString("kind"),
        row.getString("source"),
        row.getString("person"),
        row.getString("concerns"),
        row.getString("object"),
        row.getString("proposal_id"),
        row.getString("detail"),
        row.getString("address"));
  }
}
