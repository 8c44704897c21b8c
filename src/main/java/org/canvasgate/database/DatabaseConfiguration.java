package org.canvasgate.database;

import com.zaxxer.hikari.HikariDataSource;
import java.nio.file.Path;
import javax.sql.DataSource;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.flyway.FlywayConfigurationCustomizer;
import org.springframework.boot.autoconfigure.jdbc.DataSourceProperties;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Condition;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;
import org.springframework.core.type.AnnotatedTypeMetadata;

/** The one data source: the database brought along, or the one that is configured. */
@Configuration(proxyBeanMethods = false)
class DatabaseConfiguration {

  @Bean
  DatabaseMode databaseMode(Environment environment) {
    return DatabaseMode.of(environment);
  }

  @Bean
  OwnersWork ownersWork(DataSource application) {
    return new OwnersWork(application);
  }

  @Configuration(proxyBeanMethods = false)
  @ConditionalOnEmbeddedDatabase
  static class Embedded {
    @Bean
    EmbeddedServer embeddedServer(@Value("${canvasgate.data-directory}") Path directory) {
      return EmbeddedServer.start(directory);
    }

    @Bean
    @ConfigurationProperties("spring.datasource.hikari")
    HikariDataSource dataSource(EmbeddedServer server) {
      var pool = pool();
      pool.setJdbcUrl(server.url());
      pool.setUsername(EmbeddedServer.USER);
      pool.setPassword(server.password());
      return pool;
    }

    /** The tables are made by their owner, who is somebody else than the running application. */
    @Bean
    FlywayConfigurationCustomizer tablesOfTheirOwner(EmbeddedServer server) {
      return flyway ->
          flyway.dataSource(server.url(), EmbeddedServer.OWNER, server.ownersPassword());
    }
  }

  @Configuration(proxyBeanMethods = false)
  @Conditional(OnConfiguredDatabase.class)
  static class Configured {
    @Bean
    ConfiguredDatabase configuredDatabase(
        DataSourceProperties settings,
        @Value("${spring.flyway.user:}") String owner,
        @Value("${spring.flyway.password:}") String ownersPassword) {
      return new ConfiguredDatabase(settings, owner, ownersPassword);
    }

    @Bean
    StartTurn startTurn(
        ConfiguredDatabase database,
        @Value("${canvasgate.administrator.password:}") String administratorPassword) {
      if (administratorPassword.isBlank()) {
        throw new StartRefused("start.administrator", null);
      }
      return StartTurn.take(database);
    }

    /**
     * @param turn taken before anything is looked at, so that no half of a first start is seen
     */
    @Bean
    @ConfigurationProperties("spring.datasource.hikari")
    HikariDataSource dataSource(
        DataSourceProperties settings, ConfiguredDatabase database, StartTurn turn) {
      database.require();
      var pool = pool();
      pool.setJdbcUrl(settings.getUrl());
      pool.setUsername(settings.getUsername());
      pool.setPassword(settings.getPassword());
      return pool;
    }
  }

  /** Sends the engine's batches as one statement each; safe with it, see its performance notes. */
  private static HikariDataSource pool() {
    var pool = new HikariDataSource();
    pool.setPoolName("canvasgate");
    pool.addDataSourceProperty("reWriteBatchedInserts", "true");
    // The details of an error quote the row that it is about.
    pool.addDataSourceProperty("logServerErrorDetail", "false");
    return pool;
  }

  /** The opposite of {@link ConditionalOnEmbeddedDatabase}; an empty address is none. */
  static final class OnConfiguredDatabase implements Condition {
    @Override
    public boolean matches(ConditionContext context, AnnotatedTypeMetadata metadata) {
      return !DatabaseMode.of(context.getEnvironment()).embedded();
    }
  }
}
