package org.canvasgate.diagram.check;

import java.util.List;
import java.util.Locale;
import org.canvasgate.diagram.model.Finding;
import org.canvasgate.diagram.model.ModelSet;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** Says findings in a reader's language. */
@Component
public class Telling {
  private final MessageSource messages;

  Telling(MessageSource messages) {
    this.messages = messages;
  }

  /**
   * The findings as sentences, in the same order.
   *
   * @param all the set in which the elements are looked up by their names
   */
  public List<Told> of(List<Finding> findings, ModelSet all, Locale locale) {
    var names = new ElementNames(all, locale);
    return findings.stream()
        .map(
            finding ->
                new Told(
                    finding.severity().word(),
                    finding.file(),
                    finding.element(),
                    names.of(finding.file(), finding.element()),
                    sentence(finding, locale),
                    finding.place() == null
                        ? null
                        : messages.getMessage(finding.place(), null, locale)))
        .toList();
  }

  /** One finding as a sentence. */
  public String sentence(Finding finding, Locale locale) {
    Object[] arguments = finding.arguments().toArray();
    return messages.getMessage(
        finding.key(), arguments.length == 0 ? null : arguments, finding.key(), locale);
  }
}
