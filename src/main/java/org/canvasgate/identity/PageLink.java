package org.canvasgate.identity;

import java.util.Collection;
import java.util.List;

/**
 * A link in the head of every page: a room declares a bean of this for each page that people start
 * from, ordered by {@link org.springframework.core.annotation.Order}.
 *
 * @param path address within the application
 * @param message key of the link's words
 * @param roles whoever has one of them sees the link; empty for everybody
 */
public record PageLink(String path, String message, List<Role> roles) {

  /** Whether somebody in these groups sees the link. */
  public boolean shownTo(Collection<String> groups) {
    return roles.isEmpty() || roles.stream().map(Role::key).anyMatch(groups::contains);
  }
}
