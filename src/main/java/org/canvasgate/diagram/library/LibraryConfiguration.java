package org.canvasgate.diagram.library;

import org.canvasgate.identity.PageRight;
import org.canvasgate.identity.Role;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Where cases stand is for those who change what cases run on. */
@Configuration(proxyBeanMethods = false)
class LibraryConfiguration {
  @Bean
  PageRight libraryForAdministrators() {
    return PageRight.only("/library/**", Role.ADMINISTRATORS);
  }
}
