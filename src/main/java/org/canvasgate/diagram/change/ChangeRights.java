package org.canvasgate.diagram.change;

import java.util.List;
import org.canvasgate.identity.PageLink;
import org.canvasgate.identity.PageRight;
import org.canvasgate.identity.Role;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;

/** Administrators alone change processes, tables and forms. */
@Configuration(proxyBeanMethods = false)
class ChangeRights {
  @Bean
  PageRight changesForAdministrators() {
    return PageRight.only("/changes/**", Role.ADMINISTRATORS);
  }

  /** The door of the whole room; the library leads on to the changes. */
  @Bean
  @Order(92)
  PageLink libraryLink() {
    return new PageLink(
        "/library", "changes.room", List.of(Role.ADMINISTRATORS), PageLink.Group.SYSTEM);
  }
}
