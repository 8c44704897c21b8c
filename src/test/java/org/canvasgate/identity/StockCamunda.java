package org.canvasgate.identity;

import org.canvasgate.testing.TestDatabase;
import org.springframework.boot.actuate.autoconfigure.security.servlet.ManagementWebSecurityAutoConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.autoconfigure.security.servlet.SecurityAutoConfiguration;
import org.springframework.boot.autoconfigure.security.servlet.SecurityFilterAutoConfiguration;
import org.springframework.boot.autoconfigure.security.servlet.UserDetailsServiceAutoConfiguration;
import org.springframework.boot.autoconfigure.session.SessionAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.web.servlet.context.ServletWebServerApplicationContext;

/** Camunda as shipped, without anything of this application, to show an attack on. */
@EnableAutoConfiguration(
    exclude = {
      SecurityAutoConfiguration.class,
      SecurityFilterAutoConfiguration.class,
      UserDetailsServiceAutoConfiguration.class,
      ManagementWebSecurityAutoConfiguration.class,
      SessionAutoConfiguration.class
    })
class StockCamunda implements AutoCloseable {
  static final String ENGINE = "stock";
  private ServletWebServerApplicationContext context;

  static StockCamunda start() {
    var stock = new StockCamunda();
    stock.context =
        (ServletWebServerApplicationContext)
            new SpringApplicationBuilder(StockCamunda.class)
                .properties(
                    "spring.config.name=stock",
                    "server.port=0",
                    "spring.flyway.enabled=false",
                    "spring.datasource.url=" + TestDatabase.create(),
                    "spring.datasource.username=postgres",
                    "spring.datasource.password=postgres",
                    "camunda.bpm.process-engine-name=" + ENGINE,
                    // asked for by the start-up checks, which run for every Spring application
                    "canvasgate.administrator.password=" + TestDatabase.ADMINISTRATOR_PASSWORD,
                    "camunda.bpm.auto-deployment-enabled=false",
                    "camunda.bpm.job-execution.enabled=false")
                .run();
    return stock;
  }

  int port() {
    return context.getWebServer().getPort();
  }

  org.camunda.bpm.engine.ProcessEngine engine() {
    return context.getBean(org.camunda.bpm.engine.ProcessEngine.class);
  }

  @Override
  public void close() {
    context.close();
  }
}
