package org.canvasgate.diagram.change;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.ArrayList;
import java.util.List;
import org.canvasgate.diagram.difference.Differences;
import org.canvasgate.diagram.model.Alteration;
import org.canvasgate.diagram.model.ChangeClass;
import org.canvasgate.diagram.model.ModelFile;
import org.canvasgate.diagram.model.ModelKind;
import org.canvasgate.diagram.release.ModelsInForce;
import org.canvasgate.testing.Browser;
import org.canvasgate.testing.CanvasgateTest;
import org.canvasgate.testing.TestDatabase;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;

/** Administrators at the editors in a real browser: alone, two at once, and without connection. */
@CanvasgateTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class EditorIT {
  private static final String MARKS = "bpmn/decisions/canvas-marks.dmn";
  private static final String REVIEW = "bpmn/business-model-review.bpmn";
  private static final String VOTE = "forms/vote-plan.form";

  /**
   * dmn-js is delivered in small with a note of its library, which is not to be heard as a fault.
   */
  private static final String NOTE = "Inferno";

  /** Opens a text in the editor of its kind and gives back what would be saved. */
  private static final String THERE_AND_BACK =
      """
      async ([kind, contents]) => {
        const page = document.getElementById('editor');
        const names = {process: 'openProcess', table: 'openTable', form: 'openForm'};
        const module = await import(`/assets/changes/${kind}.js`);
        const box = id => document.getElementById(id).appendChild(document.createElement('div'));
        const canvas = box('canvas');
        canvas.style.height = '500px';
        const editor = await module[names[kind]]({
          vendor: page.dataset.vendor, canvas, properties: box('properties'),
          words: {}, picture: 'picture', changed: () => {}});
        const texts = [];
        for (const content of contents) {
          await editor.open(content);
          texts.push(await editor.text());
        }
        return texts;
      }""";

  @Autowired Changes changes;
  @Autowired Desk desk;
  @Autowired ModelsInForce models;
  @Autowired ApplicationContext application;
  @LocalServerPort int port;

  @BeforeAll
  void aSecondAdministrator() {
    SecondAdministrator.arrive(application);
  }

  @Test
  void whatIsOpenedAndSavedUnchangedIsUnchanged() {
    long change = begun(MARKS);
    var deeper = new ArrayList<Alteration>();
    try (var browser = first("en-GB")) {
      for (ModelKind kind : ModelKind.values()) {
        Page page = edit(browser, change, MARKS);
        List<ModelFile> files =
            models.now().files().stream().filter(file -> file.kind() == kind).toList();
        assertThat(files).isNotEmpty();
        var texts =
            (List<?>)
                page.evaluate(
                    THERE_AND_BACK,
                    List.of(kind.word(), files.stream().map(ModelFile::content).toList()));
        for (int i = 0; i < files.size(); i++)
          Differences.between(
                  files.get(i), ModelFile.named(files.get(i).name(), (String) texts.get(i)))
              .stream()
              .filter(each -> each.depth() != ChangeClass.LAYOUT)
              .forEach(deeper::add);
      }
    }
    assertThat(deeper).isEmpty();
  }

  @Test
  void theSecondOfTwoAdministratorsIsToldAndLosesNothing() {
    long change = begun(MARKS);
    try (var kim = first("en-GB");
        var lee = second("ko-KR")) {
      Page hers = edit(kim, change, MARKS);
      Page his = edit(lee, change, MARKS);
      type(hers, "7");
      hers.locator("#save").click();
      assertThat(hers.locator("#state")).hasText("Saved.");

      type(his, "8");
      his.locator("#save").click();
      assertThat(his.locator("#conflict")).isVisible();
      assertThat(his.locator("#conflict-says")).containsText("저장했습니다");
      assertThat(his.locator("#conflict-mine")).isDisabled();
      his.locator("#conflict-show").click();
      assertThat(his.locator("#conflict-lists .alterations")).hasCount(3);
      lee.screenshot("conflict-ko");

      his.locator("#conflict-aside").click();
      his.waitForURL(now -> now.matches(".*/changes/\\d+"));
      assertThat(his.locator("#files")).containsText("canvas-marks");
      long aside = Long.parseLong(his.url().replaceAll(".*/", ""));
      assertThat(aside).isNotEqualTo(change);
      assertThat(text(change)).as("hers is untouched").contains("770").doesNotContain("870");
      assertThat(text(aside)).as("his is kept").contains("870").doesNotContain("770");
      assertThat(kim.errors()).filteredOn(each -> !each.contains(NOTE)).isEmpty();
    }
  }

  @Test
  void whoHasSeenBothMayPutTheirsInPlaceAndTheOtherStaysInTheList() {
    long change = begun(MARKS);
    try (var kim = first("en-GB");
        var lee = second("en-GB")) {
      Page hers = edit(kim, change, MARKS);
      Page his = edit(lee, change, MARKS);
      type(hers, "7");
      hers.locator("#save").click();
      assertThat(hers.locator("#state")).hasText("Saved.");
      type(his, "8");
      his.locator("#save").click();
      his.locator("#conflict-show").click();
      his.locator("#conflict-mine").click();
      assertThat(his.locator("#state")).hasText("Saved.");
      assertThat(text(change)).contains("870");
      assertThat(changes.editions(change, MARKS)).hasSize(3);

      hers.navigate(home("/changes/" + change));
      hers.getByText("3 savings").click();
      hers.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Take it up again"))
          .first()
          .click();
      assertThat(hers.locator("#files")).containsText("Saving 4");
      assertThat(text(change)).contains("770");
    }
  }

  @Test
  void whatIsDrawnWithoutConnectionIsKeptAndSentLater() {
    long change = begun(MARKS);
    try (var browser = first("en-GB")) {
      Page page = edit(browser, change, MARKS);
      page.context().setOffline(true);
      type(page, "9");
      page.locator("#save").click();
      assertThat(page.locator("#state")).containsText("no connection");
      page.context().setOffline(false);
      assertThat(page.locator("#state")).hasText("Saved.");
      assertThat(text(change)).contains("970");
    }
    try (var browser = first("en-GB")) {
      Page page = edit(browser, change, MARKS);
      page.context().setOffline(true);
      type(page, "5");
      page.locator("#save").click();
      assertThat(page.locator("#state")).containsText("no connection");
      page.onDialog(com.microsoft.playwright.Dialog::accept);
      page.close();
      Page later = browser.page().context().newPage();
      later.context().setOffline(false);
      later.navigate(address(change, MARKS));
      assertThat(later.locator("#local")).isVisible();
      later.locator("#local-take").click();
      later.locator("#save").click();
      assertThat(later.locator("#state")).hasText("Saved.");
      assertThat(text(change)).contains("5970");
    }
  }

  @Test
  void aNameInKoreanIsWrittenBesideTheEnglish() {
    long change = begun(REVIEW);
    try (var browser = first("ko-KR")) {
      Page page = edit(browser, change, REVIEW);
      page.locator("[data-element-id=confirm-review]").first().click();
      assertThat(page.locator("#korean")).isVisible();
      page.locator("#korean-name").fill("심의 결과 확정");
      page.locator("#korean-name").press("Tab");
      page.locator("#save").click();
      assertThat(page.locator("#state")).hasText("저장했습니다.");
      browser.screenshot("editor-process-ko");
      assertThat(text(change)).contains("value=\"심의 결과 확정\"");
      List<Alteration> altered =
          Differences.between(
              models.now().find(REVIEW).orElseThrow(),
              changes.draft(change, REVIEW).orElseThrow().model());
      assertThat(altered).extracting(Alteration::element).contains("confirm-review");
      assertThat(Differences.depth(altered)).isEqualTo(ChangeClass.TEXT);
      assertThat(browser.errors()).isEmpty();
    }
  }

  @Test
  void aFormIsEditedAndSavedByItself() {
    long change = begun(VOTE);
    try (var browser = first("en-GB")) {
      Page page = edit(browser, change, VOTE);
      page.locator(".fjs-element[data-field-type=textarea]").first().click();
      page.getByText("General", new Page.GetByTextOptions().setExact(true)).first().click();
      page.locator("#bio-properties-panel-label").first().click();
      page.keyboard().press("End");
      page.keyboard().type(" (in short)");
      // It may save in the middle of a word, and again.
      await().untilAsserted(() -> assertThat(text(change)).contains("(in short)"));
      assertThat(page.locator("#state")).hasText("Saved.");
    }
  }

  private static void type(Page page, String text) {
    page.locator("td.output-cell").first().click();
    page.keyboard().press("Home");
    page.keyboard().type(text);
  }

  private long begun(String file) {
    return desk.begin("Try " + file, "A test.", file, "admin");
  }

  private String text(long change) {
    return changes.drafts(change).get(0).content();
  }

  private Page edit(Browser browser, long change, String file) {
    Page page = browser.page();
    page.navigate(address(change, file));
    assertThat(page.locator("#editor[data-state=open]")).isVisible();
    return page;
  }

  private String address(long change, String file) {
    return home("/changes/" + change + "/edit?file=" + file);
  }

  private Browser first(String language) {
    return patient(language).go(home("/changes"), "admin", TestDatabase.ADMINISTRATOR_PASSWORD);
  }

  private Browser second(String language) {
    return patient(language)
        .go(home("/changes"), SecondAdministrator.ID, SecondAdministrator.PASSWORD);
  }

  /** The page of a change holds every section; the first time all of them are made ready. */
  private static Browser patient(String language) {
    Browser browser = Browser.open(language);
    browser.page().setDefaultNavigationTimeout(60_000);
    return browser;
  }

  private String home(String path) {
    return "http://localhost:" + port + path;
  }
}
