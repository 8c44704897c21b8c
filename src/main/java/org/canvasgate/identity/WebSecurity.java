package org.canvasgate.identity;

import java.util.List;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.webapp.impl.security.auth.ContainerBasedAuthenticationFilter;
import org.canvasgate.identity.provider.ProviderDoor;
import org.canvasgate.identity.signin.KnownBrowsers;
import org.canvasgate.identity.signin.PageDetails;
import org.canvasgate.identity.signin.PasswordSignIn;
import org.canvasgate.identity.signin.SignedInSessions;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.actuate.autoconfigure.security.servlet.EndpointRequest;
import org.springframework.boot.actuate.health.HealthEndpoint;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.security.authentication.AuthenticationManager;
import org.springframework.security.authentication.DefaultAuthenticationEventPublisher;
import org.springframework.security.authentication.ProviderManager;
import org.springframework.security.authentication.event.AuthenticationFailureProviderNotFoundEvent;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.annotation.web.configurers.HeadersConfigurer;
import org.springframework.security.config.annotation.web.configurers.LogoutConfigurer;
import org.springframework.security.config.annotation.web.configurers.SessionManagementConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.AccessDeniedHandlerImpl;
import org.springframework.security.web.access.intercept.AuthorizationFilter;
import org.springframework.security.web.authentication.HttpStatusEntryPoint;
import org.springframework.security.web.savedrequest.HttpSessionRequestCache;
import org.springframework.security.web.savedrequest.RequestCache;
import org.springframework.security.web.util.matcher.RequestMatcher;

/**
 * Who may reach which address. Three doors, one list of users: REST by password with each request,
 * Camunda's web applications and our own pages by the one sign-in. What is not named is closed.
 */
@Configuration(proxyBeanMethods = false)
class WebSecurity {
  static final String SIGN_IN = "/sign-in";
  static final String SIGN_OUT = "/sign-out";
  static final String TASKLIST = "/camunda/app/tasklist/default/";

  /** After Spring Security, before Camunda's own filters. */
  private static final int AFTER_SECURITY = 201;

  @Bean
  AuthenticationManager authenticationManager(
      PasswordSignIn signIn, ApplicationEventPublisher events) {
    var manager = new ProviderManager(signIn);
    var publisher = new DefaultAuthenticationEventPublisher(events);
    publisher.setDefaultAuthenticationFailureEvent(
        AuthenticationFailureProviderNotFoundEvent.class);
    manager.setAuthenticationEventPublisher(publisher);
    return manager;
  }

  @Bean
  SignInEntry signInEntry(SignedInSessions sessions) {
    return new SignInEntry(sessions);
  }

  @Bean
  @Order(1)
  SecurityFilterChain rest(
      HttpSecurity http, EngineIdentityFilter identity, ProgramRefusal refusals) throws Exception {
    return http.securityMatcher(Address.one("/engine-rest/**"))
        .authorizeHttpRequests(requests -> requests.anyRequest().access(EngineAddresses::decide))
        .httpBasic(basic -> basic.authenticationEntryPoint(refusals))
        .exceptionHandling(failures -> failures.accessDeniedHandler(refusals))
        .sessionManagement(WebSecurity::noneOfSessions)
        .csrf(AbstractHttpConfigurer::disable) // no cookie signs anybody in here
        .addFilterAfter(identity, AuthorizationFilter.class)
        .build();
  }

  /** A browser that sends its cookie, too, keeps its session as it was. */
  private static void noneOfSessions(SessionManagementConfigurer<HttpSecurity> sessions) {
    sessions.sessionCreationPolicy(SessionCreationPolicy.STATELESS);
    sessions.sessionFixation(SessionManagementConfigurer.SessionFixationConfigurer::none);
  }

  @Bean
  @Order(2)
  SecurityFilterChain webApplications(
      HttpSecurity http, SignedInSessions sessions, SignInEntry entry, ProgramRefusal refusals)
      throws Exception {
    return http.securityMatcher(Address.one("/camunda/**"))
        .authorizeHttpRequests(
            requests ->
                requests
                    .requestMatchers(
                        Address.of(
                            // makes an administrator of whoever calls first (CVE-2026-77226)
                            "/camunda/api/admin/setup/**",
                            "/camunda/app/admin/*/setup/**",
                            // of an engine that is not there Camunda fails to show a page
                            "/camunda/app/*/{engine:(?!default$)[^.]+}",
                            // a second door, without the slowing down of guesses
                            "/camunda/api/admin/auth/user/*/login/**"))
                    .denyAll()
                    .requestMatchers(Address.of("/camunda/api/admin/auth/user/**"))
                    .authenticated()
                    .requestMatchers(Address.get("/camunda/api/admin/plugin/license/**"))
                    .authenticated()
                    .requestMatchers(
                        Address.of(
                            "/camunda/app/cockpit/**",
                            "/camunda/api/cockpit/**",
                            "/camunda/app/admin/**",
                            "/camunda/api/admin/**"))
                    .hasAnyAuthority(
                        Role.ADMINISTRATORS.authority(), Role.authority(Role.CAMUNDA_ADMIN))
                    .requestMatchers(Address.of("/camunda/api/engine/**"))
                    .access(EngineAddresses::decide)
                    .requestMatchers(
                        Address.of(
                            "/camunda",
                            "/camunda/",
                            "/camunda/app/tasklist/**",
                            "/camunda/api/tasklist/**",
                            "/camunda/app/welcome/**",
                            "/camunda/api/welcome/**",
                            "/camunda/assets/**",
                            "/camunda/lib/**",
                            "/camunda/favicon.ico"))
                    .authenticated()
                    .anyRequest()
                    .denyAll())
        .securityContext(context -> context.securityContextRepository(sessions))
        .requestCache(asked -> asked.requestCache(pagesAlone()))
        .csrf(AbstractHttpConfigurer::disable) // Camunda's own filter checks its own token
        .headers(WebSecurity::framesFromHere)
        .exceptionHandling(
            failures ->
                failures
                    .defaultAuthenticationEntryPointFor(
                        new HttpStatusEntryPoint(HttpStatus.UNAUTHORIZED),
                        Address.one("/camunda/api/**"))
                    .defaultAuthenticationEntryPointFor(entry, anything())
                    .defaultAccessDeniedHandlerFor(refusals, Address.one("/camunda/api/**"))
                    .defaultAccessDeniedHandlerFor(new AccessDeniedHandlerImpl(), anything()))
        .build();
  }

  @Bean
  @Order(3)
  SecurityFilterChain pages(
      HttpSecurity http,
      EngineIdentityFilter identity,
      ObjectProvider<PageRight> pages,
      SignedInSessions sessions,
      SignInEntry entry,
      KnownBrowsers browsers,
      ObjectProvider<ProviderDoor> providers)
      throws Exception {
    List<PageRight> rights = pages.orderedStream().toList();
    ProviderDoor provider = providers.getIfAvailable();
    var entered = new FirstPage(browsers);
    if (provider != null) provider.open(http, SIGN_IN, entered, entry);
    return http.authorizeHttpRequests(
            requests -> {
              requests
                  .requestMatchers(EndpointRequest.to(HealthEndpoint.class))
                  .permitAll()
                  .requestMatchers(
                      Address.of(
                          SIGN_IN,
                          SecondStep.CODE,
                          SecondStep.ENROL,
                          "/language",
                          "/error",
                          "/favicon.ico",
                          "/assets/**"))
                  .permitAll()
                  .requestMatchers(Address.of("/"))
                  .authenticated();
              for (PageRight right : rights) {
                var page = requests.requestMatchers(Address.of(right.pattern()));
                if (right.anybody()) page.permitAll();
                else if (right.roles().isEmpty()) page.authenticated();
                else
                  page.hasAnyAuthority(
                      right.roles().stream().map(Role::authority).toArray(String[]::new));
              }
              requests.anyRequest().denyAll();
            })
        .formLogin(
            form ->
                form.loginPage(SIGN_IN)
                    .authenticationDetailsSource(PageDetails::new)
                    .successHandler(entered)
                    .failureHandler(entry))
        .securityContext(context -> context.securityContextRepository(sessions))
        .requestCache(asked -> asked.requestCache(pagesAlone()))
        .exceptionHandling(
            failures -> failures.authenticationEntryPoint(entry).accessDeniedHandler(entry))
        .logout(out -> wayOut(out, provider))
        .headers(
            headers -> {
              framesFromHere(headers);
              headers.addHeaderWriter(new PagePolicy(provider == null ? "" : provider.origin()));
            })
        .addFilterAfter(identity, AuthorizationFilter.class)
        .build();
  }

  private static void wayOut(LogoutConfigurer<HttpSecurity> out, ProviderDoor provider) {
    out.logoutUrl(SIGN_OUT).logoutSuccessUrl(SIGN_IN + "?out");
    if (provider == null) return;
    out.addLogoutHandler((request, response, who) -> provider.noteToken(request));
    out.logoutSuccessHandler(
        (request, response, who) ->
            response.sendRedirect(
                provider
                    .end(request, SIGN_IN)
                    .orElse(request.getContextPath() + SIGN_IN + "?out")));
  }

  private static void framesFromHere(HeadersConfigurer<HttpSecurity> headers) {
    headers.frameOptions(HeadersConfigurer.FrameOptionsConfig::sameOrigin);
    headers.referrerPolicy(Customizer.withDefaults());
  }

  /**
   * What is opened after the sign-in is a page. What a page's scripts ask for is none: it would be
   * opened in its place, and the session begun for it would hide that the last one has ended.
   */
  private static RequestCache pagesAlone() {
    var cache = new HttpSessionRequestCache();
    cache.setRequestMatcher(
        request -> {
          String accepts = request.getHeader(HttpHeaders.ACCEPT);
          return request.getMethod().equals("GET")
              && (accepts == null || accepts.contains(MediaType.TEXT_HTML_VALUE));
        });
    return cache;
  }

  private static RequestMatcher anything() {
    return request -> true;
  }

  @Bean
  FilterRegistrationBean<ContainerBasedAuthenticationFilter> oneSignIn() {
    var filter = new FilterRegistrationBean<>(new ContainerBasedAuthenticationFilter());
    filter.addInitParameter("authentication-provider", SignedInUser.class.getName());
    filter.addUrlPatterns("/camunda/app/*", "/camunda/api/*");
    filter.setOrder(AFTER_SECURITY);
    return filter;
  }

  @Bean
  FilterRegistrationBean<SignOutEverywhere> signOutEverywhere() {
    var filter = new FilterRegistrationBean<>(new SignOutEverywhere());
    filter.addUrlPatterns("/camunda/api/*");
    filter.setOrder(AFTER_SECURITY - 1);
    return filter;
  }

  @Bean
  FilterRegistrationBean<OneSpelling> oneSpelling() {
    var filter = new FilterRegistrationBean<>(new OneSpelling());
    filter.setOrder(Ordered.HIGHEST_PRECEDENCE);
    return filter;
  }

  @Bean
  FilterRegistrationBean<SecureCookies> secureCookies() {
    var filter = new FilterRegistrationBean<>(new SecureCookies());
    filter.addUrlPatterns("/camunda/*");
    filter.setOrder(AFTER_SECURITY - 1);
    return filter;
  }

  /** Only inside the security chains, which decide where it runs. */
  @Bean
  FilterRegistrationBean<EngineIdentityFilter> notByItself(EngineIdentityFilter filter) {
    var registration = new FilterRegistrationBean<>(filter);
    registration.setEnabled(false);
    return registration;
  }

  @Bean
  EngineIdentityFilter engineIdentityFilter(IdentityService identity) {
    return new EngineIdentityFilter(identity);
  }
}
