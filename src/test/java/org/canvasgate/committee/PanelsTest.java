package org.canvasgate.committee;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.canvasgate.form.Refusal;
import org.junit.jupiter.api.Test;

class PanelsTest {
  private final CommitteeFixture committee = new CommitteeFixture();

  @Test
  void who_steps_aside_no_longer_counts_but_stays_on_record() {
    committee.appoint("p", "a", "b", "c");
    CaseRound round = committee.open("p");
    committee.panels.recuse(round, "b", "advised the proposer");
    Panel panel = committee.panels.of(round);
    assertThat(panel.sitting()).containsExactly("a", "c");
    assertThat(panel.recused("b")).isTrue();
    assertThat(panel.seats()).extracting(Seat::recusalReason).contains("advised the proposer");
  }

  @Test
  void a_substitute_takes_the_seat_and_both_are_recorded() {
    committee.appoint("p", "a", "b", "c");
    CaseRound round = committee.open("p");
    committee.panels.substitute(round, "a", "d");
    Panel panel = committee.panels.of(round);
    assertThat(panel.sitting()).containsExactly("b", "c", "d");
    assertThat(panel.seats())
        .anyMatch(s -> s.member().equals("d") && "a".equals(s.substituteFor()))
        .anyMatch(s -> s.member().equals("a") && "d".equals(s.replacedBy()));
    assertThatThrownBy(() -> committee.panels.substitute(round, "b", "d"))
        .isInstanceOf(Refusal.class)
        .hasMessageContaining("committee.already-on-panel");
    assertThatThrownBy(() -> committee.panels.substitute(round, "a", "e"))
        .isInstanceOf(Refusal.class)
        .hasMessageContaining("committee.not-on-panel");
  }

  @Test
  void the_review_panel_sits_for_the_plan_and_a_re_evaluation_has_its_own() {
    committee.appoint("p", "a", "b", "c");
    assertThat(committee.panels.current("p", Gate.MAINTENANCE, 0)).isPresent();
    assertThat(committee.panels.current("p", Gate.OPERATION, 1)).isEmpty();
  }
}
