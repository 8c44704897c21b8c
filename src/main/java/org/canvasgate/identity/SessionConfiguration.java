package org.canvasgate.identity;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.regex.Pattern;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.session.config.SessionRepositoryCustomizer;
import org.springframework.session.jdbc.JdbcIndexedSessionRepository;
import org.springframework.session.jdbc.PostgreSqlJdbcIndexedSessionRepositoryCustomizer;
import org.springframework.session.web.http.CookieSerializer;

/** Sessions lie in the database: they outlive a node, and one of them can be ended from outside. */
@Configuration(proxyBeanMethods = false)
class SessionConfiguration {
  /** Two requests of one page may bring the same attribute at once; the later one stays. */
  @Bean
  SessionRepositoryCustomizer<JdbcIndexedSessionRepository> sessionsOfPostgreSql() {
    return new PostgreSqlJdbcIndexedSessionRepositoryCustomizer();
  }

  /**
   * Whatever somebody writes into the cookie would be asked of the database, which takes no NUL.
   */
  @Bean
  static BeanPostProcessor onlyNumbersOfSessions() {
    return new BeanPostProcessor() {
      @Override
      public Object postProcessAfterInitialization(Object bean, String name) {
        return bean instanceof CookieSerializer cookies ? new NumbersOnly(cookies) : bean;
      }
    };
  }

  /** Reads what can be a session's number and nothing else. */
  private record NumbersOnly(CookieSerializer cookies) implements CookieSerializer {
    private static final Pattern NUMBER = Pattern.compile("[0-9a-f-]{36}");

    @Override
    public void writeCookieValue(CookieValue value) {
      cookies.writeCookieValue(value);
    }

    @Override
    public List<String> readCookieValues(HttpServletRequest request) {
      return cookies.readCookieValues(request).stream()
          .filter(value -> NUMBER.matcher(value).matches())
          .toList();
    }
  }
}
