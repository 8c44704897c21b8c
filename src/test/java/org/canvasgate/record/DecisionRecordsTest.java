package org.canvasgate.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.canvasgate.committee.CaseRound;
import org.canvasgate.committee.RecordEntry;
import org.canvasgate.committee.RecordPart;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A decision is frozen once, whole, without names, and in its place in the chain. */
class DecisionRecordsTest {
  private final RecordRoom room = new RecordRoom(new Opinion());

  /** What another room adds; it names people as people and, once, carelessly. */
  private static final class Opinion implements RecordPart {
    @Override
    public String name() {
      return "opinions";
    }

    @Override
    public Map<String, Object> of(CaseRound round) {
      return Map.of(
          "list",
          List.of(
              Map.of("member", new Person("gil"), "text", "too costly"),
              Map.of("member", new Person("ahn"), "text", "well thought")),
          "spoke",
          List.of("bae", "nobody-known"));
    }
  }

  @AfterEach
  void close() {
    room.close();
  }

  @Test
  void a_record_holds_the_canvas_both_rounds_the_figures_and_the_verdict() {
    RecordEntry entry = room.recorded("harbour-shuttle");

    var document =
        Canonical.read(room.get(Chain.class).get(entry.number()).orElseThrow().document());
    assertThat(document.at("/proposal/canvas").toString())
        .contains("A ride within fifteen minutes");
    assertThat(document.at("/rounds")).hasSize(2);
    assertThat(document.at("/rounds/0/ballots")).hasSize(7);
    assertThat(document.at("/rounds/0/ballots/0/ratings")).hasSize(11);
    assertThat(document.at("/rounds/1/ballots/3/ratings/0/changeReason").textValue())
        .isEqualTo("The figures of the operator came in.");
    assertThat(document.at("/scorecards")).hasSize(2);
    assertThat(document.at("/scorecards/1/basis/ratings")).hasSize(77);
    assertThat(document.at("/scorecards/1/basis/rules/passMark").doubleValue()).isEqualTo(70);
    assertThat(document.at("/recusals/0/reason").textValue()).isEqualTo("works for the lead body");
    assertThat(document.at("/verdict/outcome").textValue()).isEqualTo("revise");
    assertThat(document.at("/panel/seats")).hasSize(8);
  }

  @Test
  void no_document_names_anybody_and_one_person_has_one_pseudonym() {
    RecordEntry entry = room.recorded("harbour-shuttle");

    var row = room.get(Chain.class).get(entry.number()).orElseThrow();
    for (String id : RecordRoom.PANEL)
      assertThat(row.document())
          .doesNotContain("\"" + id + "\"")
          .doesNotContain("Name of " + id.toUpperCase(java.util.Locale.ROOT));
    assertThat(row.document()).doesNotContain(RecordRoom.PLANNER).doesNotContain(RecordRoom.CHAIR);
    var openings = room.get(Chain.class).openings(entry.number());
    assertThat(openings)
        .hasSize(10)
        .allSatisfy(
            opening ->
                assertThat(
                        Canonical.read(row.document())
                            .at("/people/" + opening.pseudonym())
                            .textValue())
                    .isEqualTo(opening.commitment()));
    String gil =
        openings.stream()
            .filter(o -> o.person().equals("gil"))
            .findFirst()
            .orElseThrow()
            .pseudonym();
    assertThat(Canonical.read(row.document()).at("/parts/opinions/list").toString())
        .contains("{\"member\":\"" + gil + "\",\"text\":\"too costly\"}");
    assertThat(Canonical.read(row.document()).at("/parts/opinions/spoke/0").textValue())
        .startsWith("person-");
  }

  @Test
  void the_same_person_has_another_pseudonym_or_at_least_another_proof_in_another_record() {
    RecordEntry first = room.recorded("harbour-shuttle");
    RecordEntry second = room.recorded("river-lights");

    var chain = room.get(Chain.class);
    assertThat(chain.openings(first.number()).stream().map(Pseudonyms.Opening::commitment).toList())
        .doesNotContainAnyElementsOf(
            chain.openings(second.number()).stream().map(Pseudonyms.Opening::commitment).toList());
  }

  @Test
  void a_second_run_adds_nothing_and_tells_nobody_again() {
    CaseRound round = room.reviewed("harbour-shuttle");
    room.records().record(round, RecordRoom.PLANNER, RecordRoom.PROCESS);
    room.records().record(round, RecordRoom.PLANNER, RecordRoom.PROCESS);

    assertThat(room.records().about("harbour-shuttle")).hasSize(1);
    assertThat(room.told).hasSize(1);
    assertThat(room.told.get(0)).isEqualTo(room.records().of(round).orElseThrow());
  }

  @Test
  void each_entry_holds_the_hash_of_the_one_before_whatever_the_case() {
    RecordEntry first = room.recorded("harbour-shuttle");
    RecordEntry second = room.recorded("river-lights");
    RecordEntry late =
        room.records()
            .addendum(
                first.round(),
                "minority-opinion",
                "ahn",
                Map.of("by", new RecordPart.Person("ahn"), "text", "I disagree."));

    var chain = room.get(Chain.class);
    assertThat(chain.get(1).orElseThrow().previous()).isEqualTo("0".repeat(64));
    assertThat(chain.get(2).orElseThrow().previous()).isEqualTo(first.hash());
    assertThat(chain.get(3).orElseThrow().previous()).isEqualTo(second.hash());
    assertThat(late.number()).isEqualTo(3);
    var document = Canonical.read(chain.get(3).orElseThrow().document());
    assertThat(document.at("/refersTo/number").longValue()).isEqualTo(first.number());
    assertThat(document.at("/refersTo/hash").textValue()).isEqualTo(first.hash());
    assertThat(document.at("/content/by").textValue()).isEqualTo("person-1");
    assertThat(room.told).hasSize(3).last().isEqualTo(late);
  }

  @Test
  void an_addendum_is_added_once_and_only_to_a_final_record() {
    CaseRound round = room.reviewed("harbour-shuttle");
    assertThatThrownBy(() -> room.records().addendum(round, "objection", "1", Map.of()))
        .isInstanceOf(IllegalStateException.class);
    room.records().record(round, RecordRoom.PLANNER, RecordRoom.PROCESS);
    RecordEntry once =
        room.records().addendum(round, "objection", "1", Map.of("text", "We object."));
    RecordEntry twice = room.records().addendum(round, "objection", "1", Map.of("text", "Again."));
    assertThat(twice).isEqualTo(once);
    assertThat(room.records().about("harbour-shuttle")).hasSize(2);
  }

  @Test
  void many_decisions_at_the_same_moment_stand_one_after_the_other() throws Exception {
    List<CaseRound> rounds =
        IntStream.range(0, 6).mapToObj(i -> room.reviewed("service-" + i)).toList();
    var pool = Executors.newFixedThreadPool(6);
    List<Callable<Void>> work = new ArrayList<>();
    for (CaseRound round : rounds)
      work.add(
          () -> {
            room.records().record(round, RecordRoom.PLANNER, RecordRoom.PROCESS);
            return null;
          });
    for (Future<Void> done : pool.invokeAll(work)) done.get();
    pool.shutdown();

    var rows = room.get(Chain.class).from(1, 100);
    assertThat(rows).extracting(Chain.Row::number).containsExactly(1L, 2L, 3L, 4L, 5L, 6L);
    for (int i = 1; i < rows.size(); i++)
      assertThat(rows.get(i).previous()).isEqualTo(rows.get(i - 1).hash());
  }

  @Test
  void the_database_refuses_to_change_or_delete_a_record() {
    room.recorded("harbour-shuttle");
    for (String change :
        List.of(
            "update record_entry set document = document || ' '",
            "delete from record_entry",
            "truncate record_entry cascade",
            "update record_person set name = 'somebody else'",
            "delete from record_person"))
      assertThatThrownBy(() -> room.jdbc().sql(change).update())
          .hasMessageContaining("never changed or deleted");
  }

  @Test
  void what_fails_while_it_is_told_leaves_no_entry() {
    CaseRound round = room.reviewed("harbour-shuttle");
    assertThatThrownBy(
            () ->
                room.together(
                    () -> {
                      room.records().record(round, RecordRoom.PLANNER, RecordRoom.PROCESS);
                      throw new IllegalStateException("the letter could not be drafted");
                    }))
        .isInstanceOf(IllegalStateException.class);
    assertThat(room.records().of(round)).isEmpty();
    room.records().record(round, RecordRoom.PLANNER, RecordRoom.PROCESS);
    assertThat(room.records().of(round).orElseThrow().number()).isEqualTo(1);
  }
}
