package org.canvasgate.tracking.board;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * What somebody typed, word by word, as conditions on a case: first the cases with words that begin
 * so, then those that hold it inside a word, then those with words that look alike. The vocabulary
 * answers which words these are, so that a search costs the same however many cases there are.
 */
@Component
class Search {
  private static final int MOST_WORDS = 6;

  /** Inside a word, and alike, is asked from so many keys on: fewer are in every word. */
  private static final int SHORTEST = 3;

  /** Up to here the cases of a word are looked up one by one. */
  static final int FEW = 1000;

  /** Along the index of words, whose order keeps the planner there. */
  static final String BEGINNING =
      """
      select proposal_id from board_word where word >= :from and word < :to
      order by word, proposal_id limit :most""";

  static final String WITH =
      """
      select found.proposal_id from unnest(:words) typed (word)
      cross join lateral (select w.proposal_id from board_word w where w.word = typed.word
        order by w.word, w.proposal_id limit :most) found
      limit :most""";

  private static final int MOST_ALIKE = 60;
  private static final double ALIKE = 0.34;

  /** Behind every letter that a word can go on with. */
  private static final char LAST = '\uFFFF';

  private final JdbcClient jdbc;

  Search(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * Which cases meet what was typed so well.
   *
   * @param condition on a row {@code l}
   * @param ids the cases that come into question, where they are few; null where they are many
   */
  record Tier(String condition, Set<String> ids) {
    static final Tier ALL = new Tier("true", null);
    static final Tier NONE = new Tier("false", Set.of());
  }

  /**
   * Whatever was found.
   *
   * @param tiers one after the other, each without the rows of those before
   * @param any all of them together
   */
  record Hits(List<Tier> tiers, Tier any) {}

  /**
   * One after the other the conditions that a row can meet, a single one that all rows meet where
   * nothing was typed.
   *
   * @param text what was typed
   * @param parameters takes up the conditions' parameters
   */
  Hits hits(String text, Map<String, Object> parameters) {
    List<Set<String>> typed = Keystrokes.typed(text, MOST_WORDS);
    if (typed.isEmpty()) {
      Tier tier = text.isBlank() ? Tier.ALL : Tier.NONE;
      return new Hits(List.of(tier), tier);
    }
    List<String> begins = new ArrayList<>();
    List<String> holds = new ArrayList<>();
    List<String> alike = new ArrayList<>();
    // Where a set is null the cases are many; together they are no fewer.
    List<Set<String>> beginning = new ArrayList<>();
    List<Set<String>> holding = new ArrayList<>();
    List<Set<String>> looking = new ArrayList<>();
    Set<String> onlyInside = Set.of();
    Set<String> onlyAlike = Set.of();
    for (int i = 0; i < typed.size(); i++) {
      List<String> beginnings = new ArrayList<>();
      List<String> inside = new ArrayList<>();
      List<String> like = new ArrayList<>();
      Set<String> cases = Set.of();
      for (String way : typed.get(i)) {
        String name = i + "way" + beginnings.size();
        parameters.put("from" + name, way);
        parameters.put("to" + name, way + LAST);
        beginnings.add("w.word >= :from" + name + " and w.word < :to" + name);
        inside.addAll(inside(way));
        like.addAll(alike(way));
        cases =
            either(cases, cases(BEGINNING, Map.of("from", way, "to", way + LAST, "most", FEW + 1)));
      }
      parameters.put("inside" + i, inside.toArray(String[]::new));
      parameters.put("alike" + i, like.toArray(String[]::new));
      String first = String.join(" or ", beginnings);
      String second = first + " or w.word = any(:inside" + i + ")";
      begins.add(has(first));
      holds.add(has(second));
      alike.add(has(second + " or w.word = any(:alike" + i + ")"));
      Set<String> insideCases = with(inside);
      Set<String> alikeCases = with(like);
      beginning.add(cases);
      holding.add(either(cases, insideCases));
      looking.add(either(holding.get(i), alikeCases));
      onlyInside = either(onlyInside, insideCases);
      onlyAlike = either(onlyAlike, alikeCases);
    }
    String first = String.join(" and ", begins);
    String second = String.join(" and ", holds);
    String third = String.join(" and ", alike);
    Set<String> any = each(looking);
    return new Hits(
        List.of(
            new Tier(first, each(beginning)),
            new Tier(second + " and not (" + first + ")", both(each(holding), onlyInside)),
            new Tier(third + " and not (" + second + ")", both(any, onlyAlike))),
        new Tier(third, any));
  }

  private Set<String> with(List<String> words) {
    if (words.isEmpty()) return Set.of();
    return cases(WITH, Map.of("words", words.toArray(String[]::new), "most", FEW + 1));
  }

  /** Null where they are more than a few. */
  private Set<String> cases(String sql, Map<String, Object> parameters) {
    List<String> ids = jdbc.sql(sql).params(parameters).query(String.class).list();
    return ids.size() > FEW ? null : Set.copyOf(new HashSet<>(ids));
  }

  private static Set<String> either(Set<String> some, Set<String> others) {
    if (some == null || others == null) return null;
    Set<String> all = new HashSet<>(some);
    all.addAll(others);
    return all.size() > FEW ? null : all;
  }

  /** The cases in both; null stands for many. */
  static Set<String> both(Set<String> some, Set<String> others) {
    if (some == null) return others;
    if (others == null) return some;
    Set<String> shared = new HashSet<>(some);
    shared.retainAll(others);
    return shared;
  }

  private static Set<String> each(List<Set<String>> sets) {
    return sets.stream().reduce(null, Search::both);
  }

  private static String has(String words) {
    // Asked of each row that is walked past, and never of all cases first; and of its few words
    // read at once, never of each word that was typed: that is what the offset keeps the planner
    // from.
    return "exists (select from (select word from board_word where proposal_id = l.proposal_id"
        + " offset 0) w where "
        + words
        + ")";
  }

  /** The words that hold these keys further inside, the shortest first. */
  private List<String> inside(String keys) {
    if (keys.length() < SHORTEST) return List.of();
    return jdbc.sql(
            """
            select word from board_vocabulary
            where word like '%' || :keys || '%' and not starts_with(word, :keys)
            order by length(word), word limit :most""")
        .param("keys", keys)
        .param("most", MOST_ALIKE)
        .query(String.class)
        .list();
  }

  /** The words that look like these keys, or that have a part which does, the likest first. */
  private List<String> alike(String keys) {
    if (keys.length() < SHORTEST) return List.of();
    Map<String, Object> asked = new HashMap<>();
    asked.put("keys", keys);
    asked.put("alike", ALIKE);
    asked.put("most", MOST_ALIKE);
    return jdbc.sql(
            """
            select word from board_vocabulary
            where word % :keys and similarity(word, :keys) >= :alike
            order by similarity(word, :keys) desc, word limit :most""")
        .params(asked)
        .query(String.class)
        .list();
  }
}
