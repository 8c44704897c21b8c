package org.canvasgate.identity.provider;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Optional;
import org.canvasgate.identity.signin.Claim;
import org.canvasgate.identity.signin.SignedInSessions;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.client.OAuth2AuthorizedClient;
import org.springframework.security.oauth2.client.web.DefaultOAuth2AuthorizationRequestResolver;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizationRequestCustomizers;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizedClientRepository;
import org.springframework.security.web.authentication.AuthenticationFailureHandler;
import org.springframework.security.web.authentication.AuthenticationSuccessHandler;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;
import org.springframework.web.util.UriComponentsBuilder;

/** The way to the provider and back, and out of both. */
public final class ProviderDoor {
  /** Below this the way to the provider begins. */
  static final String TO = "/sign-in/to";

  /** Below this people come back. */
  static final String FROM = "/sign-in/from/";

  private static final String TOKEN = ProviderDoor.class.getName();

  private final Provider provider;
  private final ProviderSettings settings;
  private final ProvidedPeople people;
  private final SignedInSessions sessions;

  ProviderDoor(
      Provider provider,
      ProviderSettings settings,
      ProvidedPeople people,
      SignedInSessions sessions) {
    this.provider = provider;
    this.settings = settings;
    this.people = people;
    this.sessions = sessions;
  }

  /** As the sign-in page calls the provider. */
  public String name() {
    return settings.name();
  }

  /** The link of the sign-in page. */
  public String link() {
    return TO + "/" + Provider.ID;
  }

  /** Where the form of the sign-out may lead. */
  public String origin() {
    return provider.origin();
  }

  /** Opens the door in a chain of filters. */
  public void open(
      HttpSecurity http,
      String signIn,
      AuthenticationSuccessHandler entered,
      AuthenticationFailureHandler refused)
      throws Exception {
    var way = new DefaultOAuth2AuthorizationRequestResolver(provider, TO);
    way.setAuthorizationRequestCustomizer(OAuth2AuthorizationRequestCustomizers.withPkce());
    http.oauth2Login(
        login ->
            login
                .clientRegistrationRepository(provider)
                .authorizedClientRepository(new NoTokens())
                .loginPage(signIn)
                .loginProcessingUrl(FROM + "*")
                .authorizationEndpoint(there -> there.authorizationRequestResolver(way))
                .userInfoEndpoint(who -> who.oidcUserService(people))
                .successHandler(entered)
                .failureHandler(refused));
  }

  /** Before the session ends: notes by what the provider knows the sign-in. */
  public void noteToken(HttpServletRequest request) {
    sessions
        .claim(request)
        .map(Claim::token)
        .ifPresent(token -> request.setAttribute(TOKEN, token));
  }

  /** Where the sign-out at the provider is; empty for somebody who did not come from there. */
  public Optional<String> end(HttpServletRequest request, String after) {
    Object token = request.getAttribute(TOKEN);
    if (token == null || provider.end() == null) return Optional.empty();
    return Optional.of(
        UriComponentsBuilder.fromUriString(provider.end())
            .queryParam("id_token_hint", token)
            .queryParam(
                "post_logout_redirect_uri",
                ServletUriComponentsBuilder.fromContextPath(request).path(after).toUriString())
            .encode()
            .toUriString());
  }

  /** What the provider would let this application ask further is not kept: nothing is asked. */
  private static final class NoTokens implements OAuth2AuthorizedClientRepository {
    @Override
    public <T extends OAuth2AuthorizedClient> T loadAuthorizedClient(
        String registration, Authentication who, HttpServletRequest request) {
      return null;
    }

    @Override
    public void saveAuthorizedClient(
        OAuth2AuthorizedClient client,
        Authentication who,
        HttpServletRequest request,
        HttpServletResponse response) {
      // see above
    }

    @Override
    public void removeAuthorizedClient(
        String registration,
        Authentication who,
        HttpServletRequest request,
        HttpServletResponse response) {
      // nothing was kept
    }
  }
}
