package org.canvasgate.identity;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.BeanClassLoaderAware;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.convert.ConversionService;
import org.springframework.core.convert.support.GenericConversionService;
import org.springframework.core.serializer.support.DeserializingConverter;
import org.springframework.core.serializer.support.SerializationFailedException;
import org.springframework.core.serializer.support.SerializingConverter;
import org.springframework.session.config.SessionRepositoryCustomizer;
import org.springframework.session.jdbc.JdbcIndexedSessionRepository;
import org.springframework.session.jdbc.PostgreSqlJdbcIndexedSessionRepositoryCustomizer;
import org.springframework.session.web.http.CookieSerializer;

/** Sessions lie in the database: they outlive a node, and one of them can be ended from outside. */
@Configuration(proxyBeanMethods = false)
class SessionConfiguration implements BeanClassLoaderAware {
  private static final Logger LOG = LoggerFactory.getLogger(SessionConfiguration.class);

  private ClassLoader classes;

  @Override
  public void setBeanClassLoader(ClassLoader classes) {
    this.classes = classes;
  }

  /** Two requests of one page may bring the same attribute at once; the later one stays. */
  @Bean
  SessionRepositoryCustomizer<JdbcIndexedSessionRepository> sessionsOfPostgreSql() {
    return new PostgreSqlJdbcIndexedSessionRepositoryCustomizer();
  }

  /**
   * What another version of a library wrote may not be readable here, as in an upgrade: then it is
   * not there, and the person signs in again. Otherwise every page would end in an error for them.
   * Spring Session finds it by its name.
   */
  @Bean
  ConversionService springSessionConversionService() {
    var written = new SerializingConverter();
    var read = new DeserializingConverter(classes);
    var service = new GenericConversionService();
    service.addConverter(Object.class, byte[].class, written);
    service.addConverter(
        byte[].class,
        Object.class,
        bytes -> {
          try {
            return read.convert(bytes);
          } catch (SerializationFailedException unreadable) {
            LOG.debug("A part of a session is of another version", unreadable);
            return null;
          }
        });
    return service;
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
