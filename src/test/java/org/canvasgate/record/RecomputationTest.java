package org.canvasgate.record;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import org.canvasgate.committee.CaseRound;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A record is computed again from its own content: the same, or what differs by figure. */
class RecomputationTest {
  private final RecordRoom room = new RecordRoom();

  @AfterEach
  void close() {
    room.close();
  }

  @Test
  void a_record_comes_out_the_same_although_its_people_have_other_names_in_it() {
    for (int i = 0; i < 5; i++) {
      var result = recompute(room.recorded("service-" + i).number());
      assertThat(result.differences()).isEmpty();
      assertThat(result.figures()).isGreaterThan(300);
    }
  }

  @Test
  void the_figures_of_a_changed_rating_differ_by_name() {
    ObjectNode document = document(room.recorded("harbour-shuttle").number());
    ObjectNode rating = (ObjectNode) document.at("/scorecards/1/basis/ratings/0");
    rating.set("value", IntNode.valueOf(rating.path("value").asInt() % 5 + 1));

    var result = room.get(Recomputation.class).of(document);

    assertThat(result.same()).isFalse();
    assertThat(result.differences())
        .extracting(Recomputation.Difference::figure)
        .anyMatch(figure -> figure.startsWith("/scorecards/1/basis/ratings/person-"))
        .anyMatch(figure -> figure.startsWith("/scorecards/1/canvas/blocks/"));
  }

  @Test
  void a_total_that_was_written_otherwise_is_told_with_both_figures() {
    ObjectNode document = document(room.recorded("harbour-shuttle").number());
    String total = document.at("/scorecards/1/canvas/total").asText();
    ((ObjectNode) document.at("/scorecards/1/canvas")).put("total", 99.5);

    assertThat(room.get(Recomputation.class).of(document).differences())
        .contains(new Recomputation.Difference("/scorecards/1/canvas/total", "99.5", total));
  }

  @Test
  void votes_are_counted_again_without_those_who_are_recused() {
    CaseRound round = room.voted("harbour-shuttle");
    room.records().record(round, RecordRoom.PLANNER, RecordRoom.PROCESS);
    ObjectNode document = document(room.records().of(round).orElseThrow().number());

    assertThat(document.at("/tallies/0/mayVote").asInt()).isEqualTo(7);
    assertThat(document.at("/tallies/0/votes/approve").asInt()).isEqualTo(2);
    assertThat(room.get(Recomputation.class).of(document).same()).isTrue();
    ((ArrayNode) document.at("/rounds/0/votes")).remove(0);
    assertThat(room.get(Recomputation.class).of(document).differences())
        .extracting(Recomputation.Difference::figure)
        .anyMatch(figure -> figure.startsWith("/tallies/0/votes/"));
  }

  @Test
  void a_tables_answer_is_asked_for_again_and_told_when_it_was_another() {
    CaseRound round = room.reviewed("harbour-shuttle");
    var outputs =
        new org.canvasgate.testing.TableRules().all("quorum", Map.of("committee", "new-committee"));
    room.get(TableAnswers.class)
        .keep(
            "harbour-shuttle",
            java.util.Collections.singletonMap(
                new TableAnswers.Answer(
                    "quorum",
                    1,
                    "quorum",
                    "deployment",
                    Map.of("committee", "new-committee"),
                    List.of("rule-1"),
                    outputs),
                null));
    room.records().record(round, RecordRoom.PLANNER, RecordRoom.PROCESS);
    ObjectNode document = document(1);

    assertThat(document.at("/tables/0/sha256").asText()).hasSize(64);
    var result = room.get(Recomputation.class).of(document);
    assertThat(result.same()).isTrue();
    assertThat(result.answers()).isPositive();
    ((ObjectNode) document.at("/tables/0/outputs/0")).put("attendanceShare", 0.01);
    assertThat(room.get(Recomputation.class).of(document).differences())
        .extracting(Recomputation.Difference::figure)
        .containsExactly("/tables/0/quorum/outputs/0/attendanceShare");
  }

  private Recomputation.Result recompute(long number) {
    return room.get(Recomputation.class)
        .of(room.get(Chain.class).get(number).orElseThrow().document());
  }

  private ObjectNode document(long number) {
    JsonNode document = Canonical.read(room.get(Chain.class).get(number).orElseThrow().document());
    return (ObjectNode) document;
  }
}
