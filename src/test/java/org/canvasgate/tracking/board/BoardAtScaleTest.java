package org.canvasgate.tracking.board;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import javax.sql.DataSource;
import org.canvasgate.testing.ManyCases;
import org.canvasgate.testing.TestDatabase;
import org.canvasgate.tracking.Reader;
import org.junit.jupiter.api.Test;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.init.ResourceDatabasePopulator;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * What a page, a search and the counts cost, in blocks that PostgreSQL touches: bounded, and not
 * growing with the cases. Blocks repeat where times do not.
 */
class BoardAtScaleTest {
  private static final int SMALL = 10_000;
  private static final int LARGE = 100_000;

  /** One page with its counts; 8 kB each, most of them touched again and again. */
  private static final long MOST_BLOCKS = 30_000;

  /**
   * What no single index answers is looked for along one: as many rows are walked past as it takes
   * to meet a page of the rows that are meant, and a fixed number for the counts. This grows until
   * the counts look at all they may, and is bounded for cases spread as these are.
   */
  private static final Map<String, Long> LOOKED_FOR =
      Map.of(
          "city=City0", 15_000L,
          "city=City3&kind=private", 15_000L,
          "kind=private&field=transport", 20_000L,
          "field=housing", 10_000L,
          "q=스마트 가로등", 25_000L);

  /** What is little may double and more, because an index is one level higher. */
  private static final long LITTLE = 1_500;

  private static final List<String> QUESTIONS =
      List.of(
          "",
          "stage=review",
          "status=operating",
          "city=City0",
          "city=City200",
          "city=City3&kind=private",
          "kind=private&field=transport",
          "field=housing",
          "sort=due",
          "sort=score",
          "sort=name",
          "late=true",
          "late=true&sort=due",
          "before=2026-12-01",
          "mine=true",
          "mine=true&late=true",
          "q=스마트",
          "q=스맡",
          "q=가로둥",
          "q=스마트 가로등",
          "q=streetlihgts",
          "q=Rarissimum",
          "q=스마트 Rarissimum",
          "q=nowheretobefound");

  private final ObjectMapper json = new ObjectMapper();

  @Test
  void a_page_a_search_and_the_counts_touch_no_more_blocks_with_ten_times_the_cases()
      throws IOException {
    Map<String, Long> small = blocks(SMALL);
    Map<String, Long> large = blocks(LARGE);
    StringBuilder table = new StringBuilder();
    large.forEach(
        (question, blocks) ->
            table.append("%-60s %7d %7d%n".formatted(question, small.get(question), blocks)));
    Files.writeString(Path.of("target", "board-at-scale.txt"), table);
    assertThat(large)
        .as("blocks at %,d and at %,d cases:%n%s", SMALL, LARGE, table)
        .allSatisfy(
            (line, blocks) -> {
              Long lookedFor = LOOKED_FOR.get(line.split(" \\| ", -1)[1]);
              if (lookedFor != null) assertThat(blocks).as(line).isLessThan(lookedFor);
              else
                assertThat(blocks)
                    .as(line)
                    .isLessThan(MOST_BLOCKS)
                    .isLessThanOrEqualTo(Math.max(LITTLE, 2 * small.get(line)));
            });
    assertThat(large).hasSameSizeAs(small).hasSizeGreaterThan(QUESTIONS.size() * 3);
  }

  private Map<String, Long> blocks(int cases) {
    DataSource database = TestDatabase.migrated();
    new ResourceDatabasePopulator(
            new ClassPathResource(
                "org/camunda/bpm/engine/db/create/activiti.postgres.create.engine.sql"))
        .execute(database);
    JdbcClient jdbc = JdbcClient.create(database);
    ManyCases.fill(jdbc, cases);
    openTasks(jdbc);
    whatIsTheSameHoweverManyThereAre(jdbc);
    Map<String, Long> touched = new TreeMap<>();
    for (String user : List.of("secretary", "planner7", "seated"))
      for (String question : QUESTIONS) {
        touched.put(user + " | " + question, cost(jdbc, user, question, false));
        if (!question.startsWith("q="))
          touched.put(
              user + " | " + question + " | from the middle", cost(jdbc, user, question, true));
      }
    return touched;
  }

  /** A member with forty cases, and a word that three have. */
  private static void whatIsTheSameHoweverManyThereAre(JdbcClient jdbc) {
    jdbc.sql(
            """
            update board_face set keys = keys || array['member:seated']
            where proposal_id in (select id from many order by hashint4(i + 1) limit 40)\
            """)
        .update();
    jdbc.sql(
            """
            insert into board_word select id, 'rarissimum'
            from many order by hashint4(i + 2) limit 3\
            """)
        .update();
    jdbc.sql("insert into board_vocabulary values ('rarissimum')").update();
    for (String table : List.of("board_face", "board_line", "board_word", "board_vocabulary"))
      vacuum(jdbc, table);
  }

  /** A tenth of all cases wait for somebody, twenty of them for each of our readers. */
  private static void openTasks(JdbcClient jdbc) {
    jdbc.sql(
            """
            insert into act_ru_execution (id_, rev_, proc_inst_id_, business_key_)
            select 'e' || i, 1, 'e' || i, id from many where status = 'evaluating'\
            """)
        .update();
    jdbc.sql(
            """
            insert into act_ru_task (id_, rev_, proc_inst_id_, assignee_)
            select 't' || i, 1, 'e' || i, case when n <= 60
              then (array['secretary', 'planner7', 'seated'])[1 + n % 3] else 'member' || i % 3000 end
            from (select i, row_number() over (order by i) as n from many
              where status = 'evaluating') each\
            """)
        .update();
    vacuum(jdbc, "act_ru_task");
    vacuum(jdbc, "act_ru_execution");
  }

  /**
   * Again until every page is known to be seen by all: as long as the server's own maintenance
   * reads this database, a vacuum leaves that open, and each look along an index would go to the
   * table as well.
   */
  private static void vacuum(JdbcClient jdbc, String table) {
    await()
        .atMost(Duration.ofMinutes(2))
        .until(
            () -> {
              jdbc.sql("vacuum (analyze, index_cleanup on) " + table).update();
              return jdbc.sql("select relallvisible = relpages from pg_class where relname = ?")
                  .param(table)
                  .query(Boolean.class)
                  .single();
            });
  }

  private long cost(JdbcClient jdbc, String user, String asked, boolean fromTheMiddle) {
    BoardQuery query = BoardQuery.of(parameters(asked));
    boolean all = user.equals("secretary");
    Reader reader = new Reader(user, all ? List.of("secretariat") : List.of());
    Set<String> keys = Set.of("planner:" + user, "member:" + user);
    long blocks = 0;
    Set<String> own = null;
    if (!all) {
      String mine = "select proposal_id from board_face where keys && :keys::text[] limit 1001";
      Map<String, Object> parameters = Map.of("keys", keys.toArray(String[]::new));
      blocks += touched(jdbc, mine, parameters);
      own = Set.copyOf(jdbc.sql(mine).params(parameters).query(String.class).list());
    }
    Eyes eyes =
        new Eyes(
            reader,
            keys,
            own == null || own.size() > Sight.FEW ? null : own,
            all ? Set.of() : Set.of("operating", "retired"),
            Set.of(),
            Set.of(),
            Set.of());
    Map<String, Object> words = new HashMap<>();
    Search.Hits hits = new Search(jdbc).hits(query.text(), words);
    for (Set<String> ways : Keystrokes.typed(query.text(), 6))
      for (String way : ways)
        blocks +=
            touched(
                jdbc,
                Search.BEGINNING,
                Map.of("from", way, "to", way + '\uFFFF', "most", Search.FEW + 1));
    Set<String> mine = null;
    if (query.waitsOnMe()) {
      Map<String, Object> open =
          Map.of("me", user, "groups", reader.groups().toArray(String[]::new), "most", 1001);
      blocks += touched(jdbc, Question.SOME_OF_MINE, open);
      mine = Set.copyOf(jdbc.sql(Question.SOME_OF_MINE).params(open).query(String.class).list());
    }
    var question = new Question(eyes, query, mine, hits, words, ManyCases.TODAY, Locale.KOREAN);
    Cursor from = fromTheMiddle ? middle(jdbc, query) : null;
    int missing = query.size() + 1;
    for (int lane = 0; lane < question.lanes() && missing > 0; lane++) {
      var walk = question.walk(lane, from, false, missing);
      from = null;
      if (walk == null) continue;
      JsonNode plan = plan(jdbc, walk.sql(), walk.parameters());
      blocks += blocks(plan);
      missing -= plan.path("Actual Rows").asInt();
    }
    var counts = question.counts(BoardQueries.COUNTED + 1);
    return blocks + touched(jdbc, counts.sql(), counts.parameters());
  }

  /** A row in the midst of the order, whatever else is asked. */
  private static Cursor middle(JdbcClient jdbc, BoardQuery query) {
    String column =
        switch (query.sort()) {
          case CHANGED ->
              "to_char(l.changed_at at time zone 'UTC', 'YYYY-MM-DD\"T\"HH24:MI:SS.US\"Z\"')";
          case DUE -> "to_char(l.due at time zone 'UTC', 'YYYY-MM-DD\"T\"HH24:MI:SS.US\"Z\"')";
          case SCORE, LOW_SCORE -> "l.score::text";
          case NAME -> "f.sort_ko";
        };
    String value =
        jdbc.sql(
                ("select percentile_disc(0.5) within group (order by %s) from board_line l"
                        + " join board_face f using (proposal_id)")
                    .formatted(column))
            .query(String.class)
            .single();
    return new Cursor(false, 0, value, "many-5");
  }

  private long touched(JdbcClient jdbc, String sql, Map<String, Object> parameters) {
    return blocks(plan(jdbc, sql, parameters));
  }

  private static long blocks(JsonNode plan) {
    return plan.path("Shared Hit Blocks").asLong() + plan.path("Shared Read Blocks").asLong();
  }

  private JsonNode plan(JdbcClient jdbc, String sql, Map<String, Object> parameters) {
    String plan =
        jdbc.sql("explain (analyze, buffers, timing off, format json) " + sql)
            .params(parameters)
            .query(String.class)
            .single();
    try {
      return json.readTree(plan).path(0).path("Plan");
    } catch (com.fasterxml.jackson.core.JsonProcessingException broken) {
      throw new IllegalStateException(broken);
    }
  }

  private static Map<String, String[]> parameters(String asked) {
    Map<String, String[]> parameters = new LinkedHashMap<>();
    UriComponentsBuilder.newInstance()
        .query(asked)
        .build()
        .getQueryParams()
        .forEach(
            (name, values) -> parameters.put(name, new ArrayList<>(values).toArray(String[]::new)));
    return parameters;
  }
}
