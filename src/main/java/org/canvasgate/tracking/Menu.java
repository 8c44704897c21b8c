package org.canvasgate.tracking;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import org.canvasgate.identity.PageLink;

/**
 * Links under one word in the head of every page. Public, as is all that a template reads.
 *
 * @param key the word in message keys
 */
public record Menu(String key, List<PageLink> links) {

  /** Whether one of the links leads to where the reader is. */
  public boolean holds(String path) {
    return links.stream().anyMatch(link -> path.startsWith(link.path()));
  }

  /** The menus that hold something for somebody in these groups, in their order. */
  static List<Menu> of(List<PageLink> links, Collection<String> groups) {
    return Arrays.stream(PageLink.Group.values())
        .map(
            group ->
                new Menu(
                    group.key(),
                    links.stream()
                        .filter(link -> link.group() == group && link.shownTo(groups))
                        .toList()))
        .filter(menu -> !menu.links().isEmpty())
        .toList();
  }
}
