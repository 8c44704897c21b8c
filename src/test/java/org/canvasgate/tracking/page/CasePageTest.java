package org.canvasgate.tracking.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.canvasgate.committee.Recusal;
import org.canvasgate.committee.Recusals;
import org.canvasgate.form.CaseSection;
import org.canvasgate.sample.PlayedCase;
import org.canvasgate.testing.CanvasgateTest;
import org.canvasgate.testing.Visitor;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.context.MessageSource;

/** The page of a case that has come to its plan, as different people read it. */
@CanvasgateTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CasePageTest {
  @Autowired ApplicationContext application;
  @Autowired List<CaseSection> sections;
  @Autowired MessageSource messages;
  @Autowired Recusals recusals;
  @LocalServerPort int port;

  private String page;
  private String id;

  /** Members who have not voted yet. */
  private List<String> silent;

  @BeforeAll
  void aCase() {
    id = PlayedCase.at(application, "bucheon-smart-citypass", "vote-plan", 2);
    page = "/proposals/" + id;
    silent =
        IntStream.rangeClosed(1, 7)
            .mapToObj(n -> "member" + n)
            .filter(member -> PlayedCase.waits(application, id, "vote-plan", member))
            .toList();
  }

  @Test
  void aMemberIsLedToTheirOpenTaskAndReadsWhatFollows() {
    String task = PlayedCase.task(application, id, "vote-plan", silent.get(0));
    String body = read(silent.get(0), "en", page);
    assertThat(body)
        .contains("/camunda/app/tasklist/default/#/?task=" + task)
        .contains("One task is yours", silent.size() + " answers missing", "days left")
        .contains("Confirm the decision", "Appoint another panel");
    assertThat(read(silent.get(0), "ko", page))
        .contains("처리하실 업무가 1건", "일 남음", "다음 단계와 하실 수 있는 일")
        .doesNotContain("Confirm the decision");
  }

  @Test
  void theCanvasIsColouredOnceTheRoundIsClosed() {
    assertThat(read(silent.get(0), "en", page))
        .contains("from Maintenance-plan approval, round 1", "since the gate before")
        .containsPattern("class=\"cgc-cell[^\"]*cgc-(holds|wanting|weak)");
  }

  @Test
  void theMatrixSaysWhoAnswersAndWhoPaysAndThePlanIsDrawnOrSaidToBeUnknown() {
    String body = read("planner", "en", page);
    assertThat(body).contains("Who answers, who pays", "Budget Office", "pays for it");
    assertThat(body).contains("Funding against cost", "From maintenance plan no. 1");
  }

  @Test
  void theTimelineIsFilteredByTheAddress() {
    String all = read("planner", "en", page);
    assertThat(all)
        .contains("The service was proposed.", "Verdict: passed.", "A window opened for");
    String decisions = read("planner", "en", page + "?events=decisions");
    assertThat(decisions)
        .contains("Verdict: passed.")
        .doesNotContain("The service was proposed.", "A window opened for");
  }

  @Test
  void nobodyReadsTheVotesOfAnOpenRoundAndWhoIsKeptOffReadsNoScore() {
    assertThat(read("planner", "en", page)).doesNotContain("have voted");
    String member = silent.get(silent.size() - 1);
    recusals.add(id, member, Recusal.Kind.STEPPED_ASIDE, "my own firm", member);
    String body = read(member, "en", page);
    assertThat(body)
        .contains("You are kept off this case", "Canvas")
        .doesNotContain("Verdict: passed", "Canvas score", "answers missing", "pays for it");
    assertThat(body).doesNotContainPattern("class=\"cgc-cell[^\"]*cgc-(holds|wanting|weak)");
  }

  @Test
  void everySectionOfThePageHasAHeadingThatItsListCanName() {
    for (CaseSection section : sections)
      for (Locale language : List.of(Locale.ENGLISH, Locale.KOREAN))
        assertThat(messages.getMessage(section.title(), null, "", language))
            .as(section.template())
            .isNotBlank();
  }

  private String read(String user, String language, String address) {
    Visitor visitor = new Visitor(port).reads(language);
    visitor.signIn(user, PlayedCase.PASSWORD);
    var answer = visitor.get(address);
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body()).doesNotContain("??");
    return answer.body();
  }
}
