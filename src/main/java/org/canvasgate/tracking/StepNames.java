package org.canvasgate.tracking;

import java.util.Locale;

/** What the steps of a diagram are called; answered by the engine. */
public interface StepNames {

  /**
   * A step's name for a reader.
   *
   * @param definition the engine's id of the diagram's version
   * @param step id of the task in the diagram
   * @param english the name in the diagram, also where there is no other
   */
  String name(String definition, String step, String english, Locale locale);
}
