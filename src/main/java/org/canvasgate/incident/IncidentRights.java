package org.canvasgate.incident;

import java.util.List;
import org.canvasgate.identity.PageLink;
import org.canvasgate.identity.PageRight;
import org.canvasgate.identity.Role;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;

/** What failed, and in whose case, is for those who can mend it. */
@Configuration(proxyBeanMethods = false)
class IncidentRights {
  @Bean
  PageRight incidentsForAdministrators() {
    return PageRight.only("/incidents/**", Role.ADMINISTRATORS);
  }

  @Bean
  @Order(97)
  PageLink incidentsLink() {
    return new PageLink(
        "/incidents", "incident.title", List.of(Role.ADMINISTRATORS), PageLink.Group.SYSTEM);
  }
}
