package org.canvasgate.tracking.chart;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Dimension;
import java.awt.Stroke;
import java.awt.geom.Rectangle2D;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.text.NumberFormat;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.apache.batik.anim.dom.SVGDOMImplementation;
import org.apache.batik.svggen.SVGGraphics2D;
import org.canvasgate.record.pdf.PaperFont;
import org.canvasgate.tracking.chart.Chart.Kind;
import org.canvasgate.tracking.chart.Chart.Series;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.annotations.CategoryTextAnnotation;
import org.jfree.chart.axis.CategoryAxis;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.block.BlockBorder;
import org.jfree.chart.plot.CategoryMarker;
import org.jfree.chart.plot.CategoryPlot;
import org.jfree.chart.plot.DatasetRenderingOrder;
import org.jfree.chart.renderer.category.GroupedStackedBarRenderer;
import org.jfree.chart.renderer.category.LineAndShapeRenderer;
import org.jfree.chart.renderer.category.StandardBarPainter;
import org.jfree.chart.title.LegendTitle;
import org.jfree.chart.ui.Layer;
import org.jfree.chart.ui.RectangleAnchor;
import org.jfree.chart.ui.RectangleEdge;
import org.jfree.chart.ui.RectangleInsets;
import org.jfree.chart.ui.TextAnchor;
import org.jfree.data.KeyToGroupMap;
import org.jfree.data.category.DefaultCategoryDataset;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;

/**
 * A chart on paper: SVG to be put into a document that {@link
 * org.canvasgate.record.pdf.PdfRenderer} prints, by {@code th:utext}. It holds no caption: the
 * document writes the chart's title and its unit, and the figures as a table where they are needed.
 */
@Component
public class ChartPicture {
  /** In points, as wide as the text of an A4 page. */
  private static final int WIDTH = 480;

  private static final int HEIGHT = 220;

  private static final Color INK = new Color(0x14273b);
  private static final Color SOFT = new Color(0x5b6b7b);
  private static final Color GRID = new Color(0xdde5ec);
  private static final Color BAD = new Color(0x8a1c12);
  private static final int BARS = 0;
  private static final int LINES = 1;

  /** How much of its colour is left to what is not certain; the rest is white. */
  private static final double FADED = 0.35;

  /** Above the highest bar, for the words of a mark. */
  private static final double HEADROOM = 0.14;

  private static final Stroke PLAIN = new BasicStroke(0.8f);
  private static final Stroke DASHED = dashes(0.9f);

  private final MessageSource words;

  ChartPicture(MessageSource words) {
    this.words = words;
  }

  /** The picture as one {@code <svg>} element, its words in the chart's language. */
  public String svg(Chart chart, Locale locale) {
    String uncertain = words.getMessage("chart.uncertain", null, locale);
    var plot = new CategoryPlot();
    plot.setDomainAxis(categories());
    plot.setRangeAxis(values(chart, locale));
    addBars(plot, chart, uncertain);
    addLines(plot, chart, uncertain);
    addUnknown(plot, chart);
    addMarks(plot, chart);
    plot.setDatasetRenderingOrder(DatasetRenderingOrder.FORWARD);
    plot.setBackgroundPaint(null);
    plot.setOutlineVisible(false);
    plot.setRangeGridlinePaint(GRID);
    plot.setRangeGridlineStroke(PLAIN);
    plot.setAxisOffset(RectangleInsets.ZERO_INSETS);
    var picture = new JFreeChart(null, null, plot, false);
    picture.setBackgroundPaint(null);
    picture.addLegend(legend(plot));
    return drawn(picture, chart.title());
  }

  private static CategoryAxis categories() {
    var axis = new CategoryAxis();
    axis.setTickLabelFont(PaperFont.of(9));
    axis.setTickLabelPaint(INK);
    axis.setAxisLinePaint(SOFT);
    axis.setTickMarksVisible(false);
    axis.setMaximumCategoryLabelLines(3);
    axis.setLowerMargin(0.02);
    axis.setUpperMargin(0.02);
    axis.setCategoryMargin(0.28);
    return axis;
  }

  private static NumberAxis values(Chart chart, Locale locale) {
    var axis = new NumberAxis(chart.unit().isEmpty() ? null : chart.unit());
    axis.setNumberFormatOverride(NumberFormat.getNumberInstance(locale));
    axis.setTickLabelFont(PaperFont.of(9));
    axis.setLabelFont(PaperFont.of(9));
    axis.setLabelPaint(SOFT);
    axis.setTickLabelPaint(SOFT);
    axis.setAxisLineVisible(false);
    axis.setTickMarksVisible(false);
    axis.setAutoRangeIncludesZero(true);
    if (!chart.marks().isEmpty()) axis.setUpperMargin(HEADROOM);
    return axis;
  }

  private static void addBars(CategoryPlot plot, Chart chart, String uncertain) {
    List<Series> bars = chart.series().stream().filter(each -> each.kind() != Kind.LINE).toList();
    var renderer = new GroupedStackedBarRenderer();
    var groups = new KeyToGroupMap(Kind.STACK.key());
    for (int i = 0; i < bars.size(); i++) {
      Series each = bars.get(i);
      String name = name(each, uncertain);
      groups.mapKeyToGroup(name, each.kind() == Kind.STACK ? Kind.STACK.key() : name);
      Color tone = Tones.color(each.tone());
      renderer.setSeriesVisibleInLegend(i, drawn(each));
      renderer.setSeriesPaint(i, each.uncertain() ? faded(tone) : tone);
      renderer.setSeriesOutlinePaint(i, tone);
      renderer.setSeriesOutlineStroke(i, each.uncertain() ? DASHED : PLAIN);
    }
    renderer.setSeriesToGroupMap(groups);
    renderer.setBarPainter(new StandardBarPainter());
    renderer.setShadowVisible(false);
    renderer.setDrawBarOutline(true);
    renderer.setMaximumBarWidth(0.08);
    renderer.setItemMargin(0.06);
    plot.setDataset(BARS, dataset(chart, bars, uncertain));
    plot.setRenderer(BARS, renderer);
  }

  private static void addLines(CategoryPlot plot, Chart chart, String uncertain) {
    List<Series> lines = chart.series().stream().filter(each -> each.kind() == Kind.LINE).toList();
    var renderer = new LineAndShapeRenderer(true, true);
    for (int i = 0; i < lines.size(); i++) {
      Series each = lines.get(i);
      renderer.setSeriesVisibleInLegend(i, drawn(each));
      renderer.setSeriesPaint(i, Tones.color(each.tone()));
      renderer.setSeriesStroke(i, each.uncertain() ? dashes(1.8f) : new BasicStroke(1.8f));
      renderer.setSeriesShape(i, new java.awt.geom.Ellipse2D.Double(-2.5, -2.5, 5, 5));
    }
    plot.setDataset(LINES, dataset(chart, lines, uncertain));
    plot.setRenderer(LINES, renderer);
  }

  private static DefaultCategoryDataset dataset(Chart chart, List<Series> series, String words) {
    var dataset = new DefaultCategoryDataset();
    for (Series each : series)
      for (int i = 0; i < chart.categories().size(); i++)
        dataset.addValue(each.values().get(i), name(each, words), chart.categories().get(i));
    return dataset;
  }

  /** A question mark stands where something is not known; nothing at all would read as zero. */
  private static void addUnknown(CategoryPlot plot, Chart chart) {
    for (Chart.Row row : chart.rows()) {
      if (!row.values().contains(null)) continue;
      var question = new CategoryTextAnnotation("?", row.category(), 0);
      question.setFont(PaperFont.of(12));
      question.setPaint(INK);
      question.setTextAnchor(TextAnchor.BOTTOM_CENTER);
      plot.addAnnotation(question);
    }
  }

  private static void addMarks(CategoryPlot plot, Chart chart) {
    for (Chart.Mark mark : chart.marks()) {
      var line = new CategoryMarker(mark.category(), BAD, DASHED);
      line.setDrawAsLine(true);
      line.setLabel(mark.text());
      line.setLabelFont(PaperFont.of(9));
      line.setLabelPaint(BAD);
      line.setLabelAnchor(RectangleAnchor.TOP_RIGHT);
      line.setLabelTextAnchor(TextAnchor.TOP_LEFT);
      plot.addDomainMarker(line, Layer.FOREGROUND);
    }
  }

  private static LegendTitle legend(CategoryPlot plot) {
    var legend = new LegendTitle(plot);
    legend.setPosition(RectangleEdge.TOP);
    legend.setItemFont(PaperFont.of(9));
    legend.setItemPaint(INK);
    legend.setItemLabelPadding(new RectangleInsets(2, 2, 2, 10));
    legend.setFrame(BlockBorder.NONE);
    legend.setBackgroundPaint(null);
    return legend;
  }

  /** The legend explains what can be seen; what is not known at all stands in the table. */
  private static boolean drawn(Series series) {
    return series.values().stream().anyMatch(Objects::nonNull);
  }

  private static String name(Series series, String uncertain) {
    return series.uncertain() ? series.name() + " (" + uncertain + ")" : series.name();
  }

  private static Color faded(Color color) {
    // Not see-through: the renderer paints a bar more than once.
    return new Color(faded(color.getRed()), faded(color.getGreen()), faded(color.getBlue()));
  }

  private static int faded(int part) {
    return (int) Math.round(255 + (part - 255) * FADED);
  }

  private static Stroke dashes(float width) {
    return new BasicStroke(
        width, BasicStroke.CAP_BUTT, BasicStroke.JOIN_MITER, 10, new float[] {4, 3}, 0);
  }

  private static String drawn(JFreeChart picture, String title) {
    var document =
        SVGDOMImplementation.getDOMImplementation()
            .createDocument(SVGDOMImplementation.SVG_NAMESPACE_URI, "svg", null);
    var graphics = new SVGGraphics2D(document);
    graphics.setSVGCanvasSize(new Dimension(WIDTH, HEIGHT));
    picture.draw(graphics, new Rectangle2D.Double(0, 0, WIDTH, HEIGHT));
    Element root = graphics.getRoot();
    root.setAttribute("viewBox", "0 0 " + WIDTH + " " + HEIGHT);
    root.setAttribute("role", "img");
    root.setAttribute("aria-label", title);
    nameFont(root);
    var text = new StringWriter();
    try {
      graphics.stream(root, text, false, false);
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    return text.getBuffer().substring(text.getBuffer().indexOf("<svg"));
  }

  /** The machine may call the font otherwise than the document that embeds it does. */
  private static void nameFont(Node node) {
    if (node instanceof Element element && element.hasAttribute("font-family"))
      element.setAttribute("font-family", "'" + PaperFont.FAMILY + "'");
    NodeList children = node.getChildNodes();
    for (int i = 0; i < children.getLength(); i++) nameFont(children.item(i));
  }
}
