package org.canvasgate.diagram;

import org.canvasgate.identity.PageRight;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** How a proposal is evaluated is no secret: whoever is signed in may read the processes. */
@Configuration(proxyBeanMethods = false)
class DiagramConfiguration {
  @Bean
  PageRight processesForAll() {
    return PageRight.signedIn("/processes/**");
  }
}
