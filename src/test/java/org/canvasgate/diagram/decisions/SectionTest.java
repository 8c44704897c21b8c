package org.canvasgate.diagram.decisions;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.canvasgate.diagram.change.Change;
import org.canvasgate.diagram.change.ChangeState;
import org.canvasgate.form.Figures;
import org.canvasgate.testing.Messages;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.mock.web.MockServletContext;
import org.thymeleaf.context.WebContext;
import org.thymeleaf.spring6.SpringTemplateEngine;
import org.thymeleaf.templateresolver.ClassLoaderTemplateResolver;
import org.thymeleaf.web.servlet.JakartaServletWebApplication;

/** The section as an administrator reads it, in both languages and in every state of a run. */
class SectionTest {
  private static final Instant AT = Instant.parse("2026-11-23T01:00:00Z");
  private static final Change CHANGE =
      new Change(7, "Raise the mark", "", "page", ChangeState.DRAFT, "admin", AT, AT);

  private static ReplayResult result() {
    var tally = new Tally();
    tally.otherAnswer(
        "canvas-marks",
        "harbour-shuttle",
        List.of("marks-from-2000"),
        List.of("marks-from-2000"),
        List.of(new ReplayResult.Cell("passMark", "70", "75")),
        false);
    tally.unknownAnswer("canvas-marks", "population");
    tally.noAnswer("canvas-marks", "two rules hold");
    tally.score(72.0, 69.5);
    tally.decision(line("pass", "revise", List.of()));
    tally.decision(line("pass", null, List.of("ratings")));
    return tally.result(2, 1234);
  }

  private static ReplayResult.Line line(String recorded, String computed, List<String> unknown) {
    return new ReplayResult.Line(
        3,
        "harbour-shuttle",
        "review",
        0,
        0,
        AT,
        "recommendation",
        recorded,
        computed,
        computed,
        "pass",
        true,
        72.0,
        69.5,
        "pass",
        "revise",
        null,
        null,
        unknown);
  }

  private static Run run(Run.State state, ReplayResult result) {
    return new Run(1, 7, "hash", null, state, false, 12, 40L, "admin", AT, result);
  }

  private static Map<String, Object> model(Run run) {
    Map<String, Object> model = new HashMap<>();
    model.put("change", CHANGE);
    model.put("changed", Set.of("canvas-marks"));
    model.put("refused", false);
    model.put("run", run);
    model.put("full", false);
    model.put("holds", false);
    model.put("stale", true);
    model.put("result", run == null ? null : run.result());
    if (run == null || run.result() == null) return model;
    var named = new DecisionsView.Named("harbour-shuttle", "Harbour shuttle");
    ReplayResult result = run.result();
    model.put("sum", DecisionsView.sum(result));
    model.put(
        "tables",
        List.of(
            new DecisionsView.Table(
                "Mark the canvas",
                result.tables().get(0),
                List.of(
                    new DecisionsView.Turn(
                        List.of("Pass at 70."),
                        List.of(),
                        List.of(new DecisionsView.Cell("Pass mark", "70", "75", 5.0)),
                        1,
                        List.of(named))))));
    model.put("lines", List.of(new DecisionsView.Line(result.lines().get(0), named, false)));
    model.put(
        "services", List.of(new DecisionsView.Service(result.services().get(0), named, false)));
    model.put("bars", DecisionsView.bars(result.scores()));
    return model;
  }

  private static String drawn(Run run, Locale locale) {
    var engine = new SpringTemplateEngine();
    var templates = new ClassLoaderTemplateResolver();
    templates.setPrefix("templates/");
    templates.setSuffix(".html");
    templates.setCharacterEncoding("UTF-8");
    engine.setTemplateResolver(templates);
    engine.setTemplateEngineMessageSource(Messages.all());
    var servlet = new MockServletContext();
    var exchange =
        JakartaServletWebApplication.buildApplication(servlet)
            .buildExchange(new MockHttpServletRequest(servlet), new MockHttpServletResponse());
    Map<String, Object> variables = new HashMap<>();
    variables.put("model", model(run));
    variables.put("figures", new Figures());
    variables.put("days", new Days());
    variables.put("members", new Members());
    return engine.process(
        "decisions/section", Set.of("section"), new WebContext(exchange, locale, variables));
  }

  public static final class Days {
    public String day(Instant at) {
      return at.toString();
    }

    public String minute(Instant at) {
      return at.toString();
    }
  }

  public static final class Members {
    public String name(String id) {
      return id;
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"en", "ko"})
  void tells_what_would_have_been_recommended_and_what_was_decided(String language) {
    String page = drawn(run(Run.State.DONE, result()), Locale.forLanguageTag(language));

    assertThat(page).doesNotContain("??").contains("Harbour shuttle", "Mark the canvas", "(+5");
    if (language.equals("en"))
      assertThat(page)
          .containsSubsequence("Canvas score", "72", "69.5", "(−2.5)", "Band", "pass", "revise")
          .containsSubsequence("Recommendation", "pass", "revise", "Decided", "passed")
          .contains("two rules hold", "Missing: the ratings (once)")
          .contains("Since this result the tables have been edited")
          .contains("2 decisions were recorded before documents were kept");
    else assertThat(page).contains("실제 의결", "없는 입력: 평점");
  }

  @ParameterizedTest
  @ValueSource(strings = {"en", "ko"})
  void shows_how_far_a_run_is_and_stops_asking_when_it_ends(String language) {
    Locale locale = Locale.forLanguageTag(language);
    assertThat(drawn(run(Run.State.RUNNING, null), locale))
        .doesNotContain("??")
        .contains(
            "hx-trigger=\"every 1s\"",
            "value=\"30\"",
            "/changes/7/decisions/stop",
            language.equals("en") ? "goes on with" : "계속 계산");
    for (Run.State ended : List.of(Run.State.FAILED, Run.State.BROKEN_OFF))
      assertThat(drawn(run(ended, null), locale))
          .doesNotContain("??", "every 1s")
          .contains("class=\"problem\"");
    assertThat(drawn(run(Run.State.STOPPED, result()), locale)).doesNotContain("??", "every 1s");
    assertThat(drawn(null, locale)).doesNotContain("??").contains("type=\"date\"");
  }
}
