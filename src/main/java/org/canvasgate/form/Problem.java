package org.canvasgate.form;

import java.util.Arrays;
import org.springframework.context.MessageSourceResolvable;

/**
 * One thing wrong with what a person sent: where, and a message key with its arguments, so that the
 * sentence is made in the language of whoever reads it.
 *
 * @param field the form field or document path concerned; empty for the whole
 * @param key message key of a full sentence that says what is wrong and how to mend it
 * @param arguments values for the sentence; an argument that is itself a {@link
 *     MessageSourceResolvable} is translated too
 */
public record Problem(String field, String key, Object... arguments)
    implements MessageSourceResolvable {

  /** A name to be translated, as an argument of a problem. */
  public static MessageSourceResolvable name(String key) {
    return new Problem("", key);
  }

  @Override
  public String[] getCodes() {
    return new String[] {key};
  }

  @Override
  public Object[] getArguments() {
    return arguments;
  }

  @Override
  public String toString() {
    return field + ": " + key + Arrays.toString(arguments);
  }
}
