package org.canvasgate.proposal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.canvasgate.canvas.Block;
import org.canvasgate.canvas.Canvas;
import org.canvasgate.canvas.Completeness;
import org.canvasgate.canvas.Item;
import org.junit.jupiter.api.Test;
import org.thymeleaf.context.Context;
import org.thymeleaf.spring6.SpringTemplateEngine;
import org.thymeleaf.templateresolver.ClassLoaderTemplateResolver;

/** What a reader sees of a canvas. */
class CanvasTemplateTest {

  @Test
  void everySampleIsDrawnInBothLanguagesWithItsUnknowns() throws IOException {
    for (ProposalDraft draft : SampleServices.all())
      for (Locale locale : List.of(Locale.ENGLISH, Locale.KOREAN)) {
        String html = canvas(draft, locale);
        assertThat(html).contains(org.springframework.web.util.HtmlUtils.htmlEscape(draft.city()));
        assertThat(html).doesNotContain("??").doesNotContain("null");
        boolean unknown = draft.canvas().blocks().values().stream().anyMatch(List::isEmpty);
        if (unknown) assertThat(html).contains(locale == Locale.KOREAN ? "알 수 없음" : "not known");
      }
  }

  @Test
  void whatSomebodyTypedIsNeverMarkup() throws IOException {
    ProposalDraft d = SampleServices.all().get(0);
    String bad = "<img src=x onerror=alert(1)>";
    ProposalDraft attack =
        new ProposalDraft(
            "x",
            bad,
            null,
            bad,
            d.kind(),
            d.field(),
            bad,
            bad,
            List.of(bad),
            new Cost(1.0, "KRW", bad, bad),
            1.0,
            List.of(new FundingLine("other", 1.0, bad, bad)),
            bad,
            bad,
            new Canvas(
                Map.of(
                    Block.CHANNELS,
                    List.of(new Item(bad, List.of(bad, "javascript:alert(1)"), List.of())))),
            List.of(bad, "javascript:alert(1)"),
            null,
            false);
    String html = canvas(attack, Locale.ENGLISH);
    assertThat(html).doesNotContain("<img").doesNotContain("href=\"javascript");
  }

  @Test
  void findingsNameWhatIsMissing() throws IOException {
    ProposalDraft busan = SampleServices.all().get(10);
    Context context = new Context(Locale.KOREAN);
    context.setVariable("proposal", proposal(busan));
    context.setVariable(
        "completeness",
        Completeness.of(
            busan.canvas(), java.util.Set.of(Block.COST_STRUCTURE, Block.VALUE_PROPOSITION)));
    context.setVariable("completionsLeft", 2);
    String html = engine().process("panel/findings", context);
    assertThat(html).contains("비용 구조").contains("2회").doesNotContain("??");
  }

  private static String canvas(ProposalDraft draft, Locale locale) throws IOException {
    Context context = new Context(locale);
    context.setVariable("canvas", new CanvasView(proposal(draft), locale));
    String html = engine().process("panel/canvas", context);
    String folder = System.getProperty("canvasgate.pictures");
    if (folder != null)
      java.nio.file.Files.writeString(
          java.nio.file.Path.of(folder, draft.id() + "_" + locale + ".html"),
          "<!doctype html><meta charset=utf-8><body style='font-family:sans-serif'>" + html);
    return html;
  }

  private static Proposal proposal(ProposalDraft draft) {
    return Proposal.of(draft.id(), 1, draft, "planner-1", Status.EVALUATING, true);
  }

  private static SpringTemplateEngine engine() {
    var resolver = new ClassLoaderTemplateResolver();
    resolver.setPrefix("templates/");
    resolver.setSuffix(".html");
    resolver.setCharacterEncoding("UTF-8");
    var engine = new SpringTemplateEngine();
    engine.setTemplateResolver(resolver);
    engine.setTemplateEngineMessageSource(Sentences.of("committee", "maintenance", "proposal"));
    return engine;
  }
}
