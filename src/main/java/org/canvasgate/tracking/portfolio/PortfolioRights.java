package org.canvasgate.tracking.portfolio;

import java.util.List;
import org.canvasgate.identity.PageLink;
import org.canvasgate.identity.PageRight;
import org.canvasgate.identity.Role;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;

/** Everybody opens the portfolio; of which cases it is drawn is decided by the rights on cases. */
@Configuration(proxyBeanMethods = false)
class PortfolioRights {
  @Bean
  PageRight portfolioForEverybody() {
    return PageRight.signedIn("/portfolio/**");
  }

  @Bean
  @Order(20)
  PageLink portfolioLink() {
    return new PageLink(
        "/portfolio",
        "portfolio.title",
        List.of(Role.PLANNERS, Role.COMMITTEE, Role.CHAIRS, Role.SECRETARIAT, Role.ADMINISTRATORS),
        PageLink.Group.CASES);
  }
}
