package org.canvasgate.diagram.change;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.canvasgate.diagram.model.ModelFile;
import org.canvasgate.diagram.model.ModelSet;
import org.canvasgate.form.Refusal;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** The changes and their files. */
@Repository
public class Changes {
  /** How many savings of a file are kept; the oldest goes first. */
  private static final int MOST_EDITIONS = 50;

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

  /**
   * A change that nobody else edits, approves or releases before this transaction ends; waits for
   * those who are about to.
   */
  public Optional<Change> lock(long id) {
    return jdbc.sql("select * from model_change where id = ? for update")
        .param(id)
        .query(Changes::change)
        .optional();
  }

  /** Everybody who ever saved a file of a change, also where others have saved it since. */
  public Set<String> savers(long change) {
    return jdbc.sql("select saver from model_saver where change_id = ?")
        .param(change)
        .query(String.class)
        .set();
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

  /** The changes in some states, those touched last first. */
  List<Change> list(Collection<ChangeState> states, int most) {
    return jdbc.sql(
            """
            select * from model_change where state in (:states)
            order by changed_at desc, id desc limit :most
            """)
        .param("states", states.stream().map(ChangeState::word).toList())
        .param("most", most)
        .query(Changes::change)
        .list();
  }

  /** How many changes there are in each state; a state without any is not named. */
  Map<ChangeState, Integer> counts() {
    var counts = new EnumMap<ChangeState, Integer>(ChangeState.class);
    jdbc.sql("select state, count(*) as n from model_change group by state")
        .query(
            (RowCallbackHandler)
                row -> counts.put(ChangeState.of(row.getString("state")), row.getInt("n")));
    return counts;
  }

  /**
   * Says anew what a change is called and why it is made.
   *
   * @throws Refusal where the change is no draft any more
   */
  @Transactional
  public void describe(long change, String title, String reason) {
    touch(change);
    jdbc.sql("update model_change set title = :title, reason = :reason where id = :id")
        .param("id", change)
        .param("title", title)
        .param("reason", reason)
        .update();
  }

  public Optional<Draft> draft(long change, String file) {
    return jdbc.sql("select * from model_draft where change_id = ? and file = ?")
        .params(change, file)
        .query(Changes::draft)
        .optional();
  }

  /** The savings of a file, the latest first. */
  List<Edition> editions(long change, String file) {
    return jdbc.sql(
            "select * from model_edition where change_id = ? and file = ? order by edition desc")
        .params(change, file)
        .query(Changes::edition)
        .list();
  }

  Optional<Edition> edition(long change, String file, int number) {
    return jdbc.sql("select * from model_edition where change_id = ? and file = ? and edition = ?")
        .params(change, file, number)
        .query(Changes::edition)
        .optional();
  }

  /**
   * A file as it stood in some release.
   *
   * @param hash of its content
   * @return empty where no release has it any more
   */
  Optional<ModelFile> released(String file, String hash) {
    return jdbc.sql(
            """
            select text from (
              select replace(convert_from(bytes_, 'UTF8'), E'\\r\\n', E'\\n') as text
              from act_ge_bytearray where deployment_id_ is not null and name_ = :file) files
            where encode(sha256(convert_to(text, 'UTF8')), 'hex') = :hash
            limit 1
            """)
        .param("file", file)
        .param("hash", hash)
        .query(String.class)
        .optional()
        .map(text -> ModelFile.named(file, text));
  }

  /**
   * Puts a file into a change that has none of that name yet.
   *
   * @param baseHash hash of the file in force; null where it is new
   * @throws Refusal where the change has it already or is no draft any more
   */
  @Transactional
  public void put(long change, ModelFile file, String baseHash, String by) {
    add(change, file.name(), file.content(), baseHash, by);
  }

  /** Says in a change that a file in force is to be taken away. */
  @Transactional
  void takeAway(long change, String file, String baseHash, String by) {
    add(change, file, null, baseHash, by);
  }

  private void add(long change, String file, String content, String baseHash, String by) {
    touch(change);
    int rows =
        jdbc.sql(
                """
                insert into model_draft
                  (change_id, file, content, base_hash, edition, changed_by, changed_at)
                select :change, :file, :content, :base, coalesce(max(edition), 0) + 1, :by, :now
                from model_edition where change_id = :change and file = :file
                on conflict do nothing
                """)
            .param("change", change)
            .param("file", file)
            .param("content", content)
            .param("base", baseHash)
            .param("by", by)
            .param("now", now())
            .update();
    if (rows == 0) throw new Refusal("changes.refused.there-already", file);
    keepEdition(change, file);
    isSaver(change, by);
  }

  /**
   * Saves a file of a change, if nobody has saved it since.
   *
   * @param edition the one that was edited
   * @return the number of the new edition, or of the present one where nothing differs; empty where
   *     somebody was faster or the change has no such file: nothing is saved then
   * @throws Refusal where the change is no draft any more
   */
  @Transactional
  public Optional<Integer> save(long change, ModelFile file, int edition, String by) {
    touch(change);
    Optional<Draft> present = draft(change, file.name());
    if (present.isEmpty() || present.get().edition() != edition) return Optional.empty();
    if (file.content().equals(present.get().content())) return Optional.of(edition);
    jdbc.sql(
            """
            update model_draft
            set content = :content, edition = edition + 1, changed_by = :by, changed_at = :now
            where change_id = :change and file = :file
            """)
        .param("change", change)
        .param("file", file.name())
        .param("content", file.content())
        .param("by", by)
        .param("now", now())
        .update();
    keepEdition(change, file.name());
    isSaver(change, by);
    return Optional.of(edition + 1);
  }

  /**
   * Makes a file of a change one that is made from what is in force now.
   *
   * @param baseHash null where nothing of that name is in force
   */
  @Transactional
  void rebase(long change, String file, String baseHash) {
    touch(change);
    jdbc.sql("update model_draft set base_hash = :base where change_id = :change and file = :file")
        .param("change", change)
        .param("file", file)
        .param("base", baseHash)
        .update();
  }

  /** Leaves a file out of a change; its savings stay and can be read in the database. */
  @Transactional
  void drop(long change, String file, String by) {
    touch(change);
    isSaver(change, by);
    jdbc.sql("delete from model_draft where change_id = ? and file = ?")
        .params(change, file)
        .update();
  }

  /** Edits of one change come one after the other; none comes after it has been handed in. */
  private void touch(long change) {
    int rows =
        jdbc.sql("update model_change set changed_at = :now where id = :id and state = 'draft'")
            .param("id", change)
            .param("now", now())
            .update();
    if (rows == 0) throw new Refusal("changes.refused.no-draft");
  }

  private void isSaver(long change, String by) {
    jdbc.sql("insert into model_saver (change_id, saver) values (?, ?) on conflict do nothing")
        .params(change, by)
        .update();
  }

  private void keepEdition(long change, String file) {
    jdbc.sql(
            """
            insert into model_edition (change_id, file, edition, content, saved_by, saved_at)
            select change_id, file, edition, content, changed_by, changed_at
            from model_draft where change_id = :change and file = :file
            """)
        .param("change", change)
        .param("file", file)
        .update();
    jdbc.sql(
            """
            delete from model_edition where change_id = :change and file = :file
              and edition <= (select edition from model_draft
                where change_id = :change and file = :file) - :most
            """)
        .param("change", change)
        .param("file", file)
        .param("most", MOST_EDITIONS)
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

  private static Edition edition(ResultSet row, int number) throws SQLException {
    return new Edition(
        row.getInt("edition"),
        row.getString("content"),
        row.getString("saved_by"),
        row.getTimestamp("saved_at").toInstant());
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
