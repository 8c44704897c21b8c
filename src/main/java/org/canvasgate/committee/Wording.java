package org.canvasgate.committee;

import java.util.Locale;
import org.canvasgate.form.TaskContext;
import org.springframework.context.MessageSource;
import org.springframework.context.MessageSourceResolvable;
import org.springframework.stereotype.Component;

/** Says in the reader's language what the tables and the gates call by a key. */
@Component
public class Wording {
  private final MessageSource messages;

  Wording(MessageSource messages) {
    this.messages = messages;
  }

  /** What the table recommends to the person at this task. */
  public String recommendation(TaskContext task, Locale locale) {
    String key = task.text("recommendation").orElse("none");
    return messages.getMessage("recommendation." + key, null, locale);
  }

  /** A sentence with what it names. */
  public String say(MessageSourceResolvable sentence, Locale locale) {
    return messages.getMessage(sentence, locale);
  }

  /** A sentence or name by its key. */
  public String say(String key, Locale locale, Object... arguments) {
    return messages.getMessage(key, arguments, locale);
  }
}
