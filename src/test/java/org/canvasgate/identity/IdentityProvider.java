package org.canvasgate.identity;

import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.source.ImmutableJWKSet;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.SecurityContext;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.security.interfaces.RSAPrivateKey;
import java.security.interfaces.RSAPublicKey;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.autoconfigure.http.HttpMessageConvertersAutoConfiguration;
import org.springframework.boot.autoconfigure.jackson.JacksonAutoConfiguration;
import org.springframework.boot.autoconfigure.web.servlet.DispatcherServletAutoConfiguration;
import org.springframework.boot.autoconfigure.web.servlet.ServletWebServerFactoryAutoConfiguration;
import org.springframework.boot.autoconfigure.web.servlet.WebMvcAutoConfiguration;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.boot.web.servlet.context.AnnotationConfigServletWebServerApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configuration.EnableWebSecurity;
import org.springframework.security.core.userdetails.User;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.server.authorization.client.InMemoryRegisteredClientRepository;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClient;
import org.springframework.security.oauth2.server.authorization.config.annotation.web.configuration.OAuth2AuthorizationServerConfiguration;
import org.springframework.security.oauth2.server.authorization.config.annotation.web.configurers.OAuth2AuthorizationServerConfigurer;
import org.springframework.security.oauth2.server.authorization.settings.AuthorizationServerSettings;
import org.springframework.security.oauth2.server.authorization.settings.ClientSettings;
import org.springframework.security.oauth2.server.authorization.token.JwtEncodingContext;
import org.springframework.security.oauth2.server.authorization.token.OAuth2TokenCustomizer;
import org.springframework.security.web.SecurityFilterChain;

/**
 * A real identity provider, Spring Authorization Server, in an application context of its own on a
 * port of its own. What it says of somebody is what a test tells it to say.
 */
final class IdentityProvider implements AutoCloseable {
  static final String CLIENT = "canvasgate";
  static final String SECRET = "a-secret-between-two-programs";
  static final String PASSWORD = "a-password-of-elsewhere";

  /** What the token of each person says beside or instead of what it would say. */
  private static final Map<String, Map<String, Object>> CLAIMS = new ConcurrentHashMap<>();

  private final AnnotationConfigServletWebServerApplicationContext context =
      new AnnotationConfigServletWebServerApplicationContext();

  IdentityProvider() {
    context.register(Setup.class);
    TestPropertyValues.of("server.port=0").applyTo(context);
    context.refresh();
  }

  int port() {
    return context.getWebServer().getPort();
  }

  String issuer() {
    return "http://localhost:" + port();
  }

  void says(String person, Map<String, Object> claims) {
    CLAIMS.put(person, claims);
  }

  /** From now on it knows an application on that port. */
  void knows(int port) {
    context
        .getBean(InMemoryRegisteredClientRepository.class)
        .save(
            client()
                .redirectUri("http://localhost:" + port + "/sign-in/from/provider")
                .postLogoutRedirectUri("http://localhost:" + port + "/sign-in")
                .build());
  }

  private static RegisteredClient.Builder client() {
    return RegisteredClient.withId("one")
        .clientId(CLIENT)
        .clientSecret("{noop}" + SECRET)
        .clientAuthenticationMethod(ClientAuthenticationMethod.CLIENT_SECRET_BASIC)
        .authorizationGrantType(AuthorizationGrantType.AUTHORIZATION_CODE)
        .scopes(scopes -> scopes.addAll(java.util.Set.of("openid", "profile", "email")))
        .clientSettings(ClientSettings.builder().requireProofKey(true).build());
  }

  @Override
  public void close() {
    context.close();
  }

  /** Without an annotation by which the application under test would find it, too. */
  @EnableWebSecurity
  @ImportAutoConfiguration({
    ServletWebServerFactoryAutoConfiguration.class,
    DispatcherServletAutoConfiguration.class,
    WebMvcAutoConfiguration.class,
    HttpMessageConvertersAutoConfiguration.class,
    JacksonAutoConfiguration.class
  })
  static class Setup {
    @Bean
    SecurityFilterChain provider(HttpSecurity http) throws Exception {
      var server = OAuth2AuthorizationServerConfigurer.authorizationServer();
      return http.with(server, its -> its.oidc(Customizer.withDefaults()))
          .authorizeHttpRequests(requests -> requests.anyRequest().authenticated())
          .csrf(csrf -> csrf.ignoringRequestMatchers(request -> true))
          .formLogin(Customizer.withDefaults())
          .oauth2ResourceServer(resource -> resource.jwt(Customizer.withDefaults()))
          .build();
    }

    /** Whoever knows the one password is who they say they are. */
    @Bean
    UserDetailsService people() {
      return name -> User.withUsername(name).password("{noop}" + PASSWORD).roles("PERSON").build();
    }

    @Bean
    InMemoryRegisteredClientRepository clients() {
      return new InMemoryRegisteredClientRepository(
          client().redirectUri("http://localhost/nobody-yet").build());
    }

    @Bean
    AuthorizationServerSettings settings() {
      return AuthorizationServerSettings.builder().build();
    }

    @Bean
    OAuth2TokenCustomizer<JwtEncodingContext> claims() {
      return token -> {
        if (!"id_token".equals(token.getTokenType().getValue())) return;
        String person = token.getPrincipal().getName();
        token.getClaims().claim("preferred_username", person);
        token.getClaims().claim("family_name", "Elsewhere");
        token.getClaims().claims(all -> all.putAll(CLAIMS.getOrDefault(person, Map.of())));
      };
    }

    @Bean
    JWKSource<SecurityContext> keys() throws NoSuchAlgorithmException {
      var generator = KeyPairGenerator.getInstance("RSA");
      generator.initialize(2048);
      var pair = generator.generateKeyPair();
      return new ImmutableJWKSet<>(
          new JWKSet(
              new RSAKey.Builder((RSAPublicKey) pair.getPublic())
                  .privateKey((RSAPrivateKey) pair.getPrivate())
                  .keyID(UUID.randomUUID().toString())
                  .build()));
    }

    @Bean
    JwtDecoder decoder(JWKSource<SecurityContext> keys) {
      return OAuth2AuthorizationServerConfiguration.jwtDecoder(keys);
    }
  }
}
