package org.canvasgate.tracking.board;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.canvasgate.tracking.Reader;
import org.junit.jupiter.api.Test;

class BoardQueryTest {
  @Test
  void an_address_says_what_is_asked_and_nothing_more() {
    BoardQuery query =
        BoardQuery.of(
            Map.of(
                "q", new String[] {" 스마트 & 가로등 "},
                "stage", new String[] {"review", "nowhere", "intake"},
                "city", new String[] {"", "Busan"},
                "late", new String[] {"true"},
                "mine", new String[] {"perhaps"},
                "before", new String[] {"2026-12-01"},
                "sort", new String[] {"-score"},
                "size", new String[] {"100000"}));
    assertThat(query.address())
        .isEqualTo(
            "q=%EC%8A%A4%EB%A7%88%ED%8A%B8+%26+%EA%B0%80%EB%A1%9C%EB%93%B1&stage=intake"
                + "&stage=review&city=Busan&late=true&before=2026-12-01&sort=-score&size=200");
    assertThat(query.waitsOnMe()).isFalse();
    assertThat(BoardQuery.everything().address()).isEmpty();
  }

  @Test
  void no_address_is_an_error() {
    BoardQuery query =
        BoardQuery.of(
            Map.of(
                "before", new String[] {"+999999999-01-01"},
                "size", new String[] {"-7"},
                "sort", new String[] {"'; drop"},
                "q", new String[] {"a\0b"},
                "kind", new String[] {"private", "x"}));
    assertThat(query.dueBefore()).isNull();
    assertThat(query.size()).isEqualTo(1);
    assertThat(query.sort()).isEqualTo(BoardQuery.Sort.CHANGED);
    assertThat(query.text()).isEqualTo("a b");
    assertThat(query.kinds()).isEqualTo(List.of("private"));
  }

  /** Written by hand, it would have the database refuse the statement, or the clock the year. */
  @Test
  void a_cursor_beyond_all_time_is_none_of_the_boards() {
    var reader = new Reader("me", List.of());
    var eyes = new Eyes(reader, Set.of(), Set.of(), Set.of(), Set.of(), Set.of(), Set.of());
    var question =
        new Question(
            eyes,
            BoardQuery.everything(),
            Set.of(),
            new Search.Hits(List.of(Search.Tier.ALL), Search.Tier.ALL),
            Map.of(),
            Instant.EPOCH,
            Locale.ENGLISH);
    for (String never :
        List.of("+1000000000-12-31T23:59:59Z", "-1000000000-12-31T23:59:59Z", "yesterday"))
      assertThat(question.knows(new Cursor(false, 0, never, "x"))).as(never).isFalse();
    assertThat(question.knows(new Cursor(false, 0, "2026-11-23T00:00:00Z", "x"))).isTrue();
  }

  @Test
  void a_cursor_comes_back_as_it_was_written_and_rubbish_is_none() {
    Cursor cursor = new Cursor(true, 2, "스마트 주차", "seoul-parking");
    assertThat(Cursor.read(cursor.written())).isEqualTo(cursor);
    for (String rubbish : List.of("", "x", "$$$", "LTEyMw", "Kwp4CnkKeg"))
      assertThat(Cursor.read(rubbish)).isNull();
  }
}
