package org.canvasgate.committee;

import java.time.Instant;
import java.util.List;
import org.springframework.context.MessageSourceResolvable;

/**
 * Something that a person or a group is told.
 *
 * @param recipient a user id or a group id
 * @param message key of the sentence
 * @param values what the sentence names
 */
public record Notice(
    String recipient, String proposalId, String message, List<Object> values, Instant at)
    implements MessageSourceResolvable {

  @Override
  public String[] getCodes() {
    return new String[] {message};
  }

  @Override
  public Object[] getArguments() {
    return values.toArray();
  }
}
