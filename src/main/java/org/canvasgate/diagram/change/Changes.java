package org.canvasgate.diagram.change;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.canvasgate.diagram.model.ModelFile;
import org.canvasgate.diagram.model.ModelSet;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** The changes and their files. */
@Repository
public class Changes {
  private final JdbcClient jdbc;
  private final Clock clock;

  Changes(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /**
   * Begins a change without files.
   *
   * @param origin page, file, rest or application
   * @return the id of the change
   */
  @Transactional
  public long begin(String title, String reason, String origin, String author) {
    return jdbc.sql(
            """
            insert into model_change (title, reason, origin, state, author, created_at, changed_at)
            values (:title, :reason, :origin, 'draft', :author, :now, :now)
            returning id
            """)
        .param("title", title)
        .param("reason", reason)
        .param("origin", origin)
        .param("author", author)
        .param("now", now())
        .query(Long.class)
        .single();
  }

  public Optional<Change> find(long id) {
    return jdbc.sql("select * from model_change where id = ?")
        .param(id)
        .query(Changes::change)
        .optional();
  }

  /** The files of a change, ordered by name. */
  public List<Draft> drafts(long change) {
    return jdbc.sql("select * from model_draft where change_id = ? order by file")
        .param(change)
        .query(Changes::draft)
        .list();
  }

  /** The files as they would become, without those that are to be taken away. */
  public List<ModelFile> files(long change) {
    return drafts(change).stream().filter(draft -> !draft.removes()).map(Draft::model).toList();
  }

  /** What would be in force if this change were. */
  public ModelSet after(long change, ModelSet before) {
    List<Draft> drafts = drafts(change);
    return before
        .with(drafts.stream().filter(draft -> !draft.removes()).map(Draft::model).toList())
        .without(drafts.stream().filter(Draft::removes).map(Draft::file).toList());
  }

  /**
   * Puts a file into a change that has none of that name yet.
   *
   * @param baseHash hash of the file in force; null where it is new
   */
  @Transactional
  public void put(long change, ModelFile file, String baseHash, String by) {
    jdbc.sql(
            """
            insert into model_draft (change_id, file, content, base_hash, changed_by, changed_at)
            values (:change, :file, :content, :base, :by, :now)
            """)
        .param("change", change)
        .param("file", file.name())
        .param("content", file.content())
        .param("base", baseHash)
        .param("by", by)
        .param("now", now())
        .update();
  }

  /**
   * Takes a change from one state to the next.
   *
   * @return false where it is not in the state it is said to come from: somebody was faster
   */
  @Transactional
  public boolean move(long change, ChangeState from, ChangeState to) {
    return jdbc.sql(
                """
                update model_change set state = :to, changed_at = :now
                where id = :id and state = :from
                """)
            .param("id", change)
            .param("from", from.word())
            .param("to", to.word())
            .param("now", now())
            .update()
        == 1;
  }

  private Timestamp now() {
    return Timestamp.from(clock.instant());
  }

  private static Change change(ResultSet row, int number) throws SQLException {
    return new Change(
        row.getLong("id"),
        row.getString("title"),
        row.getString("reason"),
        row.getString("origin"),
        ChangeState.of(row.getString("state")),
        row.getString("author"),
        row.getTimestamp("created_at").toInstant(),
        row.getTimestamp("changed_at").toInstant());
  }

  private static Draft draft(ResultSet row, int number) throws SQLException {
    return new Draft(
        row.getLong("change_id"),
        row.getString("file"),
        row.getString("content"),
        row.getString("base_hash"),
        row.getInt("edition"),
        row.getString("changed_by"),
        row.getTimestamp("changed_at").toInstant());
  }
}
