package org.canvasgate.handover;

import java.util.List;
import org.canvasgate.identity.PageLink;
import org.canvasgate.identity.PageRight;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;

/**
 * Everybody may hand over what is their own; whose handover a page shows is decided by the page.
 */
@Configuration(proxyBeanMethods = false)
class HandoverConfiguration {
  @Bean
  PageRight handoversForAll() {
    return PageRight.signedIn("/handovers/**");
  }

  @Bean
  PageRight noticesRead() {
    return PageRight.signedIn("/notices/seen");
  }

  @Bean
  @Order(80)
  PageLink handoverLink() {
    return new PageLink("/handovers", "handover.link", List.of(), PageLink.Group.MINE);
  }
}
