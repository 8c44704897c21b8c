package org.canvasgate.maintenance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import org.canvasgate.canvas.Block;
import org.canvasgate.canvas.CanvasScore;
import org.canvasgate.canvas.ServiceKind;
import org.canvasgate.committee.CanvasEvaluation;
import org.canvasgate.committee.CaseRound;
import org.canvasgate.committee.Gate;
import org.canvasgate.committee.Panels;
import org.canvasgate.committee.Scorecard;
import org.canvasgate.committee.Scorecards;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The panel gave every block 4, which is 75 points; evidence weighs one half. */
class MaintenanceEvaluationTest {
  private MaintenanceRoom room;

  @BeforeEach
  void openRoom() {
    room = new MaintenanceRoom();
  }

  @Test
  void thePlanIsScoredAndIsEvidenceOnThreeBlocks() {
    write(PlanForms.full());
    Map<String, Object> facts = room.evaluate();

    Sustainability found =
        Sustainability.of(
            room.the(Plans.class).latest(room.id()).orElseThrow().plan(), PlanExamples.rules());
    assertThat(facts)
        .containsEntry("sustainability", found.total())
        .containsEntry("coverage", found.coverage())
        .containsEntry("unknownYears", 0)
        .containsEntry("planReturnsLeft", 2);
    assertThat((double) facts.get("coverage")).isCloseTo(100 * 40.0 / 48, within(1e-9));

    CanvasScore canvas = card().canvas();
    assertThat(canvas.block(Block.COST_STRUCTURE).evidence()).isEqualTo(found.costRealism());
    assertThat(canvas.block(Block.KEY_RESOURCES).score())
        .isCloseTo((75 + found.staffing()) / 2, within(1e-9));
    assertThat(canvas.block(Block.REVENUE_STREAMS).evidence()).isNotNull();
    assertThat(canvas.block(Block.CHANNELS).evidence()).isNull();
    assertThat(facts).containsEntry("canvasScore", canvas.total()).containsEntry("band", "pass");
    assertThat(card().parts())
        .containsEntry("firstGapYear", 2029)
        .containsEntry("yearsUntilFirstGap", 2);
  }

  @Test
  void whatIsNotKnownStaysUnknownThroughToTheScorecardAndThePicture() {
    write(PlanForms.nothingKnown());
    Map<String, Object> facts = room.evaluate();

    assertThat(facts).containsEntry("sustainability", null).containsEntry("coverage", null);
    assertThat((int) facts.get("unknownYears")).isPositive();
    assertThat(card().gateScore()).isNull();
    assertThat(card().parts()).containsEntry("costRealism", null).containsEntry("staffing", null);
    assertThat(card().canvas().block(Block.COST_STRUCTURE).evidence()).isNull();
    assertThat(card().canvas().total()).isEqualTo(75);
    assertThat(room.draw(PlanPanel.class, Locale.ENGLISH)).contains("not known");
    assertThat(room.draw(PlanPanel.class, Locale.KOREAN)).contains("알 수 없음");
  }

  @Test
  void theConsultationsEvidenceIsCarriedExceptWhereThePlanKnowsBetter() {
    consultationProved(Map.of(Block.KEY_PARTNERS, 90.0, Block.KEY_RESOURCES, 10.0));
    write(PlanForms.full());
    room.evaluate();
    assertThat(card().canvas().block(Block.KEY_PARTNERS).evidence()).isEqualTo(90);
    assertThat(card().canvas().block(Block.KEY_RESOURCES).evidence()).isEqualTo(100);
    assertThat(card().moved().get(Block.KEY_RESOURCES)).isEqualTo(45);
    assertThat(card().moved().get(Block.KEY_PARTNERS)).isZero();
  }

  @Test
  void theConsultationsPledgesOfPeopleStandWhereThePlanSaysNothingOfStaff() {
    consultationProved(Map.of(Block.KEY_RESOURCES, 10.0));
    write(PlanForms.nothingKnown());
    room.evaluate();
    assertThat(card().canvas().block(Block.KEY_RESOURCES).evidence()).isEqualTo(10);
  }

  @Test
  void aReturnedPlanProvesNothingForTheNext() {
    write(PlanForms.full());
    room.evaluate();
    write(PlanForms.nothingKnown());
    assertThat(room.evaluate()).containsEntry("planReturnsLeft", 1);
    assertThat(card().round().round()).isEqualTo(2);
    assertThat(card().canvas().block(Block.COST_STRUCTURE).evidence()).isNull();
  }

  @Test
  void ratingsOfAMemberWhoSteppedAsideSinceDoNotCount() {
    room.the(Panels.class)
        .recuse(new CaseRound(room.id(), Gate.MAINTENANCE, 0, 1), "bae", "I join the operator.");
    write(PlanForms.full());
    room.evaluate();
    assertThat(card().canvas().block(Block.CHANNELS).raters()).isEqualTo(4);
  }

  @Test
  void aSecondRunChangesNothing() {
    write(PlanForms.full());
    Map<String, Object> first = room.evaluate();
    Scorecard kept = card();
    assertThat(room.evaluate()).isEqualTo(first);
    assertThat(card()).isEqualTo(kept);
    assertThat(room.the(Scorecards.class).all(room.id())).hasSize(1);
  }

  private void write(Map<String, Object> form) {
    room.submit(WritePlanForm.class, "kim", form);
  }

  private Scorecard card() {
    return room.the(Scorecards.class).latest(room.id()).orElseThrow();
  }

  private void consultationProved(Map<Block, Double> evidence) {
    room.the(Scorecards.class)
        .save(
            room.the(CanvasEvaluation.class)
                .of(
                    new CaseRound(room.id(), Gate.CONSULTATION, 0, 1),
                    ServiceKind.PUBLIC,
                    java.util.Arrays.stream(Block.values())
                        .map(b -> org.canvasgate.canvas.Rating.of("ahn", b, 4))
                        .toList(),
                    new EnumMap<>(evidence),
                    80.0,
                    Map.of()));
  }
}
