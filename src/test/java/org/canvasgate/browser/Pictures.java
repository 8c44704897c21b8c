package org.canvasgate.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.canvasgate.sample.PlayedCase;
import org.canvasgate.testing.Browser;
import org.canvasgate.testing.CanvasgateTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;

/**
 * Takes the README's pictures anew, from the sample data: {@code mvn verify -Dit.test=Pictures}.
 * They are committed, so this is no test by its name and runs only when asked for.
 */
@CanvasgateTest
class Pictures {
  private static final Path PICTURES = Path.of("docs", "pictures");
  private static final long MOST_BYTES = 300 * 1024;

  @Autowired ApplicationContext application;
  @LocalServerPort int port;

  @Test
  void aMembersTasklist() throws IOException {
    for (String service : new String[] {"bucheon-smart-citypass", "daejeon-kkulparking"})
      PlayedCase.at(application, service, "score-canvas", 3);
    String shown = PlayedCase.at(application, "incheon-imod-challenge", "score-canvas", 3);
    try (var tasklist = Tasklist.open(port, "en-GB", "member4")) {
      Page page = tasklist.page();
      page.setViewportSize(1440, 1000);
      tasklist.task(PlayedCase.task(application, shown, "score-canvas", "member4"));
      assertThat(tasklist.form().locator(".cgc-cell")).hasCount(11);
      // The task's name stands on its card; the canvas is what the picture is about.
      tasklist
          .form()
          .locator("h3")
          .first()
          .evaluate("title => title.scrollIntoView({block: 'start'})");
      assertThat(page.locator(".sort-by").first()).hasText("Created");
      keep(page, "member-tasklist");
    }
  }

  @Test
  void theBusinessModelReview() throws IOException {
    PlayedCase.arrive(application);
    try (var browser = Browser.open("en-GB")) {
      Page page =
          browser
              .go(
                  "http://localhost:" + port + "/processes/business-model-review",
                  "member1",
                  PlayedCase.PASSWORD)
              .page();
      page.setViewportSize(1800, 900);
      page.reload();
      assertThat(page.locator("#diagram[data-state=drawn]")).isVisible();
      keep(page, "business-model-review");
    }
  }

  @Test
  void theStatusBoard() throws IOException {
    PlayedCase.at(application, "daejeon-fine-dust-network", "answer-consultation", 1);
    PlayedCase.at(application, "columbus-smart-mobility-hubs", "write-plan", 0);
    PlayedCase.at(application, "sejong-51-spc-services", "score-canvas", 3);
    try (var browser = Browser.open("en-GB")) {
      Page page =
          browser
              .go("http://localhost:" + port + "/board", "secretary", PlayedCase.PASSWORD)
              .page();
      page.setViewportSize(1280, 900);
      assertThat(page.locator("#found")).containsText("Score the canvas blind");
      keep(page, "status-board");
    }
  }

  private static void keep(Page page, String name) throws IOException {
    var file = PICTURES.resolve(name + ".png");
    page.waitForTimeout(500);
    page.screenshot(new Page.ScreenshotOptions().setPath(file));
    assertThat(Files.size(file)).isLessThan(MOST_BYTES);
  }
}
