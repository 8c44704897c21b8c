package org.canvasgate.proposal.sheet;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.poi.ss.usermodel.CellStyle;
import org.apache.poi.ss.usermodel.DataValidation;
import org.apache.poi.ss.usermodel.DataValidationConstraint.OperatorType;
import org.apache.poi.ss.usermodel.DataValidationHelper;
import org.apache.poi.ss.usermodel.PrintSetup;
import org.apache.poi.ss.util.CellRangeAddressList;
import org.apache.poi.xssf.usermodel.XSSFCell;
import org.apache.poi.xssf.usermodel.XSSFRow;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.canvasgate.canvas.Block;
import org.canvasgate.canvas.Item;
import org.canvasgate.canvas.Link;
import org.canvasgate.proposal.FundingLine;
import org.canvasgate.proposal.ProposalDraft;
import org.canvasgate.proposal.ProposalFile;

/** Writes the sheets of one workbook. */
final class TemplateWriter {
  /** Empty lines that a block has at least, for whoever fills it in. */
  private static final int LINES_OF_BLOCK = 5;

  /** Empty lines of funding. */
  private static final int LINES_OF_FUNDING = 8;

  /** How far below the lines written the drop-downs reach, for lines that people add. */
  private static final int MORE_LINES = 300;

  private static final int CHARACTER = 256;
  private static final String LISTS = "Lists 목록";
  private static final double MOST_AMOUNT = 1e15;

  private final XSSFWorkbook workbook;
  private final Words words;
  private final Styles styles;
  private final Map<Page, XSSFSheet> sheets = new EnumMap<>(Page.class);
  private final List<Words.Choices> lists;

  TemplateWriter(XSSFWorkbook workbook, Words words) {
    this.workbook = workbook;
    this.words = words;
    this.styles = new Styles(workbook);
    this.lists = List.of(words.kinds(), words.fields(), words.sources(), words.blocks());
  }

  /**
   * Writes the whole workbook.
   *
   * @param draft what fills it; null for the empty template
   */
  void write(ProposalDraft draft) {
    for (Page page : Page.values()) sheets.put(page, sheet(page));
    lists();
    JsonNode document = draft == null ? MissingNode.getInstance() : ProposalFile.document(draft);
    service(document);
    canvas(draft);
    money(document, draft);
    hints();
    workbook.setActiveSheet(0);
  }

  private XSSFSheet sheet(Page page) {
    XSSFSheet sheet = workbook.createSheet(page.title());
    XSSFRow top = sheet.createRow(0);
    top.createCell(Page.KEYS).setCellValue(page.mark());
    XSSFCell title = top.createCell(Page.LABEL);
    title.setCellValue(words.both("sheet.page-" + page.name().toLowerCase(java.util.Locale.ROOT)));
    title.setCellStyle(styles.title());
    sheet.setColumnHidden(Page.KEYS, true);
    sheet.setDisplayGridlines(false);
    sheet.setFitToPage(true);
    PrintSetup print = sheet.getPrintSetup();
    print.setPaperSize(PrintSetup.A4_PAPERSIZE);
    print.setLandscape(true);
    print.setFitHeight((short) 0);
    return sheet;
  }

  private void service(JsonNode document) {
    XSSFSheet sheet = sheets.get(Page.SERVICE);
    widths(sheet, 34, 70, 70);
    lead(sheet, "sheet.lead-service");
    int row = 2;
    for (Page.Line line : Page.ABOUT_THE_SERVICE) row = line(sheet, row, line, document);
  }

  /** A line with its value; a list that is too long for a cell goes on in a further line. */
  private int line(XSSFSheet sheet, int at, Page.Line line, JsonNode document) {
    List<String> values = values(line, document.at("/" + line.key().replace('.', '/')));
    int row = at;
    for (String value : values) {
      XSSFRow written = sheet.createRow(row++);
      written.createCell(Page.KEYS).setCellValue(line.key());
      text(
          written,
          Page.LABEL,
          words.both(line.label()) + (line.required() ? " *" : ""),
          styles.label());
      CellStyle style = line.required() ? styles.required() : styles.input();
      if (line.content() == Page.Content.AMOUNT) amount(written, Page.VALUE, value);
      else text(written, Page.VALUE, value, style);
      text(written, Page.HINT, words.lines(line.hint()), styles.hint());
    }
    int first = row - values.size();
    switch (line.content()) {
      case KIND -> choice(sheet, lists.get(0), first, first, Page.VALUE);
      case FIELD -> choice(sheet, lists.get(1), first, first, Page.VALUE);
      case AMOUNT -> onlyAmounts(sheet, first, first, Page.VALUE);
      case TEXT, LINES -> {}
    }
    return row;
  }

  private List<String> values(Page.Line line, JsonNode value) {
    if (value.isMissingNode() || value.isNull()) return List.of("");
    return switch (line.content()) {
      case KIND -> List.of(lists.get(0).shown().get(value.asText()));
      case FIELD -> List.of(lists.get(1).shown().get(value.asText()));
      case LINES -> entries(value);
      case TEXT, AMOUNT -> List.of(value.asText());
    };
  }

  private static List<String> entries(JsonNode values) {
    List<String> cells = new ArrayList<>();
    StringBuilder cell = new StringBuilder();
    for (JsonNode value : values) {
      String entry = value.asText().strip();
      // Marks for what a cell cannot keep make a text longer than it looks.
      if (cell.length() + Cells.kept(entry).length() >= Cells.LONGEST) {
        cells.add(cell.toString());
        cell.setLength(0);
      }
      if (!cell.isEmpty()) cell.append('\n');
      cell.append(entry);
    }
    cells.add(cell.toString());
    return cells;
  }

  private void canvas(ProposalDraft draft) {
    XSSFSheet sheet = sheets.get(Page.CANVAS);
    widths(sheet, 42, 8, 70, 50, 34);
    lead(sheet, "sheet.lead-canvas");
    table(sheet, 2, "block", "number", "text", "evidence", "links");
    sheet.createFreezePane(0, 3);
    int at = 3;
    for (Block block : Block.values()) {
      List<Item> items = draft == null ? List.of() : draft.canvas().items(block);
      int lines = Math.max(LINES_OF_BLOCK, items.size() + 1);
      for (int i = 0; i < lines; i++)
        item(sheet.createRow(at++), block, i, i < items.size() ? items.get(i) : null);
    }
    choice(sheet, lists.get(3), 3, at + MORE_LINES, Page.BLOCK);
  }

  private void item(XSSFRow row, Block block, int index, Item item) {
    text(row, Page.BLOCK, lists.get(3).shown().get(block.key()), styles.input());
    XSSFCell number = row.createCell(Page.NUMBER);
    number.setCellValue(index + 1.0);
    number.setCellStyle(styles.number());
    text(row, Page.TEXT, item == null ? "" : item.text(), styles.input());
    text(
        row, Page.EVIDENCE, item == null ? "" : String.join("\n", item.evidence()), styles.input());
    text(row, Page.LINKS, item == null ? "" : links(item.links()), styles.input());
  }

  private static String links(Collection<Link> links) {
    return links.stream()
        .map(link -> link.block().key() + " " + (link.item() + 1))
        .collect(Collectors.joining("\n"));
  }

  private void money(JsonNode document, ProposalDraft draft) {
    XSSFSheet sheet = sheets.get(Page.MONEY);
    widths(sheet, 42, 34, 34, 70);
    lead(sheet, "sheet.lead-money");
    int row = 2;
    for (Page.Line line : Page.ABOUT_THE_MONEY) row = line(sheet, row, line, document);
    if (draft == null) usualUnit(sheet);
    table(sheet, ++row, "source", "amount", "share", "note");
    int first = ++row;
    if (draft != null)
      for (FundingLine line : draft.funding()) funding(sheet.createRow(row++), line);
    for (int i = 0; i < LINES_OF_FUNDING; i++) emptyFunding(sheet.createRow(row++));
    choice(sheet, lists.get(2), first, row + MORE_LINES, Page.SOURCE);
    onlyAmounts(sheet, first, row + MORE_LINES, Page.AMOUNT);
  }

  /** As in the start form: amounts in 억원 unless the planner says otherwise. */
  private void usualUnit(XSSFSheet sheet) {
    sheet.getRow(3).getCell(Page.VALUE).setCellValue("KRW");
    sheet.getRow(4).getCell(Page.VALUE).setCellValue("억원 (KRW 100 million)");
  }

  private void funding(XSSFRow row, FundingLine line) {
    text(row, Page.SOURCE, lists.get(2).shown().get(line.kind()), styles.input());
    amount(row, Page.AMOUNT, line.amount() == null ? "" : line.amount().toString());
    text(row, Page.SHARE, line.share() == null ? "" : line.share(), styles.input());
    text(row, Page.NOTE, line.note() == null ? "" : line.note(), styles.input());
  }

  /** Without a source: a source alone says that it pays, and that nobody knows how much. */
  private void emptyFunding(XSSFRow row) {
    text(row, Page.SOURCE, "", styles.input());
    amount(row, Page.AMOUNT, "");
    text(row, Page.SHARE, "", styles.input());
    text(row, Page.NOTE, "", styles.input());
  }

  private void hints() {
    XSSFSheet sheet = sheets.get(Page.HINTS);
    widths(sheet, 70, 70);
    int at = 2;
    for (String hint : List.of("fill", "canvas", "links", "money", "unknown", "formulas", "load")) {
      XSSFRow row = sheet.createRow(at++);
      text(row, 1, words.said("sheet.hints-" + hint, java.util.Locale.ENGLISH), styles.input());
      text(row, 2, words.said("sheet.hints-" + hint, java.util.Locale.KOREAN), styles.input());
    }
  }

  /** The choices stand on a hidden sheet: a drop-down's own list may have 255 characters. */
  private void lists() {
    XSSFSheet sheet = workbook.createSheet(LISTS);
    for (int column = 0; column < lists.size(); column++) {
      int row = 0;
      for (String shown : lists.get(column).shown().values()) {
        XSSFRow line = sheet.getRow(row) == null ? sheet.createRow(row) : sheet.getRow(row);
        line.createCell(column).setCellValue(shown);
        row++;
      }
    }
    workbook.setSheetHidden(workbook.getSheetIndex(sheet), true);
  }

  private void choice(XSSFSheet sheet, Words.Choices choices, int first, int last, int column) {
    int list = lists.indexOf(choices);
    char letter = (char) ('A' + list);
    String range = "'%s'!$%s$1:$%s$%d".formatted(LISTS, letter, letter, choices.shown().size());
    DataValidationHelper helper = sheet.getDataValidationHelper();
    validation(
        sheet,
        helper.createValidation(
            helper.createFormulaListConstraint(range),
            new CellRangeAddressList(first, last, column, column)),
        "sheet.choose");
  }

  private void onlyAmounts(XSSFSheet sheet, int first, int last, int column) {
    DataValidationHelper helper = sheet.getDataValidationHelper();
    validation(
        sheet,
        helper.createValidation(
            helper.createDecimalConstraint(
                OperatorType.BETWEEN, "0", String.valueOf((long) MOST_AMOUNT)),
            new CellRangeAddressList(first, last, column, column)),
        "sheet.amounts-only");
  }

  private void validation(XSSFSheet sheet, DataValidation validation, String message) {
    validation.setShowErrorBox(true);
    validation.createErrorBox("Canvasgate", words.lines(message));
    sheet.addValidationData(validation);
  }

  private void lead(XSSFSheet sheet, String message) {
    XSSFRow row = sheet.createRow(1);
    XSSFCell cell = row.createCell(Page.LABEL);
    cell.setCellValue(words.both(message));
    CellStyle oneLine = workbook.createCellStyle();
    oneLine.cloneStyleFrom(styles.hint());
    oneLine.setWrapText(false);
    cell.setCellStyle(oneLine);
  }

  private void table(XSSFSheet sheet, int at, String... columns) {
    XSSFRow row = sheet.createRow(at);
    row.createCell(Page.KEYS).setCellValue(Page.TABLE);
    for (int i = 0; i < columns.length; i++)
      text(row, Page.LABEL + i, words.both("sheet.column-" + columns[i]), styles.head());
  }

  private void amount(XSSFRow row, int column, String value) {
    XSSFCell cell = row.createCell(column);
    if (!value.isEmpty()) cell.setCellValue(Double.parseDouble(value));
    cell.setCellStyle(styles.amount());
  }

  private void text(XSSFRow row, int column, String value, CellStyle style) {
    XSSFCell cell = row.createCell(column);
    if (!value.isEmpty()) cell.setCellValue(Cells.kept(value));
    boolean formulaLike = !value.isEmpty() && "=+-@".indexOf(value.charAt(0)) >= 0;
    cell.setCellStyle(formulaLike ? styles.quoted() : style);
  }

  private static void widths(XSSFSheet sheet, int... characters) {
    for (int i = 0; i < characters.length; i++)
      sheet.setColumnWidth(Page.LABEL + i, characters[i] * CHARACTER);
  }
}
