package org.canvasgate.diagram.check;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Supplier;
import org.camunda.bpm.model.xml.ModelException;

/**
 * Follows what one element of a diagram says of another. The other may be absent, or be something
 * else than it should: the model refuses to follow such a link, the check goes on without it.
 */
final class Links {
  private Links() {}

  /** What a link leads to; null where it leads nowhere. */
  static <T> T follow(Supplier<T> link) {
    try {
      return link.get();
    } catch (ModelException | ClassCastException broken) {
      return null;
    }
  }

  /** What several links lead to, of one kind; empty where one of them leads nowhere. */
  static <T> List<T> all(Class<T> kind, Supplier<? extends Collection<?>> links) {
    List<?> found = follow(() -> new ArrayList<Object>(links.get()));
    return found == null
        ? List.of()
        : found.stream().filter(kind::isInstance).map(kind::cast).toList();
  }
}
