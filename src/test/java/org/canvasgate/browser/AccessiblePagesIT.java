package org.canvasgate.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.args.AxeRunOptions;
import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.Rule;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.LoadState;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.canvasgate.diagram.cases.CaseForecasts;
import org.canvasgate.diagram.cases.Forecast;
import org.canvasgate.diagram.change.Changes;
import org.canvasgate.diagram.model.ModelFile;
import org.canvasgate.diagram.model.ModelKind;
import org.canvasgate.diagram.release.ModelsInForce;
import org.canvasgate.identity.People;
import org.canvasgate.identity.Role;
import org.canvasgate.sample.PlayedCase;
import org.canvasgate.testing.Browser;
import org.canvasgate.testing.CanvasgateTest;
import org.canvasgate.testing.TestDatabase;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.http.ResponseEntity;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.bind.annotation.ResponseBody;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/**
 * Every page by axe's rules of WCAG 2.2 AA, in both languages, and on a phone without sideways
 * scrolling. Which pages there are is asked of the application: one that is missing here fails.
 */
@CanvasgateTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AccessiblePagesIT {
  private static final List<String> WCAG =
      List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa");
  private static final int PHONE = 390;
  private static final String NOBODY = "nobody";

  /** Who has nothing in hand, and on whom no other page depends. */
  private static final String NEWCOMER = "newcomer";

  @Autowired ApplicationContext application;

  @Autowired
  @Qualifier("requestMappingHandlerMapping")
  RequestMappingHandlerMapping routes;

  /** What makes the page scroll sideways: the innermost elements that end beyond it. */
  private static final String WIDER_THAN_THE_PHONE =
      """
      () => {
        const page = document.documentElement;
        if (page.scrollWidth <= innerWidth + 1) return [];
        const out = e => e.getBoundingClientRect().right > innerWidth + 1;
        const kept = e => { for (let p = e.parentElement; p; p = p.parentElement)
          if (getComputedStyle(p).overflowX !== "visible") return true; return false; };
        const all = [...document.querySelectorAll("body *")].filter(e => out(e) && !kept(e));
        return [`${page.scrollWidth} of ${innerWidth} px`,
          ...all.filter(e => ![...e.children].some(out)).slice(0, 5).map(e => e.outerHTML.slice(0, 120))];
      }\
      """;

  @LocalServerPort int port;

  private String caseId;

  /** Where somebody reads a page of that route. */
  private record Visit(String person, String address) {}

  private final Map<String, List<Visit>> visits = new TreeMap<>();

  @BeforeAll
  void aCase() {
    caseId = PlayedCase.at(application, "columbus-smart-mobility-hubs", "write-plan", 0);
    application
        .getBean(People.class)
        .create(
            new People.Person(NEWCOMER, "Daon", "Ryu", null),
            PlayedCase.PASSWORD,
            Set.of(Role.COMMITTEE));
    visit("/sign-in", NOBODY);
    visitAt("/error", "/proposals/nothing-of-the-kind", "planner");
    visit("/", "planner", "admin");
    visit("/sign-ins", "member1", "admin");
    visitAt("/sign-ins/people/{id}", "/sign-ins/people/member1", "admin");
    visitAt("/sign-ins/people", "/sign-ins/people?id=member1", "admin");
    visit("/sign-in/factor", "member1");
    visitAt("/board", "/board", "planner", "secretary");
    visitAt("/board", "/board?view=gates", "secretary");
    visitAt("/board", "/board?q=nothing+of+the+kind", "planner");
    visit("/calendars", "planner");
    visit("/keys", "planner", "admin");
    visit("/api", "planner");
    visitAt("/proposals/{id}", "/proposals/" + caseId, "planner", "secretary");
    visit("/proposals/import", "planner");
    visit("/processes", "member1");
    visitAt("/processes/{key}", "/processes/business-model-review", "member1");
    visit("/incidents", "admin");
    visit("/library", "admin");
    for (String file :
        List.of("process/business-model-review", "table/canvas-marks", "form/score-canvas")) {
      visitAt("/library/{kind:process|table|form}/{key}", "/library/" + file, "admin");
      visitAt(
          "/library/{kind:process|table|form}/{key}/{number:[0-9]{1,6}}",
          "/library/" + file + "/1",
          "admin");
    }
    compare("bpmn/objection.bpmn", "candidateGroups=\"secretariat\"", "candidateGroups=\"chairs\"");
    compare("bpmn/decisions/canvas-marks.dmn", "<text>70</text>", "<text>75</text>");
    compare("forms/score-canvas.form", "\"label\": \"Rating\"", "\"label\": \"Points\"");
    visitAt("/changes/{change:[0-9]+}/cases", "/changes/" + triedOnCases() + "/cases", "admin");
    visit("/handovers", "secretary");
    visitAt(
        "/handovers/preview",
        "/handovers/preview?from=planner&to=planner2&on=2099-01-04",
        "secretary");
    visit("/interests", "member1");
    visit("/panel-statistics", "secretary");
    visit("/roster", "secretary");
    visitAt("/roster/{member}", "/roster/member1", "secretary");
    visit("/retrospect", "planner");
    visit("/audit", "admin");
    visitAt("/people/{id}/leave", "/people/planner/leave", "admin");
    visitAt("/people/{id}/leave", "/people/" + NEWCOMER + "/leave", "admin");
    visit("/first-steps", "admin");
    visit("/operations", "admin");
    visit("/changes", "admin");
    visit("/changes/releases", "admin");
    visitAt("/changes/releases/{number:\\d+}/back", "/changes/releases/1/back", "admin");
    visit("/changes/history", "admin");
    visitAt("/changes/{id:\\d+}", "/changes/" + aChange(), "admin");
    visitAt("/changes/{id:\\d+}/decisions", "/changes/" + anotherMark() + "/decisions", "admin");
    visitAt("/first-steps/people/{id}", "/first-steps/people/member1", "admin");
    visit("/records", "secretary");
    visitAt("/records/{number:\\d+}", "/records/1", "secretary");
    visit("/preferences", "member1");
    visit("/portfolio", "planner", "secretary");
    visitAt("/portfolio/similar", "/portfolio/similar?name=Shared+parking", "planner");
    visit("/letters", "secretary");
    visitAt("/letters/{id:\\d+}", "/letters/1", "secretary");
    visit("/letters/templates", "secretary");
    visitAt(
        "/letters/templates/{name}/{language:ko|en}",
        "/letters/templates/review.pass/ko",
        "secretary");
  }

  /** Two versions of a file side by side, of which one stands in a change. */
  private void compare(String file, String from, String to) {
    var changes = application.getBean(Changes.class);
    var inForce = application.getBean(ModelsInForce.class).now().find(file).orElseThrow();
    long change = changes.begin("Something else", "", "page", "admin");
    String altered = inForce.content().replaceFirst(from, to);
    assertThat(altered).isNotEqualTo(inForce.content());
    changes.put(change, ModelFile.named(file, altered), inForce.hash(), "admin");
    visitAt("/library/compare", "/library/compare?file=" + file + "&change=" + change, "admin");
  }

  /** A change of a table, on whose consequences for past decisions there is something to say. */
  private long anotherMark() {
    var changes = application.getBean(Changes.class);
    ModelFile marks =
        application
            .getBean(ModelsInForce.class)
            .now()
            .find("bpmn/decisions/canvas-marks.dmn")
            .orElseThrow();
    long change = changes.begin("Another mark", "Looked at here.", "page", "admin");
    var higher =
        ModelFile.named(
            marks.name(), marks.content().replaceFirst("<text>70</text>", "<text>80</text>"));
    changes.put(change, higher, marks.hash(), "admin");
    return change;
  }

  private long aChange() {
    Changes changes = application.getBean(Changes.class);
    long change = changes.begin("Raise the mark", "The council asks for it.", "page", "admin");
    ModelFile marks =
        application
            .getBean(ModelsInForce.class)
            .now()
            .find("bpmn/decisions/canvas-marks.dmn")
            .orElseThrow();
    changes.put(change, marks, "what is in force no longer", "admin");
    return change;
  }

  /** A change of a process in which a case runs, tried on that case. */
  private long triedOnCases() {
    var changes = application.getBean(Changes.class);
    ModelFile now =
        application
            .getBean(ModelsInForce.class)
            .now()
            .find(ModelKind.PROCESS, "maintenance-plan-approval")
            .orElseThrow();
    long change = changes.begin("Who writes the plan", "Looked at here.", "page", "admin");
    changes.put(
        change,
        new ModelFile(now.kind(), now.key(), now.content().replace("${planner}", "${operator}")),
        now.hash(),
        "admin");
    var forecasts = application.getBean(CaseForecasts.class);
    forecasts.begin(change, Map.of(), "admin");
    for (int tries = 0; tries < 300 && running(forecasts, change); tries++) sleep();
    assertThat(running(forecasts, change)).isFalse();
    return change;
  }

  private static boolean running(CaseForecasts forecasts, long change) {
    return forecasts.of(change).orElseThrow().state() == Forecast.State.RUNNING;
  }

  private static void sleep() {
    try {
      Thread.sleep(200);
    } catch (InterruptedException ended) {
      throw new IllegalStateException(ended);
    }
  }

  /** Pages that are only reached after a deed that would end this test's case, and why. */
  private static final Set<String> ELSEWHERE =
      Set.of(
          "/sign-in/code", // thePageThatAsksForACodeKeepsToTheRules
          "/handovers/{id}", // HandoverPagesTest reads it; there is none without a handover
          "/changes/{id:\\d+}/release/moves", // a part of the page of a change, drawn with it
          "/changes/{id:\\d+}/release/end-share", // a part of the same page, while a share runs
          "/changes/{id:\\d+}/decisions/state", // a part of the page that is visited, by htmx
          "/changes/{id:\\d+}/edit"); // EditorIT: our part of it; what bpmn.io draws is not ours

  @Test
  void everyPageIsVisitedHere() {
    var pages = new TreeSet<String>();
    routes
        .getHandlerMethods()
        .forEach(
            (route, handler) -> {
              var methods = route.getMethodsCondition().getMethods();
              if (methods.contains(RequestMethod.GET) && isPage(handler))
                pages.addAll(route.getPatternValues());
            });
    pages.removeAll(ELSEWHERE);
    pages.removeAll(visits.keySet());
    assertThat(pages).as("pages that nobody checks").isEmpty();
  }

  private static boolean isPage(HandlerMethod handler) {
    return handler.getBeanType().getName().startsWith("org.canvasgate")
        && !handler.hasMethodAnnotation(ResponseBody.class)
        && !AnnotatedElementUtils.hasAnnotation(handler.getBeanType(), ResponseBody.class)
        && !ResponseEntity.class.isAssignableFrom(handler.getMethod().getReturnType())
        && handler.getMethod().getReturnType() != void.class;
  }

  @Test
  void everyPageKeepsToTheRules() {
    var broken = new ArrayList<String>();
    var people = new TreeSet<String>();
    visits.values().forEach(v -> v.forEach(visit -> people.add(visit.person())));
    for (String language : List.of("en-GB", "ko-KR"))
      for (String person : people)
        try (var browser = Browser.open(language)) {
          if (!person.equals(NOBODY)) browser.go(home("/"), person, password(person));
          visits.forEach(
              (route, all) ->
                  all.stream()
                      .filter(visit -> visit.person().equals(person))
                      .forEach(visit -> broken.addAll(look(browser, visit, language))));
        }
    assertThat(broken).isEmpty();
  }

  @Test
  void whatBreaksARuleIsFound() {
    try (var browser = Browser.open("en-GB")) {
      Page page = browser.page();
      page.navigate(home("/sign-in"));
      assertThat(violations(page)).isEmpty();
      page.evaluate("document.querySelectorAll('label span').forEach(text => text.remove())");
      assertThat(violations(page)).extracting(Rule::getId).contains("label");
    }
  }

  @Test
  void thePageThatAsksForACodeKeepsToTheRules() {
    application
        .getBean(JdbcClient.class)
        .sql(
            "insert into second_factor (user_id, secret, sealed, made_at, confirmed_at)"
                + " values (?, '\\x00', false, now(), now())")
        .param(NEWCOMER)
        .update();
    for (String language : List.of("en-GB", "ko-KR"))
      try (var browser = Browser.open(language)) {
        Page page = browser.page();
        page.navigate(home("/sign-in"));
        page.fill("input[name=username]", NEWCOMER);
        page.fill("input[name=password]", password(NEWCOMER));
        page.locator("button[type=submit]").first().click();
        page.waitForURL(address -> address.endsWith("/sign-in/code"));
        assertThat(look(browser, new Visit(NEWCOMER, "/sign-in/code"), language)).isEmpty();
      }
  }

  @Test
  void aCaseIsFoundAndOpenedByKeyboardAlone() {
    try (var browser = Browser.open("en-GB")) {
      Page page = browser.go(home("/board"), "planner", password("planner")).page();
      tabTo(page, "document.activeElement.matches('input[type=search]')");
      page.keyboard().type("mobilty hubs");
      page.waitForCondition(() -> page.url().contains("hubs"));
      page.waitForLoadState(LoadState.NETWORKIDLE); // what is found replaces where one stands
      tabTo(page, "(document.activeElement.getAttribute('href') || '').endsWith('" + caseId + "')");
      assertThat(page.evaluate("getComputedStyle(document.activeElement).outlineStyle !== 'none'"))
          .as("one sees where one is")
          .isEqualTo(true);
      page.keyboard().press("Enter");
      page.waitForURL(address -> address.endsWith("/proposals/" + caseId));
    }
  }

  private static void tabTo(Page page, String there) {
    for (int i = 0; i < 60; i++) {
      if ((boolean) page.evaluate(there)) return;
      page.keyboard().press("Tab");
    }
    throw new AssertionError("not reached by Tab: " + there);
  }

  private List<String> look(Browser browser, Visit visit, String language) {
    Page page = browser.page();
    var found = new ArrayList<String>();
    int complaints = browser.errors().size();
    var answer = page.navigate(home(visit.address()));
    String at = visit + " in " + language + ": ";
    boolean expected = visit.address().contains("/nothing") ? answer.status() == 404 : answer.ok();
    if (!expected) found.add(at + "status " + answer.status());
    for (Rule rule : violations(page))
      rule.getNodes()
          .forEach(
              node ->
                  found.add(
                      at + rule.getId() + ", " + node.getHtml() + ", " + node.getFailureSummary()));
    page.setViewportSize(PHONE, 844);
    var wide = (List<?>) page.evaluate(WIDER_THAN_THE_PHONE);
    if (!wide.isEmpty()) found.add(at + "scrolls sideways on a phone: " + wide);
    page.setViewportSize(1440, 900);
    var said = browser.errors().subList(complaints, browser.errors().size());
    if (expected && answer.ok() && !said.isEmpty()) found.add(at + said);
    return found;
  }

  /** Within the page itself: none has frames, which axe would look through in a window apart. */
  private static List<Rule> violations(Page page) {
    assertThat(page.frames()).hasSize(1);
    var asked = new AxeRunOptions();
    asked.setResultTypes(List.of("violations"));
    return new AxeBuilder(page)
        .options(asked)
        .withTags(WCAG)
        .setLegacyMode(true)
        .analyze()
        .getViolations();
  }

  private void visit(String route, String... people) {
    visitAt(route, route, people);
  }

  private void visitAt(String route, String address, String... people) {
    for (String person : people)
      visits.computeIfAbsent(route, r -> new ArrayList<>()).add(new Visit(person, address));
  }

  private static String password(String person) {
    return person.equals("admin") ? TestDatabase.ADMINISTRATOR_PASSWORD : PlayedCase.PASSWORD;
  }

  private String home(String path) {
    return "http://localhost:" + port + path;
  }
}
