package org.canvasgate.diagram;

import java.beans.PropertyEditorSupport;
import org.canvasgate.form.Refusal;
import org.springframework.web.bind.WebDataBinder;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.InitBinder;

/** The database keeps no NUL character, so none is taken from any field of this room's pages. */
@ControllerAdvice(basePackages = "org.canvasgate.diagram")
class PlainText {
  @InitBinder
  void refuseNul(WebDataBinder binder) {
    binder.registerCustomEditor(String.class, new WithoutNul());
  }

  private static final class WithoutNul extends PropertyEditorSupport {
    @Override
    public void setAsText(String text) {
      if (text != null && text.indexOf('\0') >= 0) throw new Refusal("changes.refused.nul");
      setValue(text);
    }
  }
}
