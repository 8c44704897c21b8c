package org.canvasgate.tracking.board;

import java.util.ArrayList;
import java.util.HashMap;
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

  private static final int MOST_ALIKE = 60;
  private static final double ALIKE = 0.34;

  /** Behind every letter that a word can go on with. */
  private static final char LAST = '\uFFFF';

  private final JdbcClient jdbc;

  Search(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * One after the other the conditions that a row can meet, each without the rows of those before;
   * a single one that all rows meet where nothing was typed.
   *
   * @param text what was typed
   * @param parameters takes up the conditions' parameters
   */
  List<String> tiers(String text, Map<String, Object> parameters) {
    List<Set<String>> typed = Keystrokes.typed(text, MOST_WORDS);
    if (typed.isEmpty()) return List.of(text.isBlank() ? "true" : "false");
    List<String> begins = new ArrayList<>();
    List<String> holds = new ArrayList<>();
    List<String> alike = new ArrayList<>();
    for (int i = 0; i < typed.size(); i++) {
      List<String> beginnings = new ArrayList<>();
      List<String> inside = new ArrayList<>();
      List<String> like = new ArrayList<>();
      for (String way : typed.get(i)) {
        String name = i + "way" + beginnings.size();
        parameters.put("from" + name, way);
        parameters.put("to" + name, way + LAST);
        beginnings.add("w.word >= :from" + name + " and w.word < :to" + name);
        inside.addAll(inside(way));
        like.addAll(alike(way));
      }
      parameters.put("inside" + i, inside.toArray(String[]::new));
      parameters.put("alike" + i, like.toArray(String[]::new));
      String first = String.join(" or ", beginnings);
      String second = first + " or w.word = any(:inside" + i + ")";
      begins.add(has(first));
      holds.add(has(second));
      alike.add(has(second + " or w.word = any(:alike" + i + ")"));
    }
    String first = String.join(" and ", begins);
    String second = String.join(" and ", holds);
    String third = String.join(" and ", alike);
    return List.of(first, second + " and not (" + first + ")", third + " and not (" + second + ")");
  }

  private static String has(String words) {
    return "exists (select from board_word w where w.proposal_id = l.proposal_id and ("
        + words
        + "))";
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
