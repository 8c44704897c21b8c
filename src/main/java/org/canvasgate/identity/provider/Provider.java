package org.canvasgate.identity.provider;

import java.net.URI;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;
import org.springframework.security.oauth2.client.registration.ClientRegistrations;

/**
 * The identity provider as it describes itself. Asked at the first sign-in and not at the start:
 * the application runs while the provider does not.
 */
final class Provider implements ClientRegistrationRepository {
  static final String ID = "provider";
  private static final String END = "end_session_endpoint";

  private final ProviderSettings settings;
  private volatile ClientRegistration described;

  Provider(ProviderSettings settings) {
    this.settings = settings;
  }

  @Override
  public ClientRegistration findByRegistrationId(String id) {
    if (!ID.equals(id)) return null;
    if (described == null) described = describe();
    return described;
  }

  private ClientRegistration describe() {
    return ClientRegistrations.fromIssuerLocation(settings.issuer())
        .registrationId(ID)
        .clientId(settings.clientId())
        .clientSecret(settings.clientSecret())
        .scope(settings.allScopes())
        .redirectUri("{baseUrl}" + ProviderDoor.FROM + ID)
        .build();
  }

  /** Where a sign-in is ended at the provider; null where it does not say, or was never asked. */
  String end() {
    if (described == null) return null;
    return (String) described.getProviderDetails().getConfigurationMetadata().get(END);
  }

  /** The provider's place, to which the form of the sign-out may lead. */
  String origin() {
    URI issuer = URI.create(settings.issuer());
    return issuer.getScheme() + "://" + issuer.getAuthority();
  }
}
