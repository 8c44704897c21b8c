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

  /** What the keys of notices about a change of processes, tables or forms begin with. */
  public static final String OF_CHANGE = "notice.release.";

  /** The page it is about: its case, or the change whose id it names last; null for none. */
  public String address() {
    if (proposalId != null) return "/proposals/" + proposalId;
    return message.startsWith(OF_CHANGE)
            && !values.isEmpty()
            && values.get(values.size() - 1) instanceof Number change
        ? "/changes/" + change
        : null;
  }

  @Override
  public String[] getCodes() {
    return new String[] {message};
  }

  @Override
  public Object[] getArguments() {
    return values.toArray();
  }
}
