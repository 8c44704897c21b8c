package org.canvasgate.tracking.board;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.canvasgate.committee.Gate;
import org.canvasgate.tracking.Access;
import org.canvasgate.tracking.Reader;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Asks in a few statements, for all rows at once, what {@link Access} decides for a single case. A
 * test holds the two against each other.
 */
@Component
class Sight {
  /** Up to here a reader's cases are looked up one by one, and not found by walking the board. */
  static final int FEW = 1000;

  private static final String MEMBER = "member:";

  private final Access access;
  private final JdbcClient jdbc;

  Sight(Access access, JdbcClient jdbc) {
    this.access = access;
    this.jdbc = jdbc;
  }

  Eyes of(Reader reader) {
    Set<String> keys = access.keys(reader);
    Set<String> barred = barred(reader, keys);
    Set<String> unscored = new HashSet<>(barred);
    unscored.addAll(judging(reader));
    return new Eyes(
        reader,
        keys,
        reader.seesAll() ? null : own(keys),
        reader.seesAll() ? Set.of() : access.publishedStatuses(),
        barred,
        reader.seesAll() ? party(keys) : Set.of(),
        unscored);
  }

  private Set<String> own(Set<String> keys) {
    List<String> own =
        jdbc.sql("select proposal_id from board_face where keys && :keys::text[] limit :most")
            .param("keys", keys.toArray(String[]::new))
            .param("most", FEW + 1)
            .query(String.class)
            .list();
    return own.size() > FEW ? null : Set.copyOf(own);
  }

  private Set<String> party(Set<String> keys) {
    return Set.copyOf(
        jdbc.sql("select proposal_id from board_face where keys && :keys::text[]")
            .param("keys", asParty(keys).toArray(String[]::new))
            .query(String.class)
            .list());
  }

  private static Set<String> asParty(Set<String> keys) {
    return keys.stream().filter(key -> !key.startsWith(MEMBER)).collect(Collectors.toSet());
  }

  /** A party reads its own case, whatever it is kept off. */
  private Set<String> barred(Reader reader, Set<String> keys) {
    return Set.copyOf(
        jdbc.sql(
                """
                select r.proposal_id from recusal r
                where r.person = :me and not exists (select from board_face f
                  where f.proposal_id = r.proposal_id and f.keys && :keys::text[])\
                """)
            .param("me", reader.user())
            .param("keys", asParty(keys).toArray(String[]::new))
            .query(String.class)
            .list());
  }

  /**
   * The cases with an open round that asks the reader's panel again about what the last score says:
   * the reader has answered neither this round nor the scored one. As in {@link
   * org.canvasgate.committee.Independence}.
   */
  private List<String> judging(Reader reader) {
    return jdbc.sql(
            """
            select w.proposal_id
            from seat s
            join panel p on p.id = s.panel_id
            join answer_window w on w.proposal_id = p.proposal_id and w.cycle = p.cycle
              and (case when w.gate = :operation then :operation else :review end) = p.gate
            join board_line l on l.proposal_id = w.proposal_id and l.scored_gate = w.gate
              and l.scored_cycle = w.cycle
            where s.member = :me and s.replaced_by is null and w.closed_at is null
              and w.step in (:asking)
              and not exists (select from panel later where later.proposal_id = p.proposal_id
                and later.gate = p.gate and later.cycle = p.cycle and later.id > p.id)
              and not exists (select from ballot b where b.proposal_id = w.proposal_id
                and b.gate = w.gate and b.cycle = w.cycle and b.member = :me
                and b.round in (w.round, l.scored_round))
              and not exists (select from vote v where v.proposal_id = w.proposal_id
                and v.gate = w.gate and v.cycle = w.cycle and v.member = :me
                and v.round in (w.round, l.scored_round))\
            """)
        .param("me", reader.user())
        .param("operation", Gate.OPERATION.key())
        .param("review", Gate.REVIEW.key())
        .param("asking", asking())
        .query(String.class)
        .list();
  }

  private static List<String> asking() {
    return java.util.Arrays.stream(org.canvasgate.committee.Step.values())
        .filter(org.canvasgate.committee.Step::asksPanel)
        .map(org.canvasgate.committee.Step::key)
        .toList();
  }
}
