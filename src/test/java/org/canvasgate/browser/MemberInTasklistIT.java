package org.canvasgate.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import java.util.regex.Pattern;
import org.canvasgate.canvas.Block;
import org.canvasgate.sample.PlayedCase;
import org.canvasgate.testing.CanvasgateTest;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A committee member scores a canvas in Tasklist, in a real browser. */
@CanvasgateTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class MemberInTasklistIT {
  private static final String STEP = "score-canvas";

  @Autowired ApplicationContext application;
  @Autowired JdbcClient jdbc;
  @LocalServerPort int port;

  private String caseId;

  @BeforeAll
  void aCaseThatWaitsForSevenMembers() {
    caseId = PlayedCase.at(application, "sejong-51-spc-services", STEP, 0);
  }

  @Test
  void aMissingBlockIsToldInASentenceAndNothingIsSaved() {
    try (var tasklist = tasklist("en-GB", "member1")) {
      assertThat(tasklist.cards().filter(new Locator.FilterOptions().setHasText("Sejong 5-1")))
          .hasCount(1);
      tasklist.task(task("member1"));
      assertThat(tasklist.form().locator(".cgc-grid .cgc-cell")).hasCount(11);
      assertThat(tasklist.form().locator(".cgc-proposition")).containsText("Value proposition");
      assertThat(tasklist.form()).containsText("car-light district");

      tasklist.rateAllBut(Block.CHANNELS).complete();
      assertThat(tasklist.notices())
          .containsText("Channels has no rating. Choose 1 to 5, or \"not applicable\"");
      assertThat(tasklist.notices()).not().containsText(Pattern.compile("Exception|Cannot submit"));
      assertThat(ballots("member1")).isZero();
      assertThat(waits("member1")).isTrue();

      tasklist.rate(Block.CHANNELS).complete().done();
      assertThat(ballots("member1")).isOne();
      assertThat(ratings("member1")).isEqualTo(11);
      assertThat(waits("member1")).isFalse();
      assertThat(tasklist.errors()).isEmpty();
    }
  }

  @Test
  void whoHasAConflictOfInterestStepsAside() {
    try (var tasklist = tasklist("en-GB", "member2")) {
      tasklist.task(task("member2"));
      tasklist.field("recuse").check();
      assertThat(tasklist.field("score_channels")).hasCount(0);
      tasklist.complete();
      assertThat(tasklist.notices()).containsText("Reason for stepping aside");
      assertThat(waits("member2")).isTrue();
      tasklist.field("recusalReason").fill("I advised the proposer last year.");
      tasklist.complete().done();
      assertThat(waits("member2")).isFalse();
      assertThat(ballots("member2")).isZero();
      assertThat(
              jdbc.sql(
                      """
                      select reason from recusal
                      where proposal_id = ? and person = 'member2'""")
                  .param(caseId)
                  .query(String.class)
                  .single())
          .contains("advised the proposer");
    }
  }

  @Test
  void twoWhoFinishAtTheSameMomentBothSucceed() {
    try (var one = tasklist("en-GB", "member3");
        var other = tasklist("ko-KR", "member4")) {
      one.task(task("member3")).rateAll();
      other.task(task("member4")).rateAll();
      // Both clicks are sent before either answer is waited for.
      one.complete();
      other.complete();
      one.done();
      other.done();
      assertThat(ballots("member3")).isOne();
      assertThat(ballots("member4")).isOne();
      assertThat(one.errors()).isEmpty();
      assertThat(other.errors()).isEmpty();
    }
  }

  @Test
  void whatWasWrittenSurvivesAReloadUntilItIsThrownAway() {
    try (var tasklist = tasklist("en-GB", "member6")) {
      var told = tasklist.page().locator(".cg-draft");
      var comment = tasklist.field("comment_channels");
      tasklist.task(task("member6"));
      assertThat(told).containsText("Only you can see it");
      comment.fill("Half a thought");
      assertThat(told).containsText("Saved at");

      tasklist.page().reload();
      assertThat(comment).hasValue("Half a thought");
      assertThat(told).containsText("Nothing of it has been handed in");
      assertThat(ballots("member6")).isZero();
      assertThat(
              tasklist
                  .page()
                  .evaluate(
                      "Object.keys(localStorage).filter(k => k.startsWith('camunda-form')).length"))
          .isEqualTo(0);

      told.locator("button").click();
      assertThat(told).containsText("What you write is saved by itself");
      assertThat(comment).hasValue("");
      assertThat(tasklist.errors()).isEmpty();
    }
  }

  @Test
  void filtersTellHowManyTasksTheyHold() {
    try (var tasklist = tasklist("en-GB", "member7")) {
      assertThat(tasklist.filters().filter(new Locator.FilterOptions().setHasText("My tasks")))
          .containsText(Pattern.compile("My tasks\\s+\\d+"));
      assertThat(tasklist.filters().filter(new Locator.FilterOptions().setHasText("Due this week")))
          .containsText(Pattern.compile("\\d+"));
    }
  }

  @Test
  void everythingIsKoreanForAKoreanReader() {
    try (var tasklist = tasklist("ko-KR", "member5")) {
      assertThat(tasklist.filters().filter(new Locator.FilterOptions().setHasText("내 업무")))
          .hasCount(1);
      var card = tasklist.cards().filter(new Locator.FilterOptions().setHasText("세종 5-1생활권"));
      assertThat(card).containsText("채점");
      assertThat(card).containsText("비즈니스 모델 검토");
      assertThat(card).containsText("조예린");
      assertThat(card).containsText(Pattern.compile("근무일 \\d+일 남음"));
      assertThat(card).containsText("1관문");
      assertThat(tasklist.page().locator("[cam-widget-footer]")).isHidden();
      assertThat(tasklist.page().locator(".ce-eol-banner")).isHidden();

      tasklist.task(task("member5"));
      assertThat(tasklist.form()).containsText("캔버스 채점");
      assertThat(tasklist.form().locator(".cgc-name").first()).hasText("핵심 파트너");
      assertThat(tasklist.form().locator(".fjs-select-placeholder").first()).hasText("선택");
      tasklist.field("recuse").check();
      tasklist.complete();
      assertThat(tasklist.notices()).containsText("회피 사유");
      tasklist.field("recuse").uncheck();
      tasklist.complete();
      assertThat(tasklist.notices()).containsText("평점");
      assertThat(tasklist.notices()).not().containsText(Pattern.compile("has no rating|Exception"));
      assertThat(tasklist.errors()).isEmpty();
    }
  }

  private Tasklist tasklist(String language, String person) {
    return Tasklist.open(port, language, person);
  }

  private String task(String member) {
    return PlayedCase.task(application, caseId, STEP, member);
  }

  private boolean waits(String member) {
    return PlayedCase.waits(application, caseId, STEP, member);
  }

  private long ballots(String member) {
    return count("select count(*) from ballot where proposal_id = ? and member = ?", member);
  }

  private long ratings(String member) {
    return count(
        """
        select count(*) from ballot_rating join ballot on ballot.id = ballot_id
        where proposal_id = ? and member = ?""",
        member);
  }

  private long count(String query, String member) {
    return jdbc.sql(query).params(caseId, member).query(Long.class).single();
  }
}
