package org.canvasgate.testing;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.canvasgate.tracking.board.Keystrokes;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Invented cases by the hundred thousand, for tests and benchmarks of the lists: proposals with
 * their rows on the board, without anything behind them. They are skewed as real ones are: few
 * cities and fields have most of the cases, most cases are old, every second name begins with the
 * same word. The same number gives the same cases.
 */
public final class ManyCases {
  /** The day on which the cases are looked at. */
  public static final Instant TODAY = Instant.parse("2026-11-23T01:00:00Z");

  private static final List<String> LEADS =
      List.of("스마트/Smart", "지능형/Intelligent", "시민참여/Citizen", "통합/Integrated", "공유/Shared");
  private static final List<String> NOUNS =
      List.of(
          "주차/parking",
          "가로등/streetlights",
          "횡단보도/crossings",
          "버스정류장/shelters",
          "미세먼지/dust",
          "돌봄/care",
          "쓰레기/waste",
          "자전거/bicycles",
          "관광/tourism",
          "물류/logistics",
          "하천/rivers",
          "에너지/energy",
          "교차로/junctions",
          "화재감지/fire",
          "안심귀가/safety",
          "상수도/water");

  private ManyCases() {}

  /** Fills an empty database that has the application's tables. */
  public static void fill(JdbcClient jdbc, int cases) {
    jdbc.sql("drop table if exists many_word").update();
    jdbc.sql(
            """
            create table many_word (list text, place int, ko text, en text, keys text[],
              primary key (list, place))""")
        .update();
    words(jdbc, "city", cities());
    words(jdbc, "lead", LEADS);
    words(jdbc, "noun", NOUNS);
    words(jdbc, "quarter", quarters());
    jdbc.sql("drop table if exists many").update();
    jdbc.sql("analyze many_word").update();
    for (String statement : FILL.split(";"))
      if (!statement.isBlank()) jdbc.sql(statement.replace("{cases}", "" + cases)).update();
    for (String table :
        List.of("proposal", "board_line", "board_face", "board_word", "board_vocabulary"))
      jdbc.sql("vacuum analyze " + table).update();
  }

  private static void words(JdbcClient jdbc, String list, List<String> words) {
    for (int i = 0; i < words.size(); i++) {
      String[] both = words.get(i).split("/");
      jdbc.sql("insert into many_word values (?, ?, ?, ?, ?)")
          .params(
              list, i, both[0], both[1], Keystrokes.words(both[0], both[1]).toArray(String[]::new))
          .update();
    }
  }

  /** As many as there are local governments; the first ones have most of the cases. */
  private static List<String> cities() {
    return IntStream.range(0, 229).mapToObj(i -> syllables(i) + "시/City" + i).toList();
  }

  private static List<String> quarters() {
    return IntStream.range(0, 3000).mapToObj(i -> syllables(i * 7 + 5) + "마을/Quarter" + i).toList();
  }

  /** A name of three syllables that no other number has. */
  private static String syllables(int number) {
    List<String> some = new ArrayList<>();
    String sounds = "가나다라마바사아자차카타파하거너더러머버서어저처커터퍼허고노도로모보소오조초코토포호";
    for (int i = 0, rest = number + 41; i < 3; i++, rest /= sounds.length())
      some.add(sounds.substring(rest % sounds.length(), rest % sounds.length() + 1));
    return String.join("", some);
  }

  private static final String FILL =
      """
      create table many as
      select i, 'many-' || i as id, u, v,
        floor(power(u, 3) * 229)::int as city, floor(power(v, 2) * 5)::int as lead,
        floor(w * 16)::int as noun, floor(x * 3000)::int as quarter,
        (array['transport','safety','environment-energy-water','health-welfare','culture-tourism-sport',
          'administration','facilities','education','logistics','work','housing','other'])
          [1 + floor(power(w, 2) * 12)::int] as field,
        (array['public','public','public','mixed','private'])[1 + floor(x * 5)::int] as kind,
        case when y < 0.45 then 'operating' when y < 0.57 then 'evaluating' when y < 0.82 then 'retired'
          when y < 0.94 then 'rejected' when y < 0.98 then 'withdrawn' else 'incomplete' end as status,
        (array['review','review','consultation','maintenance','intake'])[1 + floor(u * 5)::int] as gate,
        timestamptz '2026-11-23T01:00:00Z' - interval '3650 days' * power(x, 0.7) - i * interval '1 second'
          as changed,
        timestamptz '2026-11-23T01:00:00Z' + interval '1 day' * floor(v * 360 - 40) as due
      from (
        select i, (hashint4(i) & 65535) / 65536.0 as u, (hashint4(i + 7919) & 65535) / 65536.0 as v,
          (hashint4(i + 15485863) & 65535) / 65536.0 as w,
          (hashint4(i + 32452843) & 65535) / 65536.0 as x,
          (hashint4(i + 49979687) & 65535) / 65536.0 as y
        from generate_series(1, {cases}) i) drawn;

      insert into proposal (id, planner, status, status_at, revision, name_en, name_ko, city, kind,
        field, sample, proposed_at, changed_at)
      select m.id, 'planner' || m.i % greatest(1, {cases} / 20), m.status, m.changed, 1,
        l.en || ' ' || n.en || ' ' || q.en, l.ko || ' ' || n.ko || ' ' || q.ko, c.en, m.kind, m.field,
        true, m.changed, m.changed
      from many m
      join many_word c on c.list = 'city' and c.place = m.city
      join many_word l on l.list = 'lead' and l.place = m.lead
      join many_word n on n.list = 'noun' and n.place = m.noun
      join many_word q on q.list = 'quarter' and q.place = m.quarter;

      insert into board_line (proposal_id, city, kind, field, status, stage, failed, waits, due, score,
        band, scored_gate, scored_cycle, scored_round, changed_at)
      select m.id, c.en, m.kind, m.field, m.status,
        case m.status when 'evaluating' then m.gate when 'operating' then 'operation' else 'ended' end,
        false,
        case when m.status in ('evaluating', 'operating') then jsonb_build_array(jsonb_build_object(
          'process', 'business-model-review', 'definition', 'many', 'step', 'score-canvas',
          'name', 'Score the canvas', 'tasks', jsonb_build_array(jsonb_build_object(
            'id', 'task-' || m.i, 'user', 'member' || m.i % 3000,
            'due', extract(epoch from m.due)::bigint * 1000)))) else '[]' end,
        case when m.status in ('evaluating', 'operating') then m.due end,
        case when m.v < 0.7 then 40 + m.u * 55 end, case when m.v < 0.7 then 'pass' end,
        case when m.v < 0.7 then 'review' end, case when m.v < 0.7 then 0 end,
        case when m.v < 0.7 then 1 end, m.changed
      from many m join many_word c on c.list = 'city' and c.place = m.city;

      insert into board_face (proposal_id, name_en, name_ko, sample, sort_en, sort_ko, keys)
      select p.id, p.name_en, p.name_ko, true, lower(p.name_en), lower(p.name_ko),
        array['planner:' || p.planner] || array(
          select 'member:member' || (m.i * 13 + s * 401) % 3000 from generate_series(1, 7) s)
      from proposal p join many m on m.id = p.id;

      insert into board_word (proposal_id, word)
      select distinct id, unnest(keys) from (
        select m.id, c.keys from many m
        join many_word c on c.list = 'city' and c.place = m.city
        union all select m.id, c.keys from many m
        join many_word c on c.list = 'lead' and c.place = m.lead
        union all select m.id, c.keys from many m
        join many_word c on c.list = 'noun' and c.place = m.noun
        union all select m.id, c.keys from many m
        join many_word c on c.list = 'quarter' and c.place = m.quarter) each;

      insert into board_vocabulary select distinct word from board_word
      """;
}
