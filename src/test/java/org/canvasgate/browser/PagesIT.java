package org.canvasgate.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.util.regex.Pattern;
import org.canvasgate.identity.signin.OpenSessions;
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

/** Signing in and out, who may open what, and our own pages in both languages. */
@CanvasgateTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PagesIT {
  private static final String COCKPIT = "/camunda/app/cockpit/default/";
  private static final String TASKLIST = "/camunda/app/tasklist/default/";

  @Autowired ApplicationContext application;
  @LocalServerPort int port;

  private String caseId;

  @BeforeAll
  void aCase() {
    caseId = PlayedCase.at(application, "columbus-smart-mobility-hubs", "write-plan", 0);
  }

  @Test
  void theHomePageAndAProposalAreReadInBothLanguages() {
    try (var browser = Browser.open("en-GB")) {
      Page page = browser.go(home("/"), "planner", PlayedCase.PASSWORD).page();
      assertThat(page.locator("h1")).hasText(Pattern.compile("You have .* task"));
      assertThat(page.locator(".tasks")).containsText("Write the maintenance plan");
      page.locator("a.name[href$='" + caseId + "']").click();
      assertThat(page.locator(".cgc-cell")).hasCount(11);
      assertThat(page.locator(".rail .now")).containsText("Maintenance plan");
      assertThat(page.locator("main")).containsText("Canvas score");

      page.locator("button[lang=ko]").click();
      assertThat(page.locator("html")).hasAttribute("lang", "ko");
      assertThat(page.locator(".cgc-name").first()).hasText("핵심 파트너");
      assertThat(page.locator(".rail .now")).containsText("유지관리");
      page.locator(".brand").click();
      assertThat(page.locator("h1")).containsText("처리할 업무가");
      assertThat(page.locator(".tasks")).containsText("유지관리계획 작성");

      // Whoever has chosen a language finds Tasklist in it, whatever the browser asks for.
      page.navigate(home(TASKLIST));
      assertThat(page.locator(".item.task-filter").first()).containsText("내 업무");
      assertThat(browser.errors()).isEmpty();
    }
  }

  @Test
  void whoSignsOutOfTasklistHasSignedOutOfAll() {
    try (var browser = Browser.open("en-GB")) {
      Page page = browser.go(home(TASKLIST), "member6", PlayedCase.PASSWORD).page();
      assertThat(page.locator(".item.task-filter").first()).isVisible();
      page.locator("li.account > a").click();
      page.waitForResponse(
          answer -> answer.url().endsWith("/logout"),
          () -> page.locator("li.logout a").first().click());
      page.waitForURL(address -> address.endsWith("/sign-in?out"));
      page.navigate(home("/"));
      assertThat(page.locator("input[name=password]")).isVisible();
      page.navigate(home(TASKLIST));
      assertThat(page.locator("input[name=password]")).isVisible();
    }
  }

  @Test
  void whoseSessionHasEndedIsLedFromTasklistToTheSignInAndBack() {
    try (var browser = Browser.open("en-GB")) {
      Page page = browser.go(home(TASKLIST), "member5", PlayedCase.PASSWORD).page();
      assertThat(page.locator(".item.task-filter").first()).isVisible();
      application.getBean(OpenSessions.class).end("member5");
      page.locator(".item.task-filter h4 a").last().click();
      page.waitForURL(address -> address.contains("/sign-in?ended"));
      assertThat(page.locator("main")).containsText("is kept as a draft");
      assertThat(page.locator(".note")).hasCount(1);
      String filter = page.url().replaceAll(".*(filter=[0-9a-f-]+).*", "$1");
      page.fill("input[name=username]", "member5");
      page.fill("input[name=password]", PlayedCase.PASSWORD);
      page.locator("button[type=submit]").first().click();
      assertThat(page.locator(".item.task-filter").first()).isVisible();
      page.waitForURL(address -> address.contains(filter));
    }
  }

  @Test
  void cockpitIsForAdministratorsOnly() {
    try (var member = Browser.open("en-GB");
        var administrator = Browser.open("en-GB")) {
      Page refused = member.go(home("/"), "member7", PlayedCase.PASSWORD).page();
      assertThat(refused.navigate(home(COCKPIT)).status()).isEqualTo(403);
      Page cockpit =
          administrator.go(home(COCKPIT), "admin", TestDatabase.ADMINISTRATOR_PASSWORD).page();
      assertThat(cockpit.locator("body")).containsText("Running Process Instances");
      assertThat(administrator.errors()).isEmpty();
      cockpit.locator("li.account > a").click();
      cockpit.locator("li.logout a").first().click();
      cockpit.waitForURL(address -> address.endsWith("/sign-in?out"));
    }
  }

  private String home(String path) {
    return "http://localhost:" + port + path;
  }
}
