package org.canvasgate.tracking.watch;

import java.util.List;
import org.canvasgate.identity.PageLink;
import org.canvasgate.identity.PageRight;
import org.canvasgate.identity.Role;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;

/** Who may see how the system is: its administrators. */
@Configuration(proxyBeanMethods = false)
class OperationsRights {

  @Bean
  PageRight operationsForAdministrators() {
    return PageRight.only(OperationsPages.PATH, Role.ADMINISTRATORS);
  }

  @Bean
  @Order(94)
  PageLink operationsLink() {
    return new PageLink(
        OperationsPages.PATH,
        "operations.title",
        List.of(Role.ADMINISTRATORS),
        PageLink.Group.SYSTEM);
  }
}
