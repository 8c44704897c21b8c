package org.canvasgate.tracking.board;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
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
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.init.ResourceDatabasePopulator;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * What a page, a search and the counts cost, in blocks that PostgreSQL touches: the same with
 * twenty times the cases. Blocks repeat exactly where times do not.
 */
class BoardAtScaleTest {
  private static final int SMALL = 10_000;
  private static final int LARGE = 200_000;

  /** One page with its counts; 8 kB each, most of them touched again and again. */
  private static final long MOST_BLOCKS = 12_000;

  private static final List<String> QUESTIONS =
      List.of(
          "",
          "stage=review",
          "status=operating",
          "city=City0",
          "city=City200",
          "city=City3&kind=private&field=transport",
          "field=housing",
          "sort=due",
          "sort=score",
          "sort=-score",
          "sort=name",
          "late=true&sort=due",
          "late=true&stage=consultation",
          "before=2026-12-01",
          "mine=true",
          "mine=true&late=true",
          "q=스마트",
          "q=tmakxm",
          "q=스맡",
          "q=가로등",
          "q=가로둥",
          "q=스마트 가로등",
          "q=streetlihgts",
          "q=Quarter1234",
          "q=스마트 City200",
          "q=ㅅ");

  private final ObjectMapper json = new ObjectMapper();

  @Test
  void a_page_a_search_and_the_counts_touch_no_more_blocks_with_twenty_times_the_cases() {
    Map<String, Long> small = blocks(SMALL);
    Map<String, Long> large = blocks(LARGE);
    StringBuilder table = new StringBuilder();
    large.forEach(
        (question, blocks) ->
            table.append("%-60s %7d %7d%n".formatted(question, small.get(question), blocks)));
    assertThat(large)
        .as("blocks at %,d and at %,d cases:%n%s", SMALL, LARGE, table)
        .allSatisfy((question, blocks) -> assertThat(blocks).isLessThan(MOST_BLOCKS));
    assertThat(large).hasSize(QUESTIONS.size() * 3 * 2);
  }

  private Map<String, Long> blocks(int cases) {
    DataSource database = TestDatabase.createDataSource();
    Flyway.configure().dataSource(database).load().migrate();
    new ResourceDatabasePopulator(
            new ClassPathResource(
                "org/camunda/bpm/engine/db/create/activiti.postgres.create.engine.sql"))
        .execute(database);
    JdbcClient jdbc = JdbcClient.create(database);
    ManyCases.fill(jdbc, cases);
    openTasks(jdbc);
    Map<String, Long> touched = new TreeMap<>();
    for (String user : List.of("secretary", "planner7", "member7"))
      for (String question : QUESTIONS) {
        touched.put(user + " | " + question, cost(jdbc, user, question, false));
        touched.put(
            user + " | " + question + " | from the middle", cost(jdbc, user, question, true));
      }
    return touched;
  }

  /** A tenth of all cases wait for somebody, twenty of them for each of our readers. */
  private static void openTasks(JdbcClient jdbc) {
    jdbc.sql(
            """
            insert into act_ru_execution (id_, rev_, proc_inst_id_, business_key_)
            select 'e' || i, 1, 'e' || i, id from many where status = 'evaluating'""")
        .update();
    jdbc.sql(
            """
            insert into act_ru_task (id_, rev_, proc_inst_id_, assignee_)
            select 't' || i, 1, 'e' || i, case when n <= 60
              then (array['secretary', 'planner7', 'member7'])[1 + n % 3] else 'member' || i % 3000 end
            from (select i, row_number() over (order by i) as n from many
              where status = 'evaluating') each""")
        .update();
    jdbc.sql("vacuum analyze act_ru_task").update();
    jdbc.sql("vacuum analyze act_ru_execution").update();
  }

  private long cost(JdbcClient jdbc, String user, String asked, boolean fromTheMiddle) {
    BoardQuery query = BoardQuery.of(parameters(asked));
    boolean all = user.equals("secretary");
    Reader reader = new Reader(user, all ? List.of("secretariat") : List.of());
    Set<String> keys = Set.of("planner:" + user, "member:" + user);
    long blocks = 0;
    Set<String> own = null;
    if (!all) {
      String mine = "select proposal_id from board_face where keys && :keys::text[] limit 2001";
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
            Set.of());
    Map<String, Object> words = new HashMap<>();
    List<String> tiers = new Search(jdbc).tiers(query.text(), words);
    var question = new Question(eyes, query, tiers, words, ManyCases.TODAY, Locale.KOREAN);
    Cursor from = fromTheMiddle ? middle(jdbc, query) : null;
    int missing = query.size() + 1;
    for (int lane = 0; lane < question.lanes() && missing > 0; lane++) {
      var walk = question.walk(lane, from, false, missing);
      from = null;
      if (walk == null) continue;
      blocks += touched(jdbc, walk.sql(), walk.parameters());
      missing -= jdbc.sql(walk.sql()).params(walk.parameters()).query().listOfRows().size();
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
    String plan =
        jdbc.sql("explain (analyze, buffers, timing off, format json) " + sql)
            .params(parameters)
            .query(String.class)
            .single();
    try {
      JsonNode root = json.readTree(plan).path(0).path("Plan");
      return root.path("Shared Hit Blocks").asLong() + root.path("Shared Read Blocks").asLong();
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
