package org.canvasgate.identity;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.session.config.SessionRepositoryCustomizer;
import org.springframework.session.jdbc.JdbcIndexedSessionRepository;
import org.springframework.session.jdbc.PostgreSqlJdbcIndexedSessionRepositoryCustomizer;

/** Sessions lie in the database: they outlive a node, and one of them can be ended from outside. */
@Configuration(proxyBeanMethods = false)
class SessionConfiguration {
  /** Two requests of one page may bring the same attribute at once; the later one stays. */
  @Bean
  SessionRepositoryCustomizer<JdbcIndexedSessionRepository> sessionsOfPostgreSql() {
    return new PostgreSqlJdbcIndexedSessionRepositoryCustomizer();
  }
}
