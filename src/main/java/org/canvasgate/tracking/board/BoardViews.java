package org.canvasgate.tracking.board;

import java.sql.Timestamp;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.canvasgate.form.Problem;
import org.canvasgate.form.Refusal;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/**
 * The views that people keep. A view is an address with a name: whoever is given the address sees
 * the same question answered with their own rights.
 */
@Repository
class BoardViews {
  private static final int LONGEST_NAME = 80;
  private static final int MOST = 30;

  private final JdbcClient jdbc;
  private final Clock clock;

  BoardViews(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /**
   * A kept view. Public, as is all that a template reads.
   *
   * @param address the part behind the question mark; empty for everything
   * @param usual whether the board opens with it
   */
  public record View(long id, String name, String address, boolean usual) {}

  List<View> of(String person) {
    return jdbc.sql(
            "select id, name, address, usual from board_view where person = ? order by name, id")
        .param(person)
        .query(View.class)
        .list();
  }

  Optional<View> usual(String person) {
    return of(person).stream().filter(View::usual).findFirst();
  }

  /**
   * Keeps a view; one of the same name is replaced.
   *
   * @throws Refusal without a name, for a long one, or where the person keeps too many already
   */
  @Transactional
  void keep(String person, String name, String address, boolean usual) {
    String called = name == null ? "" : name.strip();
    if (called.isEmpty()) throw new Refusal("form.missing", Problem.name("board.view-name"));
    if (called.length() > LONGEST_NAME || called.indexOf('\0') >= 0)
      throw new Refusal("form.text-too-long", Problem.name("board.view-name"), LONGEST_NAME);
    List<View> kept = of(person);
    if (kept.size() >= MOST && kept.stream().noneMatch(view -> view.name().equals(called)))
      throw new Refusal("board.too-many-views", MOST);
    if (usual) openPlainly(person);
    jdbc.sql(
            """
            insert into board_view (person, name, address, usual, created_at) values (?, ?, ?, ?, ?)
            on conflict (person, name) do update
              set address = excluded.address, usual = excluded.usual""")
        .params(person, called, address, usual, Timestamp.from(clock.instant()))
        .update();
  }

  /** Opens the board with one of the person's views; with none of them for 0. */
  @Transactional
  void open(String person, long id) {
    openPlainly(person);
    jdbc.sql("update board_view set usual = true where person = ? and id = ?")
        .params(person, id)
        .update();
  }

  private void openPlainly(String person) {
    jdbc.sql("update board_view set usual = false where person = ? and usual")
        .param(person)
        .update();
  }

  /** Forgets one of the person's views; somebody else's stays. */
  void forget(String person, long id) {
    jdbc.sql("delete from board_view where person = ? and id = ?").params(person, id).update();
  }
}
