package org.canvasgate.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import java.util.List;
import java.util.regex.Pattern;
import org.canvasgate.canvas.Block;
import org.canvasgate.sample.PlayedCase;
import org.canvasgate.testing.Browser;

/** Camunda's Tasklist as somebody uses it. */
final class Tasklist implements AutoCloseable {
  /** Tasklist fetches some hundred files before it shows anything, on a busy machine too. */
  private static final double FIRST_LOAD_MILLISECONDS = 60_000;

  private final Browser browser;
  private final Page page;
  private final String address;

  private Tasklist(Browser browser, String address) {
    this.browser = browser;
    this.page = browser.page();
    this.address = address;
  }

  /** A sample person signs in on our page and goes to Tasklist, which asks for nothing more. */
  static Tasklist open(int port, String language, String person) {
    String home = "http://localhost:" + port;
    String address = home + "/camunda/app/tasklist/default/";
    var browser = Browser.open(language);
    Page page = browser.page();
    page.navigate(home + "/sign-in");
    page.fill("input[name=username]", person);
    page.fill("input[name=password]", PlayedCase.PASSWORD);
    page.click("button[type=submit]");
    page.waitForURL(now -> !now.contains("/sign-in"));
    page.navigate(address);
    var tasklist = new Tasklist(browser, address);
    try {
      assertThat(tasklist.filters().first())
          .isVisible(new LocatorAssertions.IsVisibleOptions().setTimeout(FIRST_LOAD_MILLISECONDS));
    } catch (AssertionError missing) {
      // What stood there instead is gone with the browser.
      throw new AssertionError(
          page.url() + " shows no filters; errors " + browser.errors() + "; " + page.content(),
          missing);
    }
    return tasklist;
  }

  Page page() {
    return page;
  }

  List<String> errors() {
    return browser.errors();
  }

  Locator filters() {
    return page.locator(".item.task-filter");
  }

  /** The cards in the middle. */
  Locator cards() {
    return page.locator("li.task");
  }

  /** Opens a task and waits for its form. */
  Tasklist task(String id) {
    page.navigate(address + "#/?task=" + id);
    assertThat(form()).isVisible();
    return this;
  }

  Locator form() {
    return page.locator(".fjs-form").first();
  }

  /** A form's input by the key of its field. */
  Locator field(String key) {
    return page.locator("[id$='-field_" + key + "']");
  }

  /** Chooses from a list by the place in it, the first being 0. */
  Tasklist choose(String key, int place) {
    page.locator(".fjs-input-group", new Page.LocatorOptions().setHas(field(key))).click();
    page.locator(".fjs-dropdownlist-item").nth(place).click();
    return this;
  }

  /** Rates every block but one with the same rating. */
  Tasklist rateAllBut(Block left) {
    for (Block block : Block.values()) if (block != left) rate(block);
    return this;
  }

  Tasklist rateAll() {
    for (Block block : Block.values()) rate(block);
    return this;
  }

  /** Gives a block the second best rating. */
  Tasklist rate(Block block) {
    return choose("score_" + block.key().replace('-', '_'), 1);
  }

  Tasklist complete() {
    page.locator(".form-actions button.btn-primary:visible").click();
    return this;
  }

  /** What Tasklist says about the last step. */
  Locator notices() {
    return page.locator(".page-notifications");
  }

  /** Waits until the completed task has left the screen. */
  Tasklist done() {
    assertThat(form()).not().isVisible();
    return this;
  }

  Tasklist startProcess(Pattern name) {
    page.locator(".start-process-action a").click();
    page.locator(".modal-body a").filter(new Locator.FilterOptions().setHasText(name)).click();
    assertThat(form()).isVisible();
    return this;
  }

  Tasklist start() {
    page.locator(".modal-footer button.btn-primary").click();
    return this;
  }

  @Override
  public void close() {
    browser.close();
  }
}
