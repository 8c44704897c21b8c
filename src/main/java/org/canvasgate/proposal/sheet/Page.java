package org.canvasgate.proposal.sheet;

import java.util.List;
import java.util.Locale;

/**
 * The sheets of the template. A sheet is found by the mark in its first cell and a line by the key
 * in its first column, which is hidden: people may rename sheets and insert lines.
 */
enum Page {
  SERVICE("Service 서비스"),
  CANVAS("Canvas 캔버스"),
  MONEY("Money 비용·재원"),
  HINTS("Hints 안내");

  /** Number of the template, should its layout ever change. */
  private static final String MARK = "canvasgate 1 ";

  /** The hidden column with marks and keys; the visible ones begin after it. */
  static final int KEYS = 0;

  static final int LABEL = 1;
  static final int VALUE = 2;
  static final int HINT = 3;

  /** Columns of the canvas. */
  static final int BLOCK = 1;

  static final int NUMBER = 2;
  static final int TEXT = 3;
  static final int EVIDENCE = 4;
  static final int LINKS = 5;

  /** Columns of the lines of funding. */
  static final int SOURCE = 1;

  static final int AMOUNT = 2;
  static final int SHARE = 3;
  static final int NOTE = 4;

  /** The key of the line that heads a table. */
  static final String TABLE = "table";

  private final String title;

  Page(String title) {
    this.title = title;
  }

  /** The sheet's name in the template. */
  String title() {
    return title;
  }

  /** What stands in the sheet's first cell. */
  String mark() {
    return MARK + name().toLowerCase(Locale.ROOT);
  }

  /** How the value of a line is read. */
  enum Content {
    TEXT,
    /** One entry a line of the cell. */
    LINES,
    KIND,
    FIELD,
    AMOUNT
  }

  /**
   * A line with one value.
   *
   * @param key where the value belongs in a proposal's document
   * @param label key of what the line is called
   */
  record Line(String key, String label, Content content, boolean required) {
    /** Key of the sentence that helps to fill the line in. */
    String hint() {
      return "sheet.hint." + key.replace('_', '-').replace('.', '-');
    }
  }

  static final List<Line> ABOUT_THE_SERVICE =
      List.of(
          new Line("name_en", "field.nameEn", Content.TEXT, true),
          new Line("name_ko", "field.nameKo", Content.TEXT, false),
          new Line("city", "field.city", Content.TEXT, true),
          new Line("kind", "field.kind", Content.KIND, true),
          new Line("sector", "field.field", Content.FIELD, true),
          new Line("summary", "field.summary", Content.TEXT, false),
          new Line("lead_body", "field.leadBody", Content.TEXT, false),
          new Line("other_bodies", "field.otherBodies", Content.LINES, false),
          new Line("period", "field.period", Content.TEXT, false),
          new Line("users_or_usage", "field.usage", Content.TEXT, false),
          new Line("sources", "field.sources", Content.LINES, false),
          new Line("id", "field.id", Content.TEXT, false));

  static final List<Line> ABOUT_THE_MONEY =
      List.of(
          new Line("construction_cost.amount", "field.constructionCost", Content.AMOUNT, false),
          new Line("construction_cost.currency", "field.costCurrency", Content.TEXT, false),
          new Line("construction_cost.unit", "field.costUnit", Content.TEXT, false),
          new Line("construction_cost.basis", "field.costBasis", Content.TEXT, false),
          new Line("annual_operating_cost", "field.annualOperatingCost", Content.AMOUNT, false));
}
