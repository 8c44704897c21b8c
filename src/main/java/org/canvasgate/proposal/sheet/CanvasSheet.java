package org.canvasgate.proposal.sheet;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.canvasgate.canvas.Block;

/**
 * The canvas, one item a line. The number beside an item is its name within the block: links name
 * it, and lines may be moved, inserted or left empty without making any link wrong.
 */
final class CanvasSheet {
  private static final Pattern LINK = Pattern.compile("(.*\\S)\\s+#?(\\d{1,4})");
  private static final int MOST_NUMBER = 9999;

  private final FilledTemplate filled;
  private final Words.Choices blocks;
  private final Map<Block, TreeMap<Integer, Row>> items = new EnumMap<>(Block.class);

  CanvasSheet(FilledTemplate filled) {
    this.filled = filled;
    this.blocks = filled.words().blocks();
  }

  ObjectNode read(Sheet sheet) {
    boolean inTable = false;
    for (Row row : sheet) {
      if (inTable) collect(row);
      else inTable = Page.TABLE.equals(Cells.text(row.getCell(Page.KEYS)));
    }
    if (!inTable) filled.problem(sheet.getSheetName(), "sheet.table-missing");
    ObjectNode canvas = JsonNodeFactory.instance.objectNode();
    items.forEach((block, rows) -> write(block, rows, canvas));
    return canvas;
  }

  /** Finds out which item of which block a line holds. */
  private void collect(Row row) {
    boolean says = false;
    for (int column = Page.TEXT; column <= Page.LINKS; column++)
      says |= !FilledTemplate.text(row.getCell(column)).isEmpty();
    if (!says) return;
    boolean refused = false;
    for (int column = Page.BLOCK; column <= Page.LINKS; column++)
      refused |= filled.refused(row.getCell(column), FilledTemplate.place(row, column));
    if (refused) return;
    if (Cells.text(row.getCell(Page.TEXT)).isEmpty())
      filled.problem(FilledTemplate.place(row, Page.TEXT), "sheet.item-without-text");
    Block block = block(row);
    if (block == null) return;
    TreeMap<Integer, Row> known = items.computeIfAbsent(block, b -> new TreeMap<>());
    Integer number = number(row, known);
    if (number == null) return;
    Row first = known.putIfAbsent(number, row);
    if (first != null)
      filled.problem(
          FilledTemplate.place(row, Page.NUMBER),
          "sheet.number-twice",
          number,
          FilledTemplate.name(block),
          FilledTemplate.place(first, Page.NUMBER));
  }

  private Block block(Row row) {
    String place = FilledTemplate.place(row, Page.BLOCK);
    String written = Cells.text(row.getCell(Page.BLOCK));
    String key = blocks.key(written);
    if (key != null) return Block.of(key);
    if (written.isEmpty()) filled.problem(place, "sheet.item-without-block");
    else filled.notChosen(place, written, blocks);
    return null;
  }

  /** The number beside the item; the next free one where none is written. */
  private Integer number(Row row, TreeMap<Integer, Row> known) {
    Cell cell = row.getCell(Page.NUMBER);
    if (Cells.text(cell).isEmpty()) return known.isEmpty() ? 1 : known.lastKey() + 1;
    Double number = Cells.number(cell);
    if (number != null && number >= 1 && number <= MOST_NUMBER && number == Math.rint(number))
      return number.intValue();
    filled.problem(
        FilledTemplate.place(row, Page.NUMBER),
        "sheet.no-number",
        FilledTemplate.shortened(Cells.text(cell)));
    return null;
  }

  private void write(Block block, TreeMap<Integer, Row> rows, ObjectNode canvas) {
    String name = block.key().replace('-', '_');
    String path = "canvas." + name;
    filled.remember(path, FilledTemplate.place(rows.firstEntry().getValue(), Page.TEXT));
    List<Row> inOrder = new ArrayList<>(rows.values());
    for (int i = 0; i < inOrder.size(); i++)
      canvas.withArray(name).add(item(inOrder.get(i), path + "[" + i + "]"));
  }

  private ObjectNode item(Row row, String path) {
    ObjectNode item = JsonNodeFactory.instance.objectNode();
    filled.remember(path, FilledTemplate.place(row, Page.TEXT));
    filled.remember(path + ".evidence", FilledTemplate.place(row, Page.EVIDENCE));
    filled.remember(path + ".links", FilledTemplate.place(row, Page.LINKS));
    item.put("text", Cells.text(row.getCell(Page.TEXT)));
    filled.entries(
        Cells.text(row.getCell(Page.EVIDENCE)),
        FilledTemplate.place(row, Page.EVIDENCE),
        path + ".evidence",
        item.withArray("evidence"));
    for (String link : Cells.text(row.getCell(Page.LINKS)).split("[,;\\n]"))
      if (!link.isBlank()) link(link.strip(), row, item);
    return item;
  }

  private void link(String written, Row row, ObjectNode item) {
    String place = FilledTemplate.place(row, Page.LINKS);
    Matcher link = LINK.matcher(written);
    String key = link.matches() ? blocks.key(link.group(1)) : null;
    if (key == null) {
      filled.problem(place, "sheet.no-link", FilledTemplate.shortened(written));
      return;
    }
    Block block = Block.of(key);
    int number = Integer.parseInt(link.group(2));
    TreeMap<Integer, Row> rows = items.getOrDefault(block, new TreeMap<>());
    if (rows.containsKey(number))
      item.withArray("links").add(key + " " + (rows.headMap(number).size() + 1));
    else filled.problem(place, "sheet.link-to-nothing", number, FilledTemplate.name(block));
  }
}
