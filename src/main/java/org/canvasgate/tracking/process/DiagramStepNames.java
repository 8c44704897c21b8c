package org.canvasgate.tracking.process;

import java.util.Locale;
import org.canvasgate.engine.DiagramNames;
import org.canvasgate.tracking.StepNames;
import org.springframework.stereotype.Component;

/** Names of steps from the diagrams, each of which is read once. */
@Component
class DiagramStepNames implements StepNames {
  private final DiagramNames names;

  DiagramStepNames(DiagramNames names) {
    this.names = names;
  }

  @Override
  public String name(String definition, String step, String english, Locale locale) {
    return Locale.KOREAN.getLanguage().equals(locale.getLanguage())
        ? names.korean(definition, step).orElse(english)
        : english;
  }
}
