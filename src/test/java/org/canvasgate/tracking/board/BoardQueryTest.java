package org.canvasgate.tracking.board;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
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

  @Test
  void a_cursor_comes_back_as_it_was_written_and_rubbish_is_none() {
    Cursor cursor = new Cursor(true, 2, "스마트 주차", "seoul-parking");
    assertThat(Cursor.read(cursor.written())).isEqualTo(cursor);
    for (String rubbish : List.of("", "x", "$$$", "LTEyMw", "Kwp4CnkKeg"))
      assertThat(Cursor.read(rubbish)).isNull();
  }
}
