package org.canvasgate.committee.appointment;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.canvasgate.committee.CaseRound;
import org.canvasgate.committee.Gate;
import org.canvasgate.committee.Panel;
import org.canvasgate.committee.Panels;
import org.canvasgate.committee.RecordPart;
import org.canvasgate.committee.Recusal;
import org.canvasgate.committee.Recusals;
import org.canvasgate.form.TaskContext;
import org.junit.jupiter.api.Test;

class AppointPanelFormTest {
  private final AppointmentRoom room = new AppointmentRoom();
  private final TaskContext task = room.task();

  private Map<String, Object> chosen(String... members) {
    return Map.of("committee", "new-committee", "members", List.of(members));
  }

  private List<String> refused(TaskContext task, String... members) {
    return room.refused(AppointPanelForm.class, task, chosen(members));
  }

  private Optional<Panel> panel() {
    return room.the(Panels.class).current(room.id, Gate.REVIEW, 0);
  }

  @Test
  void the_form_opens_with_the_proposed_panel_and_takes_it_as_it_is() {
    room.profile("ahn", "resident", "transport", null);
    Map<String, Object> view = room.the(AppointPanelForm.class).view(task, Locale.ENGLISH);
    assertThat(view.get("members"))
        .isEqualTo(List.of("ahn", "bae", "cho", "doh", "eom", "fan", "gil"));
    assertThat(view.get("deputy")).as("the one expert").isEqualTo("ahn");
    assertThat(view.get("candidates").toString())
        .contains("Member ahn (ahn) · Resident · open cases: 0");
    Map<String, Object> facts =
        room.appoint(
            task,
            Map.of(
                "committee", view.get("committee"),
                "members", view.get("members"),
                "deputy", view.get("deputy")));
    assertThat(facts).containsEntry("panelRound", 1);
    assertThat(panel().orElseThrow().sitting()).hasSize(7);
  }

  @Test
  void neither_the_planner_nor_the_operator_is_offered_or_taken() {
    room.party("ahn", "planner");
    room.party("bae", "operator");
    Map<String, Object> view = room.the(AppointPanelForm.class).view(task, Locale.ENGLISH);
    assertThat(view.get("candidates").toString()).doesNotContain("ahn").doesNotContain("bae");
    assertThat((List<?>) view.get("members")).hasSize(5);
    assertThat(refused(task, "ahn", "bae", "cho", "doh"))
        .hasSize(2)
        .allSatisfy(sentence -> assertThat(sentence).contains("cannot be appointed"));
    assertThat(panel()).isEmpty();
  }

  @Test
  void somebody_recused_a_second_ago_is_refused_with_the_sentence() {
    room.the(Recusals.class)
        .add(room.id, "cho", Recusal.Kind.CHALLENGED, "advised the city", "chair");
    assertThat(refused(task, "ahn", "bae", "cho"))
        .singleElement()
        .asString()
        .contains("Member cho cannot be appointed", "advised the city");
  }

  @Test
  void a_stranger_is_not_eligible() {
    assertThat(refused(task, "ahn", "bae", "kim"))
        .singleElement()
        .asString()
        .contains("kim cannot be appointed");
  }

  @Test
  void a_term_has_to_last_until_the_window_closes() {
    room.term("ahn", null, "2026-12-06");
    room.term("bae", null, "2026-12-07");
    room.term("cho", "2026-12-01", null);
    assertThat(refused(task, "ahn", "bae", "cho"))
        .hasSize(2)
        .anyMatch(s -> s.contains("Member ahn") && s.contains("2026-12-06"))
        .anyMatch(s -> s.contains("Member cho") && s.contains("2026-12-01"));
    assertThat(refused(task, "bae", "doh", "eom")).isEmpty();
  }

  @Test
  void more_cases_than_somebody_takes_need_a_reason() {
    room.profile("ahn", null, null, 1);
    room.sits("other", "ahn", "bae", "cho");
    assertThat(refused(task, "ahn", "bae", "cho"))
        .singleElement()
        .asString()
        .contains("Member ahn has enough to do already");
    room.appoint(
        task,
        Map.of(
            "committee", "new-committee",
            "members", List.of("ahn", "bae", "cho"),
            "reason", "knows the place"));
    assertThat(panel().orElseThrow().sitting()).contains("ahn");
  }

  @Test
  void a_case_that_has_ended_or_a_seat_that_was_given_up_is_no_load() {
    room.profile("ahn", null, null, 1);
    room.profile("bae", null, null, 1);
    room.sits("over", "ahn", "cho", "doh");
    room.ended("over");
    room.sits("handed", "bae", "cho", "doh");
    var window =
        room.the(org.canvasgate.committee.Windows.class).open("handed", Gate.REVIEW, 0, "score");
    room.the(Panels.class).substitute(window.round(), "bae", "eom");
    assertThat(refused(task, "ahn", "bae", "fan")).isEmpty();
  }

  @Test
  void leaving_out_what_the_proposal_covers_needs_a_reason() {
    room.profile("ahn", "resident", "transport", null);
    room.profile("bae", "ict-expert", "transport", null);
    assertThat(refused(task, "bae", "cho", "doh"))
        .anyMatch(s -> s.contains("\"Resident\""))
        .anyMatch(s -> s.contains("experts in Transport"))
        .hasSize(2);
    assertThat(refused(task, "ahn", "bae", "cho")).as("nobody else brings more").isEmpty();
  }

  @Test
  void a_panel_of_one_is_too_small() {
    assertThat(refused(task, "ahn")).anyMatch(s -> s.contains("needs 3 to 15 members"));
  }

  @Test
  void after_an_objection_at_most_half_of_the_panel_is_the_former_one() {
    room.sits(room.id, "ahn", "bae", "cho");
    TaskContext again = room.task("differsFrom", String.valueOf(panel().orElseThrow().id()));
    assertThat(refused(again, "ahn", "bae", "doh"))
        .singleElement()
        .asString()
        .contains("1 of its members may be from there, and 2 are");
    Map<String, Object> view = room.the(AppointPanelForm.class).view(again, Locale.ENGLISH);
    List<?> proposed = (List<?>) view.get("members");
    assertThat(proposed).hasSize(7).as("of seven three may be the same");
    assertThat(proposed.stream().filter(List.of("ahn", "bae", "cho")::contains)).hasSize(3);
    assertThat(refused(again, "ahn", "bae", "doh", "eom")).isEmpty();
  }

  @Test
  void the_picture_says_of_everybody_why_in_the_readers_language() {
    room.profile("ahn", "resident", "transport", 5);
    room.party("bae", "planner");
    room.term("cho", null, "2026-12-01");
    String english = room.picture(task, Locale.ENGLISH);
    assertThat(english)
        .contains(
            "Needed as an expert in Transport",
            "0 of 5",
            "Cannot be met",
            "Cannot be proposed (2)",
            "The term ends on 2026-12-01")
        .doesNotContain("??");
    assertThat(room.picture(task, Locale.KOREAN))
        .contains("교통 분야 전문가로 반드시 필요합니다", "추천할 수 없음 (2)", "임기가 2026-12-01에 끝나")
        .doesNotContain("??");
    room.sits(room.id, "ahn", "doh", "eom");
    TaskContext again = room.task("differsFrom", String.valueOf(panel().orElseThrow().id()));
    assertThat(room.picture(again, Locale.ENGLISH)).contains("at most 50 %");
  }

  @Test
  void the_record_keeps_who_was_proposed_who_was_not_and_why_without_names() {
    room.profile("ahn", "resident", "transport", null);
    room.party("bae", "planner");
    room.appoint(
        task,
        Map.of(
            "committee", "new-committee",
            "members", List.of("cho", "doh", "eom"),
            "reason", "the others are away"));
    Map<String, Object> part =
        room.the(PanelChoices.class).of(new CaseRound(room.id, Gate.MAINTENANCE, 0, 1));
    assertThat(part).containsEntry("reason", "the others are away");
    List<?> candidates = (List<?>) part.get("candidates");
    assertThat(candidates).hasSize(7);
    Map<?, ?> ahn = find(candidates, "ahn");
    assertThat(ahn.get("proposed")).isEqualTo(true);
    assertThat(ahn.get("appointed")).isEqualTo(false);
    assertThat(ahn.get("why").toString()).contains("Needed as an expert in Transport", "교통 분야 전문가");
    assertThat(find(candidates, "bae").get("against")).isEqualTo(List.of("conflict"));
    assertThat(part.toString()).doesNotContain("Member ahn");
  }

  private static Map<?, ?> find(List<?> candidates, String member) {
    return candidates.stream()
        .map(c -> (Map<?, ?>) c)
        .filter(c -> c.get("member").equals(new RecordPart.Person(member)))
        .findFirst()
        .orElseThrow();
  }
}
