package org.canvasgate.diagram.change;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.FilePayload;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Map;
import org.canvasgate.committee.Rules;
import org.canvasgate.diagram.cases.CaseMoves;
import org.canvasgate.diagram.guard.ApprovalRules;
import org.canvasgate.diagram.release.ModelsInForce;
import org.canvasgate.sample.PlayedCase;
import org.canvasgate.testing.Browser;
import org.canvasgate.testing.CanvasgateTest;
import org.canvasgate.testing.TestDatabase;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;

/**
 * The whole way of a change in a real browser: from the library through editor, check, difference
 * and consequences to approval and release, and back. Its author reads English, the second
 * administrator Korean.
 */
@CanvasgateTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class WalkIT {
  private static final String PLAN = "bpmn/maintenance-plan-approval.bpmn";
  private static final String APPOINTS =
      "(id=\"appoint-panel-again\"[^>]*camunda:candidateGroups=\")secretariat";

  private static final String NOTE = "Inferno";

  /** Consequences are worked out beside the page; how long that takes is the machine's affair. */
  private static final double LONG = 120_000;

  /** What the button would send, if the page had one for the author. */
  private static final String APPROVE_ALL_THE_SAME =
      """
      async sum => {
        const token = document.querySelector('#release input[name=_csrf]').value;
        const body = new URLSearchParams({_csrf: token, sum, reason: ''});
        return (await fetch(location.pathname + '/release/approve', {method: 'POST', body})).status;
      }""";

  @Autowired ApplicationContext application;
  @Autowired ModelsInForce models;
  @Autowired Changes changes;
  @Autowired CaseMoves moves;
  @Autowired Rules rules;
  @LocalServerPort int port;

  private String caseId;

  @BeforeAll
  void aCaseThatRuns() {
    caseId = PlayedCase.at(application, "columbus-smart-mobility-hubs", "write-plan", 0);
    SecondAdministrator.arrive(application);
  }

  @Test
  void aMarkIsRaisedApprovedByAnotherReleasedAndTakenBack() {
    try (var author = Browser.open("en-GB");
        var other = Browser.open("ko-KR")) {
      author.page().setDefaultNavigationTimeout(LONG);
      other.page().setDefaultNavigationTimeout(LONG);
      long change = write(author);
      seeWhatItMeans(author, change);
      layBefore(author, change);
      approve(other, change);
      release(author, change);
      goBack(author, change);
      assertThat(author.errors())
          .filteredOn(each -> !each.contains(NOTE) && !each.contains("/release/approve"))
          .isEmpty();
      assertThat(other.errors()).filteredOn(each -> !each.contains(NOTE)).isEmpty();
    }
  }

  private long write(Browser author) {
    Page page = author.go(home("/library"), "admin", TestDatabase.ADMINISTRATOR_PASSWORD).page();
    page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Mark the canvas"))
        .first()
        .click();
    button(page, "Change this").click();
    page.waitForURL(now -> now.matches(".*/changes/\\d+"));
    long change = Long.parseLong(page.url().replaceAll(".*/", ""));
    assertThat(page.locator("h1")).hasText("Change “Mark the canvas”");
    page.locator("input[name=title]").fill("A higher pass mark, and who appoints anew");
    page.locator("main > .card").first().locator("textarea").fill("The council has asked for it.");
    button(page, "Save").click();
    assertThat(page.locator("h1")).hasText("A higher pass mark, and who appoints anew");

    link(page.locator("#files"), "Edit").click();
    assertThat(page.locator("#editor[data-state=open]")).isVisible();
    page.locator("td.output-cell").first().click();
    page.keyboard().press("ControlOrMeta+A");
    page.keyboard().type("80");
    page.locator("#save").click();
    assertThat(page.locator("#state")).hasText("Saved.");
    page.locator("#look").click();
    assertThat(page.locator("#findings li").first()).isVisible();
    assertThat(page.locator("#findings li.error")).hasCount(0);
    author.screenshot("walk-editor");

    page.navigate(home("/changes/" + change));
    page.getByText("Bring files from the desktop modeler").click();
    page.setInputFiles("input[type=file]", drawnElsewhere());
    button(page, "Take in").click();
    assertThat(page.locator("article.file")).hasCount(2);
    return change;
  }

  /** Another group appoints the panel anew: a change of flow, in a process in which a case runs. */
  private FilePayload drawnElsewhere() {
    String drawn =
        models.now().find(PLAN).orElseThrow().content().replaceFirst(APPOINTS, "$1chairs");
    return new FilePayload(
        PLAN.replaceAll(".*/", ""), "application/xml", drawn.getBytes(StandardCharsets.UTF_8));
  }

  private void seeWhatItMeans(Browser author, long change) {
    Page page = author.page();
    assertThat(page.locator("#check .findings .error")).hasCount(0);
    assertThat(page.locator("#difference")).containsText("70 → 80");
    assertThat(page.locator("#difference")).containsText("Flow");
    assertThat(page.locator("#difference")).containsText("chairs");

    page.locator("#cases form button.deed").first().click();
    soon(page.locator("#cases .consequences"));
    assertThat(page.locator("#cases .lines")).containsText("can move");

    page.locator("#decisions form.ask button").click();
    soon(page.locator("#decisions dl.figures"));

    page.locator("#trial form button").click();
    soon(page.locator("#trial-result .trial-play"));
    assertThat(page.locator("#trial-result")).containsText("The case came through");
    author.screenshot("walk-consequences");
    assertThat(passMark()).as("nothing of all this holds yet").isEqualTo(70);
    assertThat(changes.find(change).orElseThrow().state()).isEqualTo(ChangeState.DRAFT);
  }

  private void layBefore(Browser author, long change) {
    Page page = author.page();
    page.navigate(home("/changes/" + change));
    button(page, "Lay before those who approve").click();
    assertThat(page.locator(".status").first()).hasText("Waits for approval");
    assertThat(page.locator("#release")).containsText("must be approved by another administrator");
    assertThat(button(page, "Approve")).hasCount(0);
    assertThat(button(page, "Release now")).hasCount(0);
    assertThat(page.evaluate(APPROVE_ALL_THE_SAME, ApprovalRules.sum(changes.drafts(change))))
        .isEqualTo(422);
    assertThat(changes.find(change).orElseThrow().state()).isEqualTo(ChangeState.SUBMITTED);
  }

  private void approve(Browser other, long change) {
    Page page =
        other.go(home("/changes"), SecondAdministrator.ID, SecondAdministrator.PASSWORD).page();
    page.locator("a.name[href$='/changes/" + change + "']").click();
    assertThat(page.locator("#difference")).containsText("70 → 80");
    page.locator("#release form[action$='/approve'] textarea").fill("결과를 확인했습니다.");
    button(page, "승인").click();
    assertThat(page.locator(".status").first()).hasText("승인됨");
    other.screenshot("walk-approved-ko");
  }

  private void release(Browser author, long change) {
    Page page = author.page();
    page.navigate(home("/changes/" + change));
    page.locator("#release form[action$='/release/now'] input[value='" + caseId + "']").check();
    button(page, "Release now").click();
    assertThat(page.locator("#release")).containsText("This change is in force.");
    moves.carryOut();
    soon(page.locator("#case-moves").getByText("Moved: 1."));
    assertThat(passMark()).isEqualTo(80);
    page.navigate(home("/library/table/canvas-marks"));
    assertThat(page.locator("#versions tbody tr").first()).containsText("in force");
    assertThat(page.locator("#versions tbody tr").first())
        .containsText("The council has asked for it.");
    author.screenshot("walk-library");
    page.navigate(home("/changes/history"));
    assertThat(page.locator(".events > li:has(a[href$='/changes/" + change + "'])")).hasCount(4);
  }

  private void goBack(Browser author, long change) {
    Page page = author.page();
    page.navigate(home("/changes/releases"));
    link(page.locator(".releases > li").nth(1), "Go back").click();
    assertThat(page.locator("main")).containsText("80 → 70");
    assertThat(page.locator("main")).containsText("can return");
    page.locator("textarea[name=reason]").fill("It was meant for next year.");
    button(page, "Go back now").click();
    assertThat(page.locator(".releases > li").first()).containsText("in force");
    assertThat(page.locator(".releases > li").first()).containsText("It was meant for next year.");
    assertThat(passMark()).isEqualTo(70);
    author.screenshot("walk-back");
    moves.carryOut();
    page.navigate(home("/changes/" + change));
    assertThat(page.locator("#release")).containsText("other files hold now");
    assertThat(page.locator("#case-moves article").first()).containsText("One case returns");
    assertThat(page.locator("#case-moves article").first()).containsText("Moved: 1.");
    page.navigate(home("/changes/history"));
    assertThat(page.locator(".events")).containsText("hold again");
  }

  private int passMark() {
    var on = LocalDate.of(2026, 11, 1);
    return ((Number) rules.one("canvas-marks", Map.of("on", on)).get("passMark")).intValue();
  }

  private static void soon(Locator what) {
    assertThat(what).isVisible(new LocatorAssertions.IsVisibleOptions().setTimeout(LONG));
  }

  private static Locator button(Page page, String name) {
    return page.getByRole(
        AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
  }

  private static Locator link(Locator within, String name) {
    return within.getByRole(AriaRole.LINK, new Locator.GetByRoleOptions().setName(name)).first();
  }

  private String home(String path) {
    return "http://localhost:" + port + path;
  }
}
