package org.canvasgate.record.letter;

import java.util.List;
import org.canvasgate.identity.PageLink;
import org.canvasgate.identity.PageRight;
import org.canvasgate.identity.Role;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;

/** Who may open the pages of letters. */
@Configuration(proxyBeanMethods = false)
class LetterConfiguration {

  @Bean
  PageRight lettersRight() {
    return PageRight.only("/letters/**", Role.SECRETARIAT);
  }

  @Bean
  PageRight ownLettersRight() {
    return PageRight.signedIn("/my-letters/**");
  }

  @Bean
  @Order(80)
  PageLink lettersLink() {
    return new PageLink("/letters", "letter.link", List.of(Role.SECRETARIAT));
  }
}
