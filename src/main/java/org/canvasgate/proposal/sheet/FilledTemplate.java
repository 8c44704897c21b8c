package org.canvasgate.proposal.sheet;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.ss.util.CellReference;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.canvasgate.canvas.Block;
import org.canvasgate.form.Problem;
import org.canvasgate.form.Refusal;
import org.canvasgate.proposal.ProposalDraft;
import org.canvasgate.proposal.ProposalFile;

/**
 * A template that somebody filled in. It is turned into the document that a file of proposals would
 * hold, so that the same schema judges it, and remembers of each part of the document in which cell
 * it was written.
 */
final class FilledTemplate {
  /** Most lines of a sheet; a canvas with every block full has fewer. */
  static final int MOST_LINES = 2000;

  private static final int MOST_PROBLEMS = 200;

  private final Words words;
  private final Map<Page, Sheet> pages = new EnumMap<>(Page.class);
  private final List<Problem> problems = new ArrayList<>();
  private final Map<String, String> places = new HashMap<>();
  private final ObjectNode document = JsonNodeFactory.instance.objectNode();

  FilledTemplate(XSSFWorkbook workbook, Words words) {
    this.words = words;
    for (Page page : Page.values())
      for (Sheet sheet : workbook)
        if (page.mark().equals(Cells.text(cell(sheet.getRow(0), Page.KEYS))))
          pages.putIfAbsent(page, sheet);
  }

  /**
   * The proposal.
   *
   * @throws Refusal with every problem, each with its sheet and cell
   */
  ProposalDraft draft() {
    findPages();
    lines(pages.get(Page.SERVICE), Page.ABOUT_THE_SERVICE);
    lines(pages.get(Page.MONEY), Page.ABOUT_THE_MONEY);
    document.set("funding", new FundingLines(this).read(pages.get(Page.MONEY)));
    document.set("canvas", new CanvasSheet(this).read(pages.get(Page.CANVAS)));
    Set<String> told = problems.stream().map(Problem::field).collect(Collectors.toSet());
    for (Problem problem : ProposalFile.problems(document)) {
      String place = place(problem.field());
      // What is missing or no choice has been told above, in the template's own words.
      if (!told.contains(place)) problems.add(at(place, problem));
    }
    if (problems.isEmpty()) return ProposalFile.draft(document);
    throw new Refusal(
        problems.size() <= MOST_PROBLEMS
            ? problems
            : shortened(problems.subList(0, MOST_PROBLEMS), problems.size() - MOST_PROBLEMS));
  }

  private static List<Problem> shortened(List<Problem> first, int more) {
    List<Problem> shown = new ArrayList<>(first);
    shown.add(new Problem("", "proposal.more-problems", more));
    return shown;
  }

  private static Problem at(String place, Problem problem) {
    return new Problem(place, problem.key(), problem.arguments());
  }

  /** Without its sheets there is nothing to read line by line. */
  private void findPages() {
    for (Page page : List.of(Page.SERVICE, Page.CANVAS, Page.MONEY)) {
      Sheet sheet = pages.get(page);
      if (sheet == null) problem("", "sheet.page-missing", page.title());
      else if (sheet.getLastRowNum() >= MOST_LINES || sheet.getPhysicalNumberOfRows() > MOST_LINES)
        problem(sheet.getSheetName(), "sheet.too-many-lines", MOST_LINES);
    }
    if (!problems.isEmpty()) throw new Refusal(problems);
  }

  private void lines(Sheet sheet, List<Page.Line> lines) {
    Map<String, Page.Line> byKey =
        lines.stream().collect(Collectors.toMap(Page.Line::key, line -> line));
    Set<String> seen = new HashSet<>();
    for (Row row : sheet) {
      String key = Cells.text(cell(row, Page.KEYS));
      if (key.equals(Page.TABLE)) break;
      Page.Line line = byKey.get(key);
      if (line != null) {
        boolean first = seen.add(key);
        if (first || line.content() == Page.Content.LINES) line(line, cell(row, Page.VALUE), row);
        else if (!text(cell(row, Page.VALUE)).isEmpty())
          problem(place(row, Page.VALUE), "sheet.line-twice", name(line));
      } else if (key.isEmpty() && !text(cell(row, Page.VALUE)).isEmpty())
        problem(place(row, Page.VALUE), "sheet.line-unknown");
    }
    for (Page.Line line : lines) {
      if (!seen.contains(line.key()))
        problem(sheet.getSheetName(), "sheet.line-missing", name(line));
    }
  }

  private void line(Page.Line line, Cell cell, Row row) {
    String place = place(row, Page.VALUE);
    places.putIfAbsent(line.key(), place);
    if (refused(cell, place)) return;
    String text = Cells.text(cell);
    if (text.isEmpty()) {
      if (line.required()) problem(place, "sheet.missing", name(line));
      return;
    }
    switch (line.content()) {
      case TEXT -> put(line.key(), JsonNodeFactory.instance.textNode(text));
      case LINES -> entries(text, place, line.key(), document.withArray(line.key()));
      case KIND -> choice(text, place, words.kinds(), line);
      case FIELD -> choice(text, place, words.fields(), line);
      case AMOUNT -> {
        Double amount = amount(cell, place);
        if (amount != null) put(line.key(), JsonNodeFactory.instance.numberNode(amount));
      }
    }
  }

  private void put(String key, JsonNode value) {
    int dot = key.indexOf('.');
    if (dot < 0) document.set(key, value);
    else document.withObject("/" + key.substring(0, dot)).set(key.substring(dot + 1), value);
  }

  private void choice(String text, String place, Words.Choices choices, Page.Line line) {
    String key = choices.key(text);
    if (key == null) notChosen(place, text, choices);
    else put(line.key(), JsonNodeFactory.instance.textNode(key));
  }

  void notChosen(String place, String text, Words.Choices choices) {
    problem(place, "sheet.no-choice", shortened(text), String.join("; ", choices.shown().values()));
  }

  /** The entries of a cell, one a line, each remembered with the cell. */
  void entries(String text, String place, String path, ArrayNode into) {
    text.lines()
        .map(String::strip)
        .filter(entry -> !entry.isEmpty())
        .forEach(
            entry -> {
              places.put(path + "[" + into.size() + "]", place);
              into.add(entry);
            });
  }

  /** An amount of money; null where it is none, which is told. */
  Double amount(Cell cell, String place) {
    Double amount = Cells.number(cell);
    if (amount != null && ProposalFile.amount(amount)) return amount;
    problem(place, "sheet.no-amount", shortened(Cells.text(cell)));
    return null;
  }

  /** Refuses what would have to be computed first, and what Excel itself calls an error. */
  boolean refused(Cell cell, String place) {
    if (cell == null) return false;
    if (cell.getCellType() == CellType.FORMULA) problem(place, "sheet.formula");
    else if (cell.getCellType() == CellType.ERROR) problem(place, "sheet.error");
    else return false;
    return true;
  }

  /** What a cell holds, be it refused later or not. */
  static String text(Cell cell) {
    return cell != null && cell.getCellType() == CellType.FORMULA
        ? cell.getCellFormula()
        : Cells.text(cell);
  }

  static Cell cell(Row row, int column) {
    return row == null ? null : row.getCell(column);
  }

  Words words() {
    return words;
  }

  void problem(String place, String key, Object... arguments) {
    problems.add(new Problem(place, key, arguments));
  }

  void remember(String path, String place) {
    places.put(path, place);
  }

  /** Where a part of the document was written: the cell itself, or that of the nearest whole. */
  String place(String path) {
    for (String part = path; !part.isEmpty(); part = whole(part)) {
      String place = places.get(part);
      if (place != null) return place;
    }
    return "";
  }

  private static String whole(String path) {
    int end = Math.max(path.lastIndexOf('.'), path.lastIndexOf('['));
    return end < 0 ? "" : path.substring(0, end);
  }

  /** A cell as people find it: the sheet's name and the cell's. */
  static String place(Row row, int column) {
    return row.getSheet().getSheetName()
        + " "
        + CellReference.convertNumToColString(column)
        + (row.getRowNum() + 1);
  }

  static String shortened(String text) {
    return text.length() <= 60 ? text : text.substring(0, 57) + "…";
  }

  private static Object name(Page.Line line) {
    return Problem.name(line.label());
  }

  static Object name(Block block) {
    return Problem.name("block." + block.key());
  }
}
