package org.canvasgate.consultation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.canvasgate.consultation.ConsultationRoom.PLANNER;
import static org.canvasgate.consultation.ConsultationRoom.draft;
import static org.canvasgate.consultation.ConsultationRoom.get;
import static org.canvasgate.consultation.ConsultationRoom.listed;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.canvasgate.committee.CaseRound;
import org.canvasgate.committee.Gate;
import org.canvasgate.committee.Step;
import org.canvasgate.consultation.ConsultationRoom.Case;
import org.junit.jupiter.api.Test;
import org.thymeleaf.context.Context;
import org.thymeleaf.spring6.SpringTemplateEngine;

/** The responsibility matrix as it is read. */
class ResponsibilitiesPanelTest {

  @Test
  void the_chair_reads_gaps_overlaps_obstacles_people_and_the_vote_in_words() {
    Case c = answered();
    c.score();
    c.openWindow(Step.VOTE_RESPONSIBILITY);
    for (String member : ConsultationRoom.MEMBERS)
      c.submit("vote-responsibility", member, Map.of("vote", "approve"));
    var round = CaseRound.of(c.id, Gate.CONSULTATION, c.facts);
    c.facts.putAll(get(ResponsibilityConsultation.class).countVotes(round, 0));
    String english = drawn(c, Locale.ENGLISH);
    assertThat(english)
        .contains("Nobody has accepted “Fund: paying body”.")
        .contains("“Build: paying body” is accepted by more than one body: Ministry of Land")
        .contains("Road Act", "nobody named to lift it", "no budget line")
        .contains("3 of 3 took part", "carried.")
        .doesNotContain("??");
    assertThat(drawn(c, Locale.KOREAN))
        .contains("“재원 조달 – 비용 부담 기관”을(를) 수락한 기관이 없습니다.", "교통국", "미상")
        .doesNotContain("??");
  }

  @Test
  void a_body_sees_only_itself() {
    Case c = answered();
    c.as(
        "molit",
        () ->
            assertThat(drawn(c, Locale.ENGLISH))
                .contains("Ministry of Land", "no budget line")
                .doesNotContain("Gaps", "if the buses are bought"));
  }

  /** A case with an objection, a condition, an offer, an obstacle and unknown people. */
  private static Case answered() {
    Case c = listed();
    c.reviewed();
    Map<String, Object> draft = draft("transport");
    draft.put("payer_fund", "molit");
    draft.put("obstacles", "Road Act\nBus Act | Transport Bureau");
    draft.remove("neededFte");
    c.submit("draft-responsibilities", PLANNER, draft);
    c.openWindow(Step.CONSULT);
    Map<String, Object> answer = c.all("transport", "accepted");
    answer.put("stance_accountable_operate", "accepted-on-condition");
    answer.put("words_accountable_operate", "if the buses are bought");
    answer.put("lifted", List.of("1"));
    c.answer("transport", answer);
    c.answer(
        "molit",
        Map.of(
            "stance_payer_fund",
            "objected",
            "words_payer_fund",
            "no budget line",
            "pledgedFte",
            1,
            "offers",
            List.of("payer_build")));
    return c;
  }

  private static String drawn(Case c, Locale locale) {
    var model = get(ResponsibilitiesPanel.class).model(c.task("confirm", "chair"), locale);
    return get(SpringTemplateEngine.class)
        .process("panel/responsibilities", new Context(locale, model));
  }
}
