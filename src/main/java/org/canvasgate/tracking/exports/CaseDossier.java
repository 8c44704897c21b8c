package org.canvasgate.tracking.exports;

import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.canvasgate.canvas.Block;
import org.canvasgate.committee.Members;
import org.canvasgate.form.Figures;
import org.canvasgate.proposal.CanvasView;
import org.canvasgate.proposal.Proposal;
import org.canvasgate.proposal.Proposals;
import org.canvasgate.record.pdf.PdfRenderer;
import org.canvasgate.tracking.Reader;
import org.canvasgate.tracking.chart.Chart;
import org.canvasgate.tracking.chart.ChartPicture;
import org.canvasgate.tracking.page.CaseParts;
import org.canvasgate.tracking.page.PromisesPart;
import org.springframework.stereotype.Service;

/**
 * A case on paper: its proposal, the canvas as a canvas, the gates, who answers and who pays, money
 * and promises with their charts, the conditions. It is made of what the page of the case shows the
 * same reader, so that paper tells nobody more than the page does.
 */
@Service
class CaseDossier {
  private static final String TEMPLATE = "exports/dossier";

  private final CaseParts parts;
  private final Proposals proposals;
  private final ChartPicture pictures;
  private final PdfRenderer paper;
  private final Members members;
  private final Clock clock;

  CaseDossier(
      CaseParts parts,
      Proposals proposals,
      ChartPicture pictures,
      PdfRenderer paper,
      Members members,
      Clock clock) {
    this.parts = parts;
    this.proposals = proposals;
    this.pictures = pictures;
    this.paper = paper;
    this.members = members;
    this.clock = clock;
  }

  /**
   * A chart as a template prints it.
   *
   * @param svg the drawing; null where there is no figure to draw
   */
  public record Picture(Chart chart, String svg) {}

  /** The dossier as PDF, in the reader's language and with the reader's rights. */
  byte[] of(Reader reader, Proposal proposal, Locale locale) {
    CaseParts.Case shown = parts.of(reader, proposal, locale);
    Map<String, Object> model = new HashMap<>();
    model.put("proposal", proposal);
    model.put("canvas", new CanvasView(proposal, locale));
    model.put("parts", shown.parts());
    model.put("inside", shown.inside());
    model.put("recused", shown.recused());
    model.put("money", picture(shown.part("page/money").get("chart"), locale));
    model.put("promises", promises(shown.part("page/promises"), locale));
    model.put("statusReason", proposals.statusReason(proposal.id()).orElse(null));
    model.put("outcome", proposals.documentedOutcome(proposal.id()).orElse(null));
    model.put("blockKeys", Arrays.stream(Block.values()).map(Block::key).toList());
    model.put("figures", new Figures());
    model.put("members", members);
    model.put("reader", members.name(reader.user()));
    model.put("now", clock.instant());
    return paper.render(TEMPLATE, model, locale);
  }

  private List<Picture> promises(Map<String, Object> part, Locale locale) {
    List<Picture> drawn = new ArrayList<>();
    if (part.get("promises") instanceof List<?> lines)
      for (Object line : lines)
        if (line instanceof PromisesPart.Line promise) add(drawn, promise.chart(), locale);
    add(drawn, part.get("cost"), locale);
    return drawn;
  }

  private void add(List<Picture> drawn, Object chart, Locale locale) {
    Picture picture = picture(chart, locale);
    if (picture != null) drawn.add(picture);
  }

  private Picture picture(Object chart, Locale locale) {
    if (!(chart instanceof Chart figures)) return null;
    return new Picture(figures, figures.isEmpty() ? null : pictures.svg(figures, locale));
  }
}
