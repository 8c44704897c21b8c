package org.canvasgate.identity;

import java.util.Collection;
import java.util.List;
import java.util.Locale;

/**
 * A link in the head of every page: a room declares a bean of this for each page that people start
 * from, ordered by {@link org.springframework.core.annotation.Order}.
 *
 * @param path address within the application
 * @param message key of the link's words
 * @param roles whoever has one of them sees the link; empty for everybody
 * @param group where in the head it stands
 */
public record PageLink(String path, String message, List<Role> roles, Group group) {

  /** Where a link stands: the first ones always in sight, the others each under a word. */
  public enum Group {
    /** Where most people begin. */
    FIRST,
    /** What is known of all cases. */
    CASES,
    /** The committee's office. */
    OFFICE,
    /** One's own affairs. */
    MINE,
    /** How this installation is set up. */
    SYSTEM;

    /** The word in message keys. */
    public String key() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** A link of the committee's office. */
  public PageLink(String path, String message, List<Role> roles) {
    this(path, message, roles, Group.OFFICE);
  }

  /** Whether somebody in these groups sees the link. */
  public boolean shownTo(Collection<String> groups) {
    return roles.isEmpty() || roles.stream().map(Role::key).anyMatch(groups::contains);
  }
}
