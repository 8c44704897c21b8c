package org.canvasgate.diagram;

import java.util.List;
import org.canvasgate.identity.PageLink;
import org.canvasgate.identity.PageRight;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;

/** How a proposal is evaluated is no secret: whoever is signed in may read the processes. */
@Configuration(proxyBeanMethods = false)
class DiagramConfiguration {
  @Bean
  PageRight processesForAll() {
    return PageRight.signedIn("/processes/**");
  }

  @Bean
  @Order(90)
  PageLink processesLink() {
    return new PageLink("/processes", "tracking.processes", List.of(), PageLink.Group.SYSTEM);
  }
}
