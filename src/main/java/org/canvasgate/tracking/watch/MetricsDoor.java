package org.canvasgate.tracking.watch;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.security.authorization.AuthorizationDecision;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.HttpStatusEntryPoint;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.util.Assert;

/**
 * The door of the metrics: open to the monitoring system that shows the token, closed to everybody
 * else and, where no token is set, to everybody. Nobody signs in here, so no password of a person
 * stands in the settings of a monitoring system.
 */
@Configuration(proxyBeanMethods = false)
class MetricsDoor {
  static final String ADDRESS = "/actuator/prometheus";

  /** Shorter ones can be guessed. */
  private static final int SHORTEST = 20;

  @Bean
  @Order(-1)
  SecurityFilterChain metrics(
      HttpSecurity http, @Value("${canvasgate.metrics.token:}") String token) throws Exception {
    Assert.isTrue(
        token.isEmpty() || token.length() >= SHORTEST,
        "canvasgate.metrics.token needs at least 20 characters. / 20자 이상이어야 합니다.");
    byte[] wanted = ("Bearer " + token).getBytes(StandardCharsets.UTF_8);
    return http.securityMatcher(PathPatternRequestMatcher.withDefaults().matcher(ADDRESS + "/**"))
        .authorizeHttpRequests(
            requests ->
                requests
                    .anyRequest()
                    .access(
                        (nobody, asked) ->
                            new AuthorizationDecision(
                                !token.isEmpty()
                                    && MessageDigest.isEqual(
                                        wanted,
                                        shown(
                                            asked
                                                .getRequest()
                                                .getHeader(HttpHeaders.AUTHORIZATION))))))
        .sessionManagement(s -> s.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
        .csrf(AbstractHttpConfigurer::disable) // no cookie signs anybody in here
        .requestCache(AbstractHttpConfigurer::disable)
        .exceptionHandling(
            failures ->
                failures.authenticationEntryPoint(
                    new HttpStatusEntryPoint(HttpStatus.UNAUTHORIZED)))
        .build();
  }

  private static byte[] shown(String header) {
    return (header == null ? "" : header).getBytes(StandardCharsets.UTF_8);
  }
}
