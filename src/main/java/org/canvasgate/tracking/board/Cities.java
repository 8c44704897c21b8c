package org.canvasgate.tracking.board;

import java.util.List;
import org.canvasgate.tracking.Reader;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The cities that a reader can choose from. For whoever sees all, from one city to the next along
 * the index, however many cases each has; for the others those of their own cases and no more, so
 * that the choice does not tell of cases that are not theirs.
 */
@Component
class Cities {
  private final Sight sight;
  private final JdbcClient jdbc;

  Cities(Sight sight, JdbcClient jdbc) {
    this.sight = sight;
    this.jdbc = jdbc;
  }

  List<String> of(Reader reader) {
    if (reader.seesAll())
      return jdbc.sql(
              """
              with recursive next (city) as (
                (select city from board_line order by city limit 1)
                union all
                select (select l.city from board_line l where l.city > next.city
                  order by l.city limit 1)
                from next where next.city is not null)
              select city from next where city is not null""")
          .query(String.class)
          .list();
    var own = sight.of(reader).own();
    if (own == null || own.isEmpty()) return List.of();
    return jdbc.sql("select distinct city from board_line where proposal_id in (:own) order by 1")
        .param("own", own)
        .query(String.class)
        .list();
  }
}
