package org.canvasgate.engine.load;

import com.fasterxml.jackson.databind.ObjectMapper;
import org.apache.catalina.core.StandardHost;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.web.embedded.tomcat.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.MessageSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.web.servlet.LocaleResolver;

/** Puts the door before everything else. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(LoadSettings.class)
class LoadConfiguration {
  /** Right after the encoding of characters is set, and before the session is looked up. */
  private static final int OUTERMOST = Ordered.HIGHEST_PRECEDENCE + 10;

  @Bean
  FilterRegistrationBean<Admission> admission(
      LoadSettings settings, MessageSource messages, LocaleResolver languages, ObjectMapper json) {
    var filter =
        new FilterRegistrationBean<>(
            new Admission(settings, new PlainAnswers(messages, languages, json)));
    filter.setOrder(OUTERMOST);
    return filter;
  }

  @Bean
  WebServerFactoryCustomizer<TomcatServletWebServerFactory> plainErrors() {
    return factory ->
        factory.addContextCustomizers(
            context -> {
              if (context.getParent() instanceof StandardHost host)
                host.setErrorReportValveClass(PlainErrors.class.getName());
            });
  }
}
