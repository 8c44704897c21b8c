package org.canvasgate.tracking.api;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import org.canvasgate.identity.EngineIdentityFilter;
import org.canvasgate.identity.PageLink;
import org.canvasgate.identity.PageRight;
import org.canvasgate.identity.key.KeyBearer;
import org.canvasgate.identity.key.KeySignIn;
import org.canvasgate.identity.key.Scope;
import org.canvasgate.identity.signin.TooManyTries;
import org.canvasgate.tracking.api.Faults.Kind;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.security.authorization.AuthorizationDecision;
import org.springframework.security.authorization.AuthorizationManager;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.annotation.web.configurers.HeadersConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.security.web.access.intercept.AuthorizationFilter;
import org.springframework.security.web.access.intercept.RequestAuthorizationContext;
import org.springframework.security.web.authentication.www.BasicAuthenticationFilter;
import org.springframework.security.web.header.writers.StaticHeadersWriter;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.filter.ShallowEtagHeaderFilter;

/**
 * The door of the interface: a password or a key with each request, never a session, so that no
 * page elsewhere can act through a browser that is signed in here.
 */
@Configuration(proxyBeanMethods = false)
class ApiSecurity {
  static final String DESCRIPTION = ApiRoot.PATH + "/openapi.json";
  static final String SCHEMA = ApiRoot.PATH + "/schemas/**";

  private static final String EVERYTHING = ApiRoot.PATH + "/**";
  private static final String BEARER = "Bearer ";

  @Bean
  @Order(0)
  SecurityFilterChain programs(
      HttpSecurity http, EngineIdentityFilter identity, KeySignIn keys, Faults faults)
      throws Exception {
    AuthenticationEntryPoint challenge =
        (request, response, failed) -> challenge(faults, request, response, failed);
    AccessDeniedHandler denied =
        (request, response, why) ->
            faults.write(
                request,
                response,
                SecurityContextHolder.getContext().getAuthentication() instanceof KeyBearer
                    ? Kind.OUT_OF_SCOPE
                    : Kind.NOT_ALLOWED);
    return http.securityMatcher(EVERYTHING)
        .authorizeHttpRequests(
            requests ->
                requests
                    .requestMatchers(HttpMethod.GET, DESCRIPTION, SCHEMA)
                    .permitAll()
                    .requestMatchers(ApiRoot.PATH + "/me")
                    .authenticated()
                    .requestMatchers(ApiRoot.PATH + "/tasks/**", ApiRoot.PATH + "/tasks")
                    .access(within(Scope.TASKS))
                    .requestMatchers(HttpMethod.GET, EVERYTHING)
                    .access(within(Scope.READ))
                    .requestMatchers(HttpMethod.HEAD, EVERYTHING)
                    .access(within(Scope.READ))
                    .requestMatchers(ApiRoot.PATH + "/notices/**")
                    .access(within(Scope.READ))
                    .anyRequest()
                    .access(within(Scope.PROPOSE)))
        .httpBasic(basic -> basic.authenticationEntryPoint(challenge))
        .exceptionHandling(
            failures -> failures.authenticationEntryPoint(challenge).accessDeniedHandler(denied))
        .sessionManagement(
            // a browser that sends its cookie, too, keeps its session as it was
            s ->
                s.sessionCreationPolicy(SessionCreationPolicy.STATELESS)
                    .sessionFixation(fixation -> fixation.none()))
        .csrf(AbstractHttpConfigurer::disable) // no cookie signs anybody in here
        .requestCache(AbstractHttpConfigurer::disable)
        .headers(ApiSecurity::askAgainButMayKeep)
        .addFilterBefore(new Bearers(keys, challenge), BasicAuthenticationFilter.class)
        .addFilterAfter(identity, AuthorizationFilter.class)
        .build();
  }

  /** A password opens all that its owner may do; a key what its scopes allow. */
  private static AuthorizationManager<RequestAuthorizationContext> within(Scope scope) {
    return (user, request) -> {
      var now = user.get();
      boolean allowed =
          now != null
              && now.isAuthenticated()
              && !(now
                  instanceof
                  org.springframework.security.authentication.AnonymousAuthenticationToken)
              && (!(now instanceof KeyBearer)
                  || now.getAuthorities().stream()
                      .anyMatch(right -> right.getAuthority().equals(scope.authority())));
      return new AuthorizationDecision(allowed);
    };
  }

  /** What somebody has fetched they may keep, and ask by its tag whether it still holds. */
  private static void askAgainButMayKeep(HeadersConfigurer<HttpSecurity> headers) {
    headers.cacheControl(HeadersConfigurer.CacheControlConfig::disable);
    headers.addHeaderWriter(
        new StaticHeadersWriter(HttpHeaders.CACHE_CONTROL, "private, no-cache"));
    headers.contentSecurityPolicy(
        policy -> policy.policyDirectives("default-src 'none'; frame-ancestors 'none'; sandbox"));
  }

  private static void challenge(
      Faults faults,
      HttpServletRequest request,
      HttpServletResponse response,
      AuthenticationException failed)
      throws IOException {
    boolean withKey = bearer(request) != null;
    response.addHeader(
        HttpHeaders.WWW_AUTHENTICATE,
        withKey
            ? "Bearer realm=\"Canvasgate\", error=\"invalid_token\""
            : "Bearer realm=\"Canvasgate\"");
    if (!withKey)
      response.addHeader(
          HttpHeaders.WWW_AUTHENTICATE, "Basic realm=\"Canvasgate\", charset=\"UTF-8\"");
    if (failed instanceof TooManyTries many)
      response.setHeader(HttpHeaders.RETRY_AFTER, Long.toString(many.left().toSeconds()));
    String sentence = failed == null ? null : failed.getMessage();
    if (sentence != null && sentence.matches("(key|identity)\\.refused\\..*"))
      faults.write(request, response, Kind.NOT_SIGNED_IN, sentence);
    else faults.write(request, response, Kind.NOT_SIGNED_IN);
  }

  /** The key that a request shows; null where it shows none. */
  private static String bearer(HttpServletRequest request) {
    String header = request.getHeader(HttpHeaders.AUTHORIZATION);
    if (header == null
        || !header.toLowerCase(Locale.ROOT).startsWith(BEARER.toLowerCase(Locale.ROOT)))
      return null;
    return header.substring(BEARER.length()).strip();
  }

  /** Lets whoever shows a good key in; a bad one ends the request at once. */
  private static final class Bearers extends OncePerRequestFilter {
    private final KeySignIn keys;
    private final AuthenticationEntryPoint challenge;

    Bearers(KeySignIn keys, AuthenticationEntryPoint challenge) {
      this.keys = keys;
      this.challenge = challenge;
    }

    @Override
    protected void doFilterInternal(
        HttpServletRequest request, HttpServletResponse response, FilterChain chain)
        throws ServletException, IOException {
      String secret = bearer(request);
      if (secret != null)
        try {
          SecurityContext signedIn = SecurityContextHolder.createEmptyContext();
          signedIn.setAuthentication(keys.of(secret));
          SecurityContextHolder.setContext(signedIn);
        } catch (AuthenticationException refused) {
          SecurityContextHolder.clearContext();
          challenge.commence(request, response, refused);
          return;
        }
      chain.doFilter(request, response);
    }
  }

  /** Tags each answer by its content, so that whoever asks again hears only that it still holds. */
  @Bean
  FilterRegistrationBean<ShallowEtagHeaderFilter> answerTags() {
    var tags = new FilterRegistrationBean<>(new ShallowEtagHeaderFilter());
    tags.addUrlPatterns(ApiRoot.PATH + "/*");
    return tags;
  }

  @Bean
  FilterRegistrationBean<BodyLimit> bodyLimit(Faults faults) {
    var limit = new FilterRegistrationBean<>(new BodyLimit(faults));
    limit.addUrlPatterns(ApiRoot.PATH + "/*");
    return limit;
  }

  @Bean
  PageRight descriptionPage() {
    return PageRight.signedIn("/api");
  }

  @Bean
  @Order(95)
  PageLink descriptionLink() {
    return new PageLink("/api", "api.page.title", List.of(), PageLink.Group.SYSTEM);
  }
}
