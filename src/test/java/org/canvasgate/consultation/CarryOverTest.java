package org.canvasgate.consultation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.canvasgate.consultation.ConsultationRoom.PLANNER;
import static org.canvasgate.consultation.ConsultationRoom.draft;
import static org.canvasgate.consultation.ConsultationRoom.get;
import static org.canvasgate.consultation.ConsultationRoom.listed;

import java.util.List;
import java.util.Map;
import org.canvasgate.committee.CaseRound;
import org.canvasgate.committee.Gate;
import org.canvasgate.committee.Scorecards;
import org.canvasgate.committee.Step;
import org.canvasgate.consultation.ConsultationRoom.Case;
import org.junit.jupiter.api.Test;

/** From round to round: who accepted is not asked again, and no round forgets the one before. */
class CarryOverTest {

  @Test
  void who_accepted_and_keeps_the_duty_is_not_asked_again_and_everybody_else_is() {
    Case c = halfAccepted();
    c.submit("mediate-responsibilities", "chair", mediated());
    assertThat(c.now().open("transport")).isEmpty();
    assertThat(c.now().open("molit")).extracting(r -> r.duty().key()).containsExactly("payer_fund");
    assertThat(c.now().of("transport"))
        .hasSize(17)
        .allMatch(r -> r.accepted() && r.carriedFrom() == 1);
    assertThat(c.now().silentBodies()).extracting(Body::slug).containsExactly("molit");
  }

  @Test
  void a_duty_that_goes_to_another_body_is_asked_anew() {
    Case c = halfAccepted();
    Map<String, Object> mediated = mediated();
    mediated.put("accountable_operate", "molit");
    c.submit("mediate-responsibilities", "chair", mediated);
    assertThat(c.now().open("molit"))
        .extracting(r -> r.duty().key())
        .containsExactlyInAnyOrder("payer_fund", "accountable_operate");
    assertThat(c.now().of("transport")).hasSize(16);
  }

  @Test
  void lifted_obstacles_and_pledges_stay_and_a_third_round_names_the_round_of_the_acceptance() {
    Case c = halfAccepted();
    c.submit("mediate-responsibilities", "chair", mediated());
    c.openWindow(Step.CONSULT);
    c.score();
    c.submit("mediate-responsibilities", "chair", mediated());
    assertThat(c.now().obstacles())
        .containsExactly(new LegalObstacle("Bus Act", "transport", true));
    assertThat(c.now().pledges()).containsEntry("transport", 2.0);
    assertThat(c.now().of("transport")).allMatch(r -> r.carriedFrom() == 1);
  }

  @Test
  void an_earlier_round_stays_as_it_was() {
    Case c = halfAccepted();
    CaseRound first = c.round();
    Consultation before = c.now();
    c.submit("mediate-responsibilities", "chair", mediated());
    c.openWindow(Step.CONSULT);
    c.acceptAll("molit");
    assertThat(get(Consultations.class).get(first)).isEqualTo(before);
    assertThat(get(Consultations.class).latest(c.id).orElseThrow()).isEqualTo(c.now());
  }

  @Test
  void the_figures_follow_the_answers_and_the_canvas_score_follows_the_figures() {
    Case c = halfAccepted();
    assertThat(c.facts).containsEntry("clear", false).containsEntry("mediationsLeft", 2);
    assertThat((Double) c.facts.get("clarity")).isEqualTo(100.0 * 8 / 9);
    c.submit("mediate-responsibilities", "chair", mediated());
    c.openWindow(Step.CONSULT);
    c.answer("molit", Map.of("stance_payer_fund", "accepted", "pledgedFte", 2));
    c.score();
    assertThat(c.facts)
        .containsEntry("clear", true)
        .containsEntry("clarity", 100.0)
        .containsEntry("band", "pass");
    // Eleven equal weights; the panel gives every block 75, three of them are mixed with 100.
    assertThat((Double) c.facts.get("canvasScore"))
        .isCloseTo((8 * 75 + 3 * 87.5) / 11, org.assertj.core.data.Offset.offset(1e-6));
    assertThat(get(Scorecards.class).latest(c.id).orElseThrow().moved()).isNotEmpty();
  }

  @Test
  void a_second_run_of_the_delegates_changes_nothing() {
    Case c = halfAccepted();
    Map<String, Object> facts = Map.copyOf(c.facts);
    List<?> cards = get(Scorecards.class).all(c.id);
    c.score();
    get(AffectedBodies.class).list(c.id, "transport");
    assertThat(c.facts).isEqualTo(facts);
    assertThat(get(Scorecards.class).all(c.id)).isEqualTo(cards);

    c.openWindow(Step.VOTE_RESPONSIBILITY);
    c.submit("vote-responsibility", "m1", Map.of("vote", "approve"));
    var round = CaseRound.of(c.id, Gate.CONSULTATION, c.facts);
    var counted = get(ResponsibilityConsultation.class).countVotes(round, 0);
    assertThat(get(ResponsibilityConsultation.class).countVotes(round, 0)).isEqualTo(counted);
  }

  @Test
  void a_proposals_bodies_join_those_of_its_field_once() {
    assertThat(listed().now().bodies())
        .extracting(Body::slug)
        .containsExactlyInAnyOrder(
            "transport", "molit", "incheongwangyeoksi-seumateudosidamdanggwan", "ssiel");
  }

  /** Transport accepted its seventeen duties, the ministry objects to pay for the funding. */
  private static Case halfAccepted() {
    Case c = listed();
    c.reviewed();
    Map<String, Object> draft = mediated();
    draft.remove("mediationNote");
    c.submit("draft-responsibilities", PLANNER, draft);
    c.openWindow(Step.CONSULT);
    Map<String, Object> answer = c.all("transport", "accepted");
    answer.put("pledgedFte", 2);
    answer.put("lifted", List.of("0"));
    c.answer("transport", answer);
    c.answer("molit", Map.of("stance_payer_fund", "objected", "words_payer_fund", "no budget"));
    c.score();
    return c;
  }

  private static Map<String, Object> mediated() {
    Map<String, Object> mediated = draft("transport");
    mediated.put("payer_fund", "molit");
    mediated.put("obstacles", "Bus Act | Transport Bureau");
    mediated.put("mediationNote", "the ministry is asked again");
    return mediated;
  }
}
