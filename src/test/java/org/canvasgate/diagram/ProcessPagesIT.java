package org.canvasgate.diagram;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import org.camunda.bpm.engine.RepositoryService;
import org.canvasgate.engine.ReleaseDoor;
import org.canvasgate.testing.Browser;
import org.canvasgate.testing.CanvasgateTest;
import org.canvasgate.testing.TestDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** A member finds a process and reads, in the picture itself, what happens in it. */
@CanvasgateTest
class ProcessPagesIT {
  @Autowired RepositoryService repository;
  @LocalServerPort int port;

  private String deployment;

  @BeforeEach
  void deploy() {
    deployment =
        ReleaseDoor.through(
            () ->
                repository
                    .createDeployment()
                    .addClasspathResource("diagram/lend-umbrella.bpmn")
                    .deploy()
                    .getId());
  }

  @AfterEach
  void remove() {
    ReleaseDoor.through(
        () -> {
          repository.deleteDeployment(deployment, true);
          return null;
        });
  }

  @Test
  void inKorean() throws Exception {
    try (var browser = browser("ko-KR")) {
      var page = browser.page();
      page.getByText("우산 빌려주기").click();
      assertThat(page.locator("#diagram[data-state=drawn]")).isVisible();
      assertThat(page.locator("#explanation")).containsText("비 오는 날 우산을 빌려주는 절차입니다.");
      page.locator("[data-element-id=hand-over]").first().click();
      assertThat(page.locator("#explanation h2")).hasText("우산 건네기");
      assertThat(page.locator("#explanation")).containsText("마른 우산을 고릅니다.");
      assertThat(Files.size(browser.screenshot("process-ko"))).isPositive();
    }
  }

  @Test
  void inEnglish() {
    try (var browser = browser("en-GB")) {
      var page = browser.page();
      page.getByText("Lend an umbrella").click();
      assertThat(page.locator("#diagram[data-state=drawn]")).isVisible();
      assertThat(page.locator("#diagram")).containsText("Rain begins");
      page.locator("[data-element-id=hand-over]").first().click();
      assertThat(page.locator("#explanation")).containsText("Choose a dry one.");
    }
  }

  private Browser browser(String language) {
    return Browser.open(language)
        .go(
            "http://localhost:" + port + "/processes",
            "admin",
            TestDatabase.ADMINISTRATOR_PASSWORD);
  }
}
