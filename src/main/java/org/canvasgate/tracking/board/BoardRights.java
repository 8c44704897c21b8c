package org.canvasgate.tracking.board;

import java.util.List;
import org.canvasgate.identity.PageLink;
import org.canvasgate.identity.PageRight;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;

/** Everybody has a board; which cases stand on it is decided row by row. */
@Configuration(proxyBeanMethods = false)
class BoardRights {
  @Bean
  PageRight boardForEverybody() {
    return PageRight.signedIn("/board/**");
  }

  @Bean
  @Order(10)
  PageLink boardLink() {
    return new PageLink("/board", "board.title", List.of(), PageLink.Group.FIRST);
  }
}
