package org.canvasgate.consultation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.canvasgate.canvas.Block;
import org.junit.jupiter.api.Test;

class ResponsibilityClarityTest {
  @Test
  void one_city_that_accepts_everything_is_perfectly_clear_and_perfectly_concentrated() {
    ResponsibilityClarity clarity =
        ResponsibilityClarity.of(everythingBy("City", Stance.ACCEPTED), List.of());
    assertThat(clarity.score()).isEqualTo(100);
    assertThat(clarity.clear()).isTrue();
    assertThat(clarity.concentration()).isEqualTo(1);
  }

  @Test
  void silence_and_objection_leave_gaps() {
    List<Assignment> answers = everythingBy("City", Stance.ACCEPTED);
    answers.set(0, answer(Activity.FUND, Role.ACCOUNTABLE, "City", Stance.SILENT));
    answers.set(3, answer(Activity.BUILD, Role.PAYER, "City", Stance.OBJECTED));
    ResponsibilityClarity clarity = ResponsibilityClarity.of(answers, List.of());
    assertThat(clarity.score()).isCloseTo(700 / 9.0, within(1e-9));
    assertThat(clarity.gaps())
        .containsExactly(
            new ResponsibilityClarity.Gap(Activity.FUND, Role.ACCOUNTABLE),
            new ResponsibilityClarity.Gap(Activity.BUILD, Role.PAYER));
    assertThat(clarity.accountableClear()).isEqualTo(8);
    assertThat(clarity.payerClear()).isEqualTo(8);
  }

  @Test
  void two_bodies_that_accept_the_same_role_overlap_and_are_not_clear() {
    List<Assignment> answers = everythingBy("City", Stance.ACCEPTED);
    answers.add(answer(Activity.OPERATE, Role.ACCOUNTABLE, "Agency", Stance.ACCEPTED));
    ResponsibilityClarity clarity = ResponsibilityClarity.of(answers, List.of());
    assertThat(clarity.overlaps())
        .containsExactly(
            new ResponsibilityClarity.Overlap(
                Activity.OPERATE, Role.ACCOUNTABLE, List.of("Agency", "City")));
    assertThat(clarity.score()).isCloseTo(800 / 9.0, within(1e-9));
    assertThat(clarity.clear()).isFalse();
  }

  @Test
  void a_body_that_objects_beside_one_that_accepts_does_not_blur_the_role() {
    List<Assignment> answers = everythingBy("City", Stance.ACCEPTED);
    answers.add(answer(Activity.OPERATE, Role.ACCOUNTABLE, "Agency", Stance.OBJECTED));
    assertThat(ResponsibilityClarity.of(answers, List.of()).score()).isEqualTo(100);
  }

  @Test
  void acceptance_on_condition_counts_and_is_listed() {
    List<Assignment> answers = everythingBy("City", Stance.ACCEPTED);
    Assignment conditional =
        new Assignment(
            Activity.FUND,
            Role.PAYER,
            "City",
            Stance.ACCEPTED_ON_CONDITION,
            "the ministry pays half");
    answers.set(1, conditional);
    ResponsibilityClarity clarity = ResponsibilityClarity.of(answers, List.of());
    assertThat(clarity.score()).isEqualTo(100);
    assertThat(clarity.conditions()).containsExactly(conditional);
  }

  @Test
  void only_obstacles_that_are_not_lifted_stay_open() {
    Obstacle open = new Obstacle("No permit for autonomous vehicles", "Ministry", false);
    Obstacle lifted = new Obstacle("Ordinance on charges", "Council", true);
    assertThat(ResponsibilityClarity.of(List.of(), List.of(open, lifted)).openObstacles())
        .containsExactly(open);
  }

  @Test
  void with_nobody_asked_all_eighteen_roles_are_gaps_and_concentration_is_unknown() {
    ResponsibilityClarity clarity = ResponsibilityClarity.of(List.of(), List.of());
    assertThat(clarity.score()).isZero();
    assertThat(clarity.gaps()).hasSize(18);
    assertThat(clarity.concentration()).isNull();
    assertThat(ConsultationEvidence.of(clarity, null, null)).isEmpty();
  }

  @Test
  void nonsense_is_refused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> answer(Activity.FUND, Role.PAYER, " ", Stance.ACCEPTED));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> answer(Activity.FUND, Role.PAYER, "City", Stance.ACCEPTED_ON_CONDITION))
        .withMessageContaining("names none");
    assertThatIllegalArgumentException()
        .isThrownBy(
            () -> new Assignment(Activity.FUND, Role.PAYER, "City", Stance.ACCEPTED, "if paid"));
    Assignment one = answer(Activity.FUND, Role.PAYER, "City", Stance.ACCEPTED);
    Assignment other = answer(Activity.FUND, Role.PAYER, "City ", Stance.OBJECTED);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ResponsibilityClarity.of(List.of(one, other), List.of()))
        .withMessage("City answers twice as payer of fund.");
    assertThatIllegalArgumentException().isThrownBy(() -> new Obstacle("", null, false));
  }

  @Test
  void the_evidence_counts_partners_activities_and_resources() {
    List<Assignment> answers = everythingBy("City", Stance.ACCEPTED);
    answers.set(1, answer(Activity.FUND, Role.PAYER, "City", Stance.SILENT));
    answers.add(answer(Activity.FUND, Role.PAYER, "Ministry", Stance.OBJECTED));
    ResponsibilityClarity clarity = ResponsibilityClarity.of(answers, List.of());

    Map<Block, Double> points = ConsultationEvidence.of(clarity, 1.0, 4.0);
    assertThat(points.get(Block.KEY_PARTNERS)).isEqualTo(50);
    assertThat(points.get(Block.KEY_ACTIVITIES)).isEqualTo(100);
    assertThat(points.get(Block.KEY_RESOURCES)).isCloseTo((800 / 9.0 + 25) / 2, within(1e-9));
    assertThat(points).hasSize(3);
  }

  @Test
  void people_that_are_unknown_leave_the_payers_alone_and_are_not_zero() {
    ResponsibilityClarity clarity =
        ResponsibilityClarity.of(everythingBy("City", Stance.ACCEPTED), List.of());
    assertThat(ConsultationEvidence.of(clarity, null, 4.0))
        .containsEntry(Block.KEY_RESOURCES, 100.0);
    assertThat(ConsultationEvidence.of(clarity, 0.0, null))
        .containsEntry(Block.KEY_RESOURCES, 100.0);
    assertThat(ConsultationEvidence.of(clarity, 0.0, 4.0)).containsEntry(Block.KEY_RESOURCES, 50.0);
    assertThat(ConsultationEvidence.of(clarity, 9.0, 4.0))
        .containsEntry(Block.KEY_RESOURCES, 100.0);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ConsultationEvidence.of(clarity, -1.0, 4.0));
  }

  @Property
  void every_role_is_clear_or_a_gap_or_an_overlap(@ForAll("answers") List<Assignment> answers) {
    ResponsibilityClarity clarity = ResponsibilityClarity.of(answers, List.of());
    int clear = clarity.accountableClear() + clarity.payerClear();
    assertThat(clear + clarity.gaps().size() + clarity.overlaps().size()).isEqualTo(18);
    assertThat(clarity.score() == 100).isEqualTo(clarity.clear());
  }

  @Property
  void the_order_of_the_answers_does_not_matter(
      @ForAll("answers") List<Assignment> answers, @ForAll long seed) {
    List<Assignment> shuffled = new ArrayList<>(answers);
    Collections.shuffle(shuffled, new Random(seed));
    ResponsibilityClarity one = ResponsibilityClarity.of(answers, List.of());
    ResponsibilityClarity other = ResponsibilityClarity.of(shuffled, List.of());
    assertThat(other.score()).isEqualTo(one.score());
    assertThat(other.concentration()).isEqualTo(one.concentration());
    assertThat(other.overlaps()).isEqualTo(one.overlaps());
  }

  @Provide
  Arbitrary<List<Assignment>> answers() {
    return Combinators.combine(
            Arbitraries.of(Activity.class),
            Arbitraries.of(Role.class),
            Arbitraries.of("City", "Agency", "Company"),
            Arbitraries.of(Stance.ACCEPTED, Stance.ACCEPTED, Stance.OBJECTED, Stance.SILENT))
        .as(ResponsibilityClarityTest::answer)
        .list()
        .uniqueElements(a -> List.of(a.activity(), a.role(), a.body()))
        .ofMaxSize(40);
  }

  private static Assignment answer(Activity activity, Role role, String body, Stance stance) {
    return new Assignment(activity, role, body, stance, null);
  }

  private static List<Assignment> everythingBy(String body, Stance stance) {
    List<Assignment> answers = new ArrayList<>();
    for (Activity activity : Activity.values()) {
      answers.add(answer(activity, Role.ACCOUNTABLE, body, stance));
      answers.add(answer(activity, Role.PAYER, body, stance));
    }
    return answers;
  }
}
