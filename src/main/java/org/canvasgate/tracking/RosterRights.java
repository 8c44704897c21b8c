package org.canvasgate.tracking;

import java.util.List;
import org.canvasgate.identity.PageLink;
import org.canvasgate.identity.PageRight;
import org.canvasgate.identity.Role;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;

/** Who opens the pages on the committee's members; their room may not know who has which role. */
@Configuration(proxyBeanMethods = false)
class RosterRights {
  @Bean
  PageRight rosterForThoseWhoKeepIt() {
    return PageRight.only("/roster/**", Role.SECRETARIAT, Role.ADMINISTRATORS);
  }

  @Bean
  PageRight statisticsForSecretariatAndChairs() {
    return PageRight.only("/panel-statistics/**", Role.SECRETARIAT, Role.CHAIRS);
  }

  @Bean
  @Order(40)
  PageLink rosterLink() {
    return new PageLink("/roster", "roster.title", List.of(Role.SECRETARIAT, Role.ADMINISTRATORS));
  }

  @Bean
  @Order(41)
  PageLink statisticsLink() {
    return new PageLink(
        "/panel-statistics", "statistics.title", List.of(Role.SECRETARIAT, Role.CHAIRS));
  }
}
