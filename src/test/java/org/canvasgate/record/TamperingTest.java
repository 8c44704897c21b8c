package org.canvasgate.record;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Assume;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Tag;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;
import org.canvasgate.committee.RecordEntry;
import org.canvasgate.committee.RecordPart;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Whoever owns the database can switch off what protects the rows; whatever they change then, the
 * chain tells. Each try happens in a transaction that is rolled back.
 */
@Tag("database")
class TamperingTest {
  private static final List<String> COLUMNS =
      List.of(
          "kind",
          "subject",
          "entry_key",
          "proposal_id",
          "gate",
          "previous",
          "document_hash",
          "hash",
          "document");
  private static final int ENTRIES = 5;

  private static RecordRoom room;

  @BeforeContainer
  static void recordFiveEntries() {
    room = new RecordRoom();
    RecordEntry first = room.recorded("harbour-shuttle");
    room.recorded("river-lights");
    room.records().record(room.voted("old-town-parking"), RecordRoom.PLANNER, RecordRoom.PROCESS);
    room.records()
        .addendum(
            first.round(),
            "objection",
            "1",
            Map.of("by", new RecordPart.Person(RecordRoom.PLANNER), "text", "이의를 제기합니다."));
    assertThat(verify()).isEmpty();
  }

  @AfterContainer
  static void close() {
    room.close();
  }

  @Property(tries = 300)
  void a_changed_character_anywhere_in_an_entry_is_found(
      @ForAll @IntRange(min = 1, max = ENTRIES) int number,
      @ForAll @IntRange(min = 0, max = 8) int column,
      @ForAll @IntRange(min = 0, max = 1_000_000) int place,
      @ForAll @IntRange(min = 1, max = 127) int other) {
    String name = COLUMNS.get(column);
    String before = text("select " + name + " from record_entry where number = " + number);
    int at = place % before.length();
    char changed = (char) other;
    Assume.that(before.charAt(at) != changed);
    String after = before.substring(0, at) + changed + before.substring(at + 1);

    assertFound(
        () ->
            room.jdbc()
                .sql("update record_entry set " + name + " = ? where number = ?")
                .params(after, number)
                .update());
  }

  @Property(tries = 60)
  void a_document_that_lost_or_gained_characters_is_found(
      @ForAll @IntRange(min = 1, max = ENTRIES) int number,
      @ForAll @IntRange(min = 0, max = 1_000_000) int place,
      @ForAll @IntRange(min = 0, max = 3) int lost,
      @ForAll @IntRange(min = 0, max = 2) int gained) {
    String before = text("select document from record_entry where number = " + number);
    int at = place % (before.length() - 3);
    String after = before.substring(0, at) + " ".repeat(gained) + before.substring(at + lost);
    Assume.that(!after.equals(before));

    assertFound(
        () ->
            room.jdbc()
                .sql("update record_entry set document = ? where number = ?")
                .params(after, number)
                .update());
  }

  @Property(tries = 30)
  void a_changed_number_or_date_is_found(
      @ForAll @IntRange(min = 1, max = ENTRIES) int number,
      @ForAll @IntRange(min = 0, max = 3) int which,
      @ForAll @IntRange(min = 1, max = 100_000) int by) {
    String column = List.of("cycle", "round", "number", "recorded_at").get(which);
    String more = which == 3 ? " + interval '" + by + " milliseconds'" : " + " + by;
    assertFound(
        () ->
            room.jdbc()
                .sql(
                    "update record_entry set "
                        + column
                        + " = "
                        + column
                        + more
                        + " where number = ?")
                .param(number)
                .update());
  }

  @Property(tries = 20)
  void two_entries_in_each_others_place_are_found(
      @ForAll @IntRange(min = 1, max = ENTRIES) int one,
      @ForAll @IntRange(min = 1, max = ENTRIES) int other) {
    Assume.that(one != other);
    assertFound(
        () ->
            room.jdbc()
                .sql(
                    """
                    update record_entry set number = case number
                      when :one then :other + 1000 else :one + 1000 end
                    where number in (:one, :other);
                    update record_entry set number = number - 1000 where number > 1000""")
                .param("one", one)
                .param("other", other)
                .update());
  }

  @Property(tries = 10)
  void an_entry_that_is_taken_out_is_found_and_so_is_a_chain_that_was_cut_off(
      @ForAll @IntRange(min = 1, max = ENTRIES) int number) {
    // The last one leaves a shorter chain that is whole; only a quoted head tells.
    if (number < ENTRIES)
      assertFound(
          () ->
              room.jdbc().sql("delete from record_entry where number = ?").param(number).update());
    List<String> cut =
        tampered(
            () ->
                room.jdbc()
                    .sql("delete from record_entry where number >= ?")
                    .param(number)
                    .update(),
            List.of(new Verification.Head(ENTRIES, hash(ENTRIES))));
    assertThat(cut).contains("record.quoted-missing");
  }

  @Example
  void a_chain_that_was_cut_off_leaves_a_verdict_without_a_record() {
    List<String> found =
        tampered(
            () -> {
              room.jdbc()
                  .sql("update verdict set decided_at = decided_at - interval '2 hours'")
                  .update();
              assertThat(verify()).isEmpty();
              room.jdbc().sql("delete from record_entry where number >= 4").update();
            },
            List.of());
    assertThat(found).containsOnly("record.verdict-without-record");
  }

  @Property(tries = 10)
  void a_chain_that_was_made_anew_from_an_entry_on_is_found_by_any_head_quoted_since(
      @ForAll @IntRange(min = 1, max = ENTRIES) int number) {
    List<String> found =
        tampered(() -> remake(number), List.of(new Verification.Head(ENTRIES, hash(ENTRIES))));
    assertThat(found).containsOnly("record.other-than-quoted");
  }

  @Property(tries = 40)
  void a_changed_name_behind_a_pseudonym_is_found(
      @ForAll @IntRange(min = 0, max = 3) int which,
      @ForAll @IntRange(min = 1, max = 4) int number) {
    String column = List.of("person", "name", "salt", "pseudonym").get(which);
    assertFound(
        () ->
            room.jdbc()
                .sql(
                    "update record_person set "
                        + column
                        + " = "
                        + column
                        + " || 'x' where number = ? and pseudonym like '%1'")
                .param(number)
                .update());
    assertFound(
        () -> room.jdbc().sql("delete from record_person where number = ?").param(number).update());
  }

  /** What a careful forger would do: change a document and hash everything after it again. */
  private static void remake(int number) {
    var chain = room.get(Chain.class);
    String previous = number == 1 ? Link.NONE : hash(number - 1);
    for (Chain.Row row : chain.whole(number - 1, ENTRIES)) {
      String document = row.number() == number ? forged(row.document()) : row.document();
      if (row.kind().equals("addendum"))
        document = document.replaceAll("[0-9a-f]{64}(?=\",\"number\":1)", hash(1));
      var link =
          new Link(row.number(), row.kind(), row.recordedAt(), previous, Canonical.hash(document));
      room.jdbc()
          .sql(
              """
              update record_entry set document = ?, document_hash = ?, previous = ?, hash = ?
              where number = ?""")
          .params(document, link.document(), previous, link.hash(), row.number())
          .update();
      previous = link.hash();
    }
  }

  private static String forged(String document) {
    return document
        .replace("이의를 제기합니다.", "이의가 없습니다.")
        .replaceFirst("\"reason\":\"The channels", "\"reason\":\"Nothing but the channels")
        .replaceFirst("\"reason\":\"Carried", "\"reason\":\"Hardly carried");
  }

  private static void assertFound(Runnable tampering) {
    assertThat(tampered(tampering, List.of())).isNotEmpty();
  }

  /** Keys of the problems that are found while the tampering stands. */
  private static List<String> tampered(Runnable tampering, List<Verification.Head> quoted) {
    return new TransactionTemplate(room.get(PlatformTransactionManager.class))
        .execute(
            transaction -> {
              transaction.setRollbackOnly();
              room.jdbc().sql("set local session_replication_role = replica").update();
              room.jdbc()
                  .sql(
                      "alter table record_entry drop constraint record_entry_pkey cascade, drop constraint record_entry_number_check, drop constraint record_entry_kind_check, drop constraint record_entry_previous_key, drop constraint record_entry_hash_key")
                  .update();
              tampering.run();
              return keys(quoted);
            });
  }

  private static List<String> verify() {
    return keys(List.of());
  }

  private static List<String> keys(List<Verification.Head> quoted) {
    var found = new ArrayList<String>();
    room.get(Verification.class).verify(quoted).problems().forEach(p -> found.add(p.key()));
    return found;
  }

  private static String hash(int number) {
    return text("select hash from record_entry where number = " + number);
  }

  private static String text(String sql) {
    return room.jdbc().sql(sql).query(String.class).single();
  }
}
