package org.canvasgate.tracking.exports;

import org.canvasgate.identity.PageRight;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Everybody takes with them what they may see. */
@Configuration(proxyBeanMethods = false)
class ExportRights {
  @Bean
  PageRight boardExports() {
    return PageRight.signedIn("/exports/**");
  }
}
