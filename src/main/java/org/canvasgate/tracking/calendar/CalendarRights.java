package org.canvasgate.tracking.calendar;

import java.util.List;
import org.canvasgate.identity.PageLink;
import org.canvasgate.identity.PageRight;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;

/** Everybody has a calendar; a calendar program signs in nowhere and has the address alone. */
@Configuration(proxyBeanMethods = false)
class CalendarRights {
  @Bean
  PageRight calendarSettings() {
    return PageRight.signedIn("/calendars/**");
  }

  @Bean
  PageRight calendarFiles() {
    return PageRight.anybody("/calendar/*");
  }

  @Bean
  @Order(72)
  PageLink calendarLink() {
    return new PageLink("/calendars", "calendar.link", List.of(), PageLink.Group.MINE);
  }
}
