package org.canvasgate.record.mail;

import java.util.List;
import org.canvasgate.identity.PageLink;
import org.canvasgate.identity.PageRight;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;

/** Settings of the outbox, and the page on which people choose how they are told. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(MailSettings.class)
class MailConfiguration {

  @Bean
  PageRight preferencesRight() {
    return PageRight.signedIn("/preferences");
  }

  @Bean
  @Order(90)
  PageLink preferencesLink() {
    return new PageLink("/preferences", "mail.preferences.link", List.of(), PageLink.Group.MINE);
  }
}
