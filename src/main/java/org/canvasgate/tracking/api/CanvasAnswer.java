package org.canvasgate.tracking.api;

import java.util.List;

/** The eleven blocks of a revision's canvas, in the canvas' order. */
record CanvasAnswer(String proposalId, int revision, List<BlockItems> blocks) {

  /** A block; without items it is not known. */
  record BlockItems(String block, List<CanvasItem> items) {}

  /** An item; {@code number} counts from 1 within its block, as links do. */
  record CanvasItem(
      int number,
      String text,
      List<String> evidence,
      List<ItemLink> links,
      List<String> findings) {}

  /** The item that another one rests on. */
  record ItemLink(String block, int number) {}
}
