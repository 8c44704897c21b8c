package org.canvasgate.form;

import java.util.Locale;
import java.util.Map;

/**
 * A picture inside a form, such as the canvas as a grid: an html component of the form file with
 * the custom property {@code show} is filled, when the form is opened, from the template {@code
 * panel/<name>.html}.
 */
public interface FormPanel {

  /** The value of the component's {@code show} property, and the template's name. */
  String name();

  /** What the template draws. Must hold nothing that the reader may not see. */
  Map<String, Object> model(TaskContext task, Locale locale);
}
