package org.canvasgate.proposal.sheet;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;

/** The lines of funding below the costs: a source, an amount, a share and a note each. */
final class FundingLines {
  private final FilledTemplate filled;
  private final Words.Choices sources;

  FundingLines(FilledTemplate filled) {
    this.filled = filled;
    this.sources = filled.words().sources();
  }

  ArrayNode read(Sheet sheet) {
    ArrayNode lines = JsonNodeFactory.instance.arrayNode();
    boolean inTable = false;
    for (Row row : sheet) {
      if (inTable) line(row, lines);
      else inTable = Page.TABLE.equals(Cells.text(row.getCell(Page.KEYS)));
    }
    if (!inTable) filled.problem(sheet.getSheetName(), "sheet.table-missing");
    return lines;
  }

  private void line(Row row, ArrayNode lines) {
    List<Cell> cells =
        IntStream.rangeClosed(Page.SOURCE, Page.NOTE).mapToObj(row::getCell).toList();
    if (cells.stream().allMatch(cell -> FilledTemplate.text(cell).isEmpty())) return;
    boolean refused = false;
    for (int i = 0; i < cells.size(); i++)
      refused |= filled.refused(cells.get(i), FilledTemplate.place(row, Page.SOURCE + i));
    if (refused) return;
    ObjectNode line = JsonNodeFactory.instance.objectNode();
    source(row, line);
    String amount = FilledTemplate.place(row, Page.AMOUNT);
    Cell cell = row.getCell(Page.AMOUNT);
    if (!Cells.text(cell).isEmpty()) line.put("amount", filled.amount(cell, amount));
    text(row, Page.SHARE, "share", line);
    text(row, Page.NOTE, "note", line);
    String path = "funding[" + lines.size() + "]";
    filled.remember(path, FilledTemplate.place(row, Page.SOURCE));
    filled.remember(path + ".amount", amount);
    filled.remember(path + ".share", FilledTemplate.place(row, Page.SHARE));
    filled.remember(path + ".note", FilledTemplate.place(row, Page.NOTE));
    filled.remember(path + ".kind", FilledTemplate.place(row, Page.SOURCE));
    lines.add(line);
  }

  private void source(Row row, ObjectNode line) {
    String place = FilledTemplate.place(row, Page.SOURCE);
    String written = Cells.text(row.getCell(Page.SOURCE));
    String key = sources.key(written);
    if (key != null) line.put("kind", key);
    else if (written.isEmpty()) filled.problem(place, "sheet.funding-without-source");
    else filled.notChosen(place, written, sources);
  }

  private static void text(Row row, int column, String name, ObjectNode line) {
    String text = Cells.text(row.getCell(column));
    if (!text.isEmpty()) line.put(name, text);
  }
}
