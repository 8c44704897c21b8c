package org.canvasgate.tracking;

import java.util.List;
import org.canvasgate.identity.PageLink;
import org.canvasgate.identity.PageRight;
import org.canvasgate.identity.Role;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;

/**
 * Who declares interests. Stands here because the room of identity knows the committee, and so the
 * committee cannot know it.
 */
@Configuration(proxyBeanMethods = false)
class ConflictRights {
  @Bean
  PageRight interestsPage() {
    return PageRight.only("/interests/**", Role.COMMITTEE, Role.CHAIRS);
  }

  @Bean
  @Order(60)
  PageLink interestsLink() {
    return new PageLink(
        "/interests",
        "conflict.interests",
        List.of(Role.COMMITTEE, Role.CHAIRS),
        PageLink.Group.MINE);
  }
}
