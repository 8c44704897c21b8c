package org.canvasgate.identity.provider;

import org.canvasgate.identity.Accounts;
import org.canvasgate.identity.People;
import org.canvasgate.identity.signin.SignedInSessions;
import org.canvasgate.identity.signin.Standings;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Only where an issuer is given is there a provider. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty("canvasgate.oidc.issuer")
@EnableConfigurationProperties(ProviderSettings.class)
class ProviderConfiguration {
  @Bean
  ProviderDoor providerDoor(
      ProviderSettings settings,
      JdbcClient jdbc,
      People people,
      Accounts accounts,
      Standings standings,
      TransactionTemplate transaction,
      SignedInSessions sessions) {
    return new ProviderDoor(
        new Provider(settings),
        settings,
        new ProvidedPeople(settings, jdbc, people, accounts, standings, transaction),
        sessions);
  }
}
