package org.canvasgate.engine;

import java.util.Locale;
import java.util.stream.Collectors;
import org.canvasgate.form.Problem;
import org.canvasgate.form.Refusal;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.MessageSource;
import org.springframework.context.NoSuchMessageException;

/** Says a refusal in the reader's language, one sentence a line. */
public final class Sentences {
  private static final Logger LOG = LoggerFactory.getLogger(Sentences.class);

  private final MessageSource messages;

  Sentences(MessageSource messages) {
    this.messages = messages;
  }

  public String of(Refusal refusal, Locale locale) {
    return refusal.problems().stream()
        .map(problem -> of(problem, locale))
        .collect(Collectors.joining("\n"));
  }

  private String of(Problem problem, Locale locale) {
    try {
      return messages.getMessage(problem, locale);
    } catch (NoSuchMessageException untranslated) {
      // A missing translation must not turn a refusal into a failure; tests look for it.
      LOG.warn("No sentence for {} in {}", problem, locale);
      return problem.toString();
    }
  }
}
