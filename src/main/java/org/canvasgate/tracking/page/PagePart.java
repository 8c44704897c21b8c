package org.canvasgate.tracking.page;

import java.util.Map;

/**
 * A part of a proposal's page that this room draws itself, in the order of {@link
 * org.springframework.core.annotation.Order} among the sections of other rooms.
 */
interface PagePart {

  /** The template with a fragment {@code section(model)}; it gives the part its anchor too. */
  String template();

  /** Key of the part's heading. */
  String title();

  /** What is drawn; empty where there is nothing for this reader. */
  Map<String, Object> model(Reading reading);
}
