package org.canvasgate.tracking;

import java.util.List;
import org.canvasgate.identity.PageLink;
import org.canvasgate.identity.PageRight;
import org.canvasgate.identity.Role;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;

/** Who may open which of these pages; which proposals a page shows is decided by the board. */
@Configuration(proxyBeanMethods = false)
class TrackingRights {

  /** Before the pages of single proposals, whose pattern covers this one too. */
  @Bean
  @Order(1)
  PageRight loadFiles() {
    return PageRight.only("/proposals/import/**", Role.PLANNERS);
  }

  @Bean
  @Order(2)
  PageRight proposalPages() {
    return PageRight.signedIn("/proposals/**");
  }

  @Bean
  @Order(30)
  PageLink loadFilesLink() {
    return new PageLink(
        "/proposals/import", "tracking.import", List.of(Role.PLANNERS), PageLink.Group.CASES);
  }

  /** The engine's own page for administrators. */
  @Bean
  @Order(99)
  PageLink cockpitLink() {
    return new PageLink(
        "/camunda/app/cockpit/default/",
        "tracking.cockpit",
        List.of(Role.ADMINISTRATORS),
        PageLink.Group.SYSTEM);
  }
}
