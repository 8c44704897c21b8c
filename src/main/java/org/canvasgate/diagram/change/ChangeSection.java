package org.canvasgate.diagram.change;

import java.util.Locale;
import java.util.Map;
import org.canvasgate.diagram.model.ModelSet;

/**
 * A section that a part of the room adds to the page of a change; shown in the order of {@link
 * org.springframework.core.annotation.Order}.
 */
public interface ChangeSection {

  /** The template with a fragment called {@code section(model)}. */
  String template();

  /** Key of the heading under which the page's list of sections names it. */
  String title();

  /** The anchor of the section on the page, in addresses. */
  String anchor();

  /**
   * What the section draws; empty where there is nothing to show.
   *
   * @param before what is in force
   * @param after what would be
   */
  Map<String, Object> model(
      Change change, ModelSet before, ModelSet after, String user, Locale locale);
}
