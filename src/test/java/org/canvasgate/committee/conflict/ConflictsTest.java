package org.canvasgate.committee.conflict;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Locale;
import org.canvasgate.committee.Gate;
import org.canvasgate.committee.Panels;
import org.canvasgate.committee.Recusal;
import org.canvasgate.committee.Recusals;
import org.canvasgate.committee.conflict.Conflict.Kind;
import org.canvasgate.form.Refusal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.jdbc.core.simple.JdbcClient;

class ConflictsTest {
  private final ConflictRoom room = new ConflictRoom();

  @ParameterizedTest
  @CsvSource({
    "인천광역시, lead-body",
    "인천광역시 교통국, lead-body",
    "Incheon City, lead-body",
    "달리는버스 주식회사, other-body",
    "㈜달리는버스, other-body",
    "lh, key-partner",
    "연수구, key-partner",
    "AutoEver Co. Ltd., key-partner",
    "hanbit fund, funding",
  })
  void an_organisation_that_the_case_names_is_found_with_its_place(String works, String where) {
    room.works("ahn", works);
    Conflict found = room.of("ahn").get(0);
    assertThat(found.kind()).isEqualTo(Kind.SAME_ORGANISATION);
    assertThat(found.arguments().get(1)).asString().contains("conflict.where." + where);
    assertThat(found.stands()).isTrue();
  }

  @ParameterizedTest
  @CsvSource({"KT", "버스", "Yeonsu University", "H", "(주)", "Motor Show"})
  void another_organisation_is_not(String works) {
    room.works("ahn", works);
    assertThat(room.of("ahn")).isEmpty();
  }

  @Test
  void the_reason_and_the_place_are_told_in_both_languages() {
    room.works("ahn", "LH");
    Conflict found = room.of("ahn").get(0);
    assertThat(room.said(found, Locale.ENGLISH))
        .startsWith("Works for LH; the case names it as key partner of the canvas: “KTX stations");
    assertThat(room.said(found, Locale.KOREAN)).contains("소속 기관이 LH", "캔버스의 핵심 파트너");
  }

  @Test
  void a_declared_interest_is_found_until_it_is_taken_back() {
    Interests interests = room.the(Interests.class);
    interests.declare("bae", "Hanbit Fund", Interest.Relation.FAMILY, "My sister works there.");
    interests.declare("bae", "Some other fund", Interest.Relation.OWNERSHIP, null);
    assertThat(room.of("bae")).extracting(Conflict::kind).containsExactly(Kind.DECLARED_INTEREST);
    List<Interest> declared = interests.of(List.of("bae"));
    interests.withdraw(declared.get(0).id(), "somebody-else");
    assertThat(room.of("bae")).hasSize(1);
    interests.withdraw(declared.get(0).id(), "bae");
    assertThat(room.of("bae")).isEmpty();
  }

  @Test
  void parties_of_the_case_are_found_and_cannot_be_dismissed() {
    jdbc("insert into service (proposal_id, operator, operating_since) values (?, 'cho', now())");
    assertThat(room.of("kim", "cho", "doh"))
        .extracting(Conflict::member, Conflict::kind, Conflict::dismissible)
        .containsExactly(
            org.assertj.core.api.Assertions.tuple("kim", Kind.PLANNER, false),
            org.assertj.core.api.Assertions.tuple("cho", Kind.OPERATOR, false));
    Conflict planner = room.of("kim").get(0);
    assertThatThrownBy(
            () ->
                room.the(Conflicts.class)
                    .dismiss(room.id, "kim", planner.kind(), planner.subject(), "no", "sec"))
        .isInstanceOf(Refusal.class)
        .hasMessageContaining("conflict.not-dismissible");
  }

  @Test
  void nobody_dismisses_a_conflict_of_their_own() {
    room.works("ahn", "LH");
    Conflict found = room.of("ahn").get(0);
    Conflicts conflicts = room.the(Conflicts.class);
    assertThatThrownBy(
            () -> conflicts.dismiss(room.id, "ahn", found.kind(), found.subject(), "no", "ahn"))
        .isInstanceOf(Refusal.class)
        .hasMessageContaining("conflict.own");
    assertThat(room.of("ahn").get(0).stands()).isTrue();
    conflicts.dismiss(room.id, "ahn", found.kind(), found.subject(), "Another LH.", "sec");
    assertThat(room.of("ahn").get(0).stands()).isFalse();
  }

  @Test
  void a_challenge_is_decided_in_its_own_case_only() {
    room.the(Panels.class)
        .appoint(
            room.id, Gate.REVIEW, 0, "new-committee", List.of("ahn", "bae", "cho"), "ahn", "sec");
    Challenges challenges = room.the(Challenges.class);
    challenges.raise(room.id, "ahn", "Said so before.", "kim");
    long id = challenges.of(room.id).get(0).id();
    assertThatThrownBy(() -> challenges.decide(room.id + "-other", id, true, "Yes.", "chair"))
        .isInstanceOf(Refusal.class)
        .hasMessageContaining("conflict.no-challenge");
    assertThat(challenges.anyOpen(room.id)).isTrue();
  }

  @Test
  void a_former_operator_and_a_representative_are_found() {
    jdbc(
        """
        insert into operator_change (service_id, cycle, from_operator, to_operator, entity, reason,
          changed_by, at) values (?, 1, 'ahn', 'bae', 'city', 'r', 's', now())""");
    jdbc(
        """
        insert into consultation_round (proposal_id, round, entity_kind, operating_body,
          managing_body, opened_by, opened_at) values (?, 1, 'city', 'x', 'y', 'kim', now())""");
    jdbc(
        "insert into consulted_body (proposal_id, round, body, name_en, name_ko)"
            + " values (?, 1, 'bureau', 'Water Bureau', '물관리국')");
    room.in("body-bureau", "doh");
    assertThat(room.of("ahn", "bae", "doh"))
        .extracting(Conflict::kind)
        .containsExactly(Kind.OPERATOR, Kind.OPERATOR, Kind.REPRESENTATIVE);
    room.works("eom", "물관리국");
    assertThat(room.of("eom")).extracting(Conflict::kind).containsExactly(Kind.SAME_ORGANISATION);
  }

  @Test
  void the_planner_of_an_earlier_case_on_the_same_service_is_found() {
    String earlier = room.id + "-before";
    room.propose(earlier, "Bus " + room.id, "eom");
    room.propose(room.id + "-elsewhere", "Another bus", "doh");
    List<Conflict> found = room.of("eom", "doh");
    assertThat(found).hasSize(1);
    assertThat(found.get(0).kind()).isEqualTo(Kind.EARLIER_PART);
    assertThat(room.said(found.get(0), Locale.ENGLISH)).contains("planner of " + earlier);
  }

  @Test
  void a_dismissal_holds_for_the_reason_and_stays_on_record() {
    room.works("ahn", "LH");
    Conflict found = room.of("ahn").get(0);
    Conflicts conflicts = room.the(Conflicts.class);
    conflicts.dismiss(room.id, "ahn", found.kind(), found.subject(), "Another LH.", "sec");
    Conflict dismissed = room.of("ahn").get(0);
    assertThat(dismissed.stands()).isFalse();
    assertThat(dismissed.dismissal())
        .contains(new Conflict.Dismissal("Another LH.", "sec", ConflictRoom.NOW));
    room.works("ahn", "Hanbit Fund");
    assertThat(room.of("ahn").get(0).stands()).as("of another reason").isTrue();
    assertThatThrownBy(
            () -> conflicts.dismiss(room.id, "bae", found.kind(), found.subject(), "x", "sec"))
        .isInstanceOf(Refusal.class)
        .hasMessageContaining("conflict.not-found");
  }

  @Test
  void who_was_recused_stays_so() {
    room.the(Recusals.class)
        .add(room.id, "bae", Recusal.Kind.STEPPED_ASIDE, "I advised them.", "bae");
    Conflict found = room.of("bae").get(0);
    assertThat(found.kind()).isEqualTo(Kind.RECUSED);
    assertThat(found.stands()).isTrue();
    assertThat(room.said(found, Locale.KOREAN)).contains("회피", "I advised them.");
  }

  private void jdbc(String sql) {
    room.the(JdbcClient.class).sql(sql).param(room.id).update();
  }
}
