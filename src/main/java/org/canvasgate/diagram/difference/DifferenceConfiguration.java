package org.canvasgate.diagram.difference;

import org.canvasgate.identity.PageRight;
import org.canvasgate.identity.Role;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What has not been released yet is the administrators' own. */
@Configuration(proxyBeanMethods = false)
class DifferenceConfiguration {
  @Bean
  PageRight comparisonsForAdministrators() {
    return PageRight.only("/library/compare/**", Role.ADMINISTRATORS);
  }
}
